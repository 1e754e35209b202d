// SPDX-License-Identifier: Apache-2.0
#include "ldavi/exporters/topic_tables.hpp"

#include <vector>

#include "base/number_format.hpp"
#include "exporters/coordinate_matrix.hpp"
#include "exporters/json_writer.hpp"
#include "exporters/markdown.hpp"
#include "exporters/npy.hpp"
#include "exporters/npz.hpp"
#include "exporters/table_row.hpp"
#include "ldavi/base/error.hpp"
#include "model/edited_topics.hpp"

namespace ldavi {
namespace {

bool is_text_table(TableFormat format) noexcept { return format == TableFormat::kTsv || format == TableFormat::kCsv; }

void write_topics_text(const TopicModel& model, const Matrix& probabilities, TableFormat format, const ByteSink& sink) {
  std::string line;
  TableRow header(line, format);
  header.cell("term").cell("document_frequency").cell("count");
  for (std::size_t k = 0; k < model.num_topics(); ++k) header.cell("topic_" + std::to_string(k));
  sink(header.end());
  for (std::size_t term = 0; term < model.num_terms(); ++term) {
    TableRow row(line, format);
    row.cell(model.vocabulary.term(term));
    row.number(model.vocabulary.document_frequencies()[term]).number(model.vocabulary.counts()[term]);
    for (std::size_t k = 0; k < model.num_topics(); ++k) row.number(probabilities(k, term));
    sink(row.end());
  }
}

void write_topics_json(const TopicModel& model, const Matrix& probabilities, const ByteSink& sink) {
  const std::vector<std::string> names = topic_names(model);
  const std::vector<double> shares = prevalence(model);
  JsonWriter json;
  json.begin_object().key("topics").begin_array();
  for (std::size_t k = 0; k < model.num_topics(); ++k) {
    json.begin_object().member("id", static_cast<std::uint64_t>(k)).member("name", std::string_view(names[k]));
    json.member("prevalence", shares[k]).key("probabilities").begin_array();
    for (const float probability : probabilities.row_span(k)) json.value(probability);
    json.end_array().end_object();
  }
  json.end_array().key("terms").begin_array();
  for (const std::string& term : model.vocabulary.terms()) json.value(std::string_view(term));
  json.end_array().end_object();
  sink(json.take());
  sink("\n");
}

void write_topics_coordinates(const Matrix& probabilities, const ByteSink& sink) {
  sink(coordinate_header(probabilities.rows(), probabilities.cols(),
                         std::uint64_t{probabilities.rows()} * probabilities.cols()));
  std::string lines;
  for (std::size_t k = 0; k < probabilities.rows(); ++k) {
    lines.clear();
    append_coordinates(lines, k, probabilities.row_span(k));
    sink(lines);
  }
}

void write_words_markdown(const TopicModel& model, std::size_t size, const ByteSink& sink) {
  const std::vector<std::string> names = topic_names(model);
  const std::vector<double> shares = prevalence(model);
  const EditedTopics topics(model);
  sink("| topic | name | share | words |\n|--:|---|--:|---|\n");
  for (std::size_t k = 0; k < model.num_topics(); ++k) {
    constexpr double kPercent = 100.0;
    std::string row = "| " + std::to_string(k) + " | ";
    append_markdown(row, names[k]);
    row += " | " + fixed_text(kPercent * shares[k], 1) + " % | ";
    bool is_first = true;
    for (const WeightedTerm& word : topics.top_terms(k, size)) {
      if (!is_first) row += ", ";
      is_first = false;
      append_markdown(row, model.vocabulary.term(word.term));
    }
    sink(row + " |\n");
  }
}

struct TopWord {
  std::string_view term;
  double probability;
  double relevance;
};

/// Of one topic after another.
class TopWords {
 public:
  explicit TopWords(const TopicModel& model)
      : vocabulary_(model.vocabulary), topics_(model), totals_(topic_totals(model)), shares_(prevalence(model)) {}
  std::vector<TopWord> of(std::size_t topic, std::size_t size) const {
    std::vector<TopWord> words;
    for (const WeightedTerm& word : topics_.top_terms(topic, size))
      words.push_back({vocabulary_.term(word.term), word.probability, topics_.relevance(word, totals_, shares_)});
    return words;
  }

 private:
  const Vocabulary& vocabulary_;
  EditedTopics topics_;
  std::vector<double> totals_;
  std::vector<double> shares_;
};

}  // namespace

void write_topics(const TopicModel& model, TableFormat format, const ByteSink& sink) {
  const Matrix probabilities = topic_term_probabilities(model);
  if (is_text_table(format)) {
    write_topics_text(model, probabilities, format, sink);
  } else if (format == TableFormat::kJson) {
    write_topics_json(model, probabilities, sink);
  } else if (format == TableFormat::kNpy) {
    sink(npy_header(model.num_topics(), model.num_terms()));
    for (std::size_t k = 0; k < model.num_topics(); ++k) sink(bytes_of(probabilities.row_span(k)));
  } else if (format == TableFormat::kNpz) {
    write_topics_npz(model, probabilities, sink);
  } else if (format == TableFormat::kMatrixMarket) {
    write_topics_coordinates(probabilities, sink);
  } else {
    throw InvalidArgument("topics can be written as tsv, csv, json, npy, npz or in Matrix Market's format");
  }
}

void write_terms(const TopicModel& model, const ByteSink& sink) {
  for (const std::string& term : model.vocabulary.terms()) {
    sink(term);
    sink("\n");
  }
}

void write_top_words(const TopicModel& model, std::size_t size, TableFormat format, const ByteSink& sink) {
  if (format == TableFormat::kMarkdown) return write_words_markdown(model, size, sink);
  if (!is_text_table(format) && format != TableFormat::kJson)
    throw InvalidArgument("words can be written as tsv, csv, json or markdown");
  const TopWords top_words(model);
  std::string line;
  JsonWriter json;
  if (format == TableFormat::kJson) {
    json.begin_array();
  } else {
    sink(TableRow(line, format).cell("topic").cell("rank").cell("term").cell("probability").cell("relevance").end());
  }
  for (std::size_t k = 0; k < model.num_topics(); ++k) {
    std::uint64_t rank = 0;
    for (const TopWord& word : top_words.of(k, size)) {
      ++rank;
      const auto topic = static_cast<std::uint64_t>(k);
      if (format == TableFormat::kJson) {
        json.begin_object().member("topic", topic).member("rank", rank).member("term", word.term);
        json.member("probability", word.probability).member("relevance", word.relevance).end_object();
      } else {
        sink(TableRow(line, format)
                 .number(topic)
                 .number(rank)
                 .cell(word.term)
                 .number(word.probability)
                 .number(word.relevance)
                 .end());
      }
    }
  }
  if (format == TableFormat::kJson) {
    json.end_array();
    sink(json.take());
    sink("\n");
  }
}

}  // namespace ldavi
