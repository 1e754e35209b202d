// SPDX-License-Identifier: Apache-2.0
#include "ldavi/exporters/mallet.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/number_format.hpp"
#include "exporters/edited_alpha.hpp"
#include "exporters/term_check.hpp"
#include "ldavi/inference/word_topics.hpp"
#include "model/edited_topics.hpp"

namespace ldavi {
namespace {

constexpr const char* kFiles = "MALLET's files";

void check(const TopicModel& model) { check_terms(model.vocabulary, " \t\r\n", kFiles); }

/// Ids are other people's text: without what the files have between their columns.
std::string source_of(std::string_view id) {
  std::string source(id);
  std::replace_if(
      source.begin(), source.end(), [](char c) { return static_cast<unsigned char>(c) <= ' '; }, '_');
  return source.empty() ? "NA" : source;
}

}  // namespace

void write_mallet_topic_keys(const TopicModel& model, std::size_t size, const ByteSink& sink) {
  check(model);
  const std::vector<double> alpha = edited_alpha(model, kFiles);
  const EditedTopics topics(model);
  for (std::size_t k = 0; k < model.num_topics(); ++k) {
    std::string line = std::to_string(k) + "\t" + number_text(alpha[k]) + "\t";
    bool is_first = true;
    for (const WeightedTerm& word : topics.top_terms(k, size)) {
      if (!is_first) line += ' ';
      is_first = false;
      line += model.vocabulary.term(word.term);
    }
    sink(line + "\n");
  }
}

void write_mallet_word_weights(const TopicModel& model, const ByteSink& sink) {
  check(model);
  const Matrix weights = EditedTopics(model).weights();
  std::string line;
  for (std::size_t k = 0; k < model.num_topics(); ++k) {
    for (std::size_t term = 0; term < model.num_terms(); ++term) {
      line = std::to_string(k) + "\t";
      line += model.vocabulary.term(term);
      line += '\t';
      append_number(line, weights(term, k));
      line += '\n';
      sink(line);
    }
  }
}

struct MalletDocuments::Implementation {
  const TopicModel& model;
  ByteSink doc_topics;
  ByteSink state;
  WordTopics topics;
  std::uint64_t next = 0;
};

MalletDocuments::MalletDocuments(const TopicModel& model, ByteSink doc_topics, ByteSink state) {
  check(model);
  const std::vector<double> alpha = edited_alpha(model, kFiles);
  implementation_ =
      std::unique_ptr<Implementation>(new Implementation{model, std::move(doc_topics), std::move(state), WordTopics(model)});
  std::string head = "#doc source pos typeindex type topic\n#alpha : ";
  for (const double value : alpha) head += number_text(value) + " ";
  implementation_->state(head + "\n#beta : " + number_text(model.eta) + "\n");
}

MalletDocuments::~MalletDocuments() = default;

void MalletDocuments::write(std::string_view id, std::span<const float> mixture, std::span<const std::uint32_t> tokens) {
  Implementation& self = *implementation_;
  const std::string number = std::to_string(self.next++);
  const std::string source = source_of(id);
  std::string line = number + "\t" + source;
  for (const float share : mixture) {
    line += '\t';
    append_number(line, share);
  }
  self.doc_topics(line + "\n");
  const std::string begin = number + " " + source + " ";
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    line = begin;
    append_number(line, std::uint64_t{i});
    line += ' ';
    append_number(line, std::uint64_t{tokens[i]});
    line += ' ';
    line += self.model.vocabulary.term(tokens[i]);
    line += ' ';
    append_number(line, std::uint64_t{self.topics.of(tokens[i], mixture)});
    line += '\n';
    self.state(line);
  }
}

}  // namespace ldavi
