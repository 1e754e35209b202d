// SPDX-License-Identifier: Apache-2.0
#include "exporters/html/report_data.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string_view>

#include "base/is_number.hpp"
#include "base/join.hpp"
#include "base/number_format.hpp"
#include "exporters/html/method_text.hpp"
#include "exporters/html/report_groups.hpp"
#include "exporters/html/report_numbers.hpp"
#include "exporters/json_writer.hpp"
#include "ldavi/base/version.hpp"

namespace ldavi {
namespace {

/// With three digits after the point; null where it is no number.
void write_figure(JsonWriter& json, std::string_view name, double value) {
  json.key(name);
  is_number(value) ? json.value(std::floor(1e3 * value + 0.5) / 1e3) : json.null();
}

void write_words(JsonWriter& json, const ReportData& data, const ReportTerms& terms, std::size_t topic, double total) {
  // Of lambda, the count and the prior together.
  const auto occurrences = [&](double share) { return rounded(std::max(0.0, share * total - data.model.eta)); };
  json.key("words").begin_array();
  for (const std::uint32_t term : data.telling[topic]) {
    const ShareInterval interval = share_interval(static_cast<double>(data.weights(term, topic)), total);
    json.begin_array().value(std::uint64_t{terms.number(term)}).value(rounded(terms.count(term, topic)));
    json.value(occurrences(interval.low)).value(occurrences(interval.high)).end_array();
  }
  json.end_array();
}

/// The nearest other topics that have words in common with it.
void write_related(JsonWriter& json, const DistanceMatrix& distances, std::size_t topic) {
  constexpr std::size_t kRelated = 5;
  std::vector<std::size_t> others(distances.rows);
  std::iota(others.begin(), others.end(), std::size_t{0});
  others.erase(others.begin() + static_cast<std::ptrdiff_t>(topic));
  std::stable_sort(others.begin(), others.end(),
                   [&](std::size_t a, std::size_t b) { return distances(topic, a) < distances(topic, b); });
  json.key("related").begin_array();
  for (std::size_t i = 0; i < std::min(kRelated, others.size()) && distances(topic, others[i]) < 1.0; ++i)
    json.begin_array().value(std::uint64_t{others[i]}).value(rounded(100.0 * distances(topic, others[i])) / 100.0).end_array();
  json.end_array();
}

void write_topic(JsonWriter& json, const ReportData& data, const ReportTerms& terms, std::size_t topic, double total,
                 const std::string& name) {
  const std::vector<double>& stability = data.model.provenance.stability;
  json.begin_object()
      .member("id", std::uint64_t{topic})
      .member("name", std::string_view(name))
      .member("note", std::string_view(data.view.notes[topic]));
  json.member("hidden", bool{data.view.hidden[topic]});
  const bool is_merged = data.view.is_merged_away(topic);
  json.member("into", is_merged ? std::optional(std::uint64_t{data.view.merged_into[topic]}) : std::nullopt);
  json.member("share", data.shares[topic]).member("low", data.intervals[topic].low).member("high", data.intervals[topic].high);
  json.member("tokens", rounded(total - data.model.eta * static_cast<double>(data.model.num_terms())));
  json.member("documents", data.largest_in[topic]);
  write_figure(json, "npmi", data.npmi.topics[topic]);
  write_figure(json, "exclusivity", data.traits.exclusivity.topics[topic]);
  write_figure(json, "effective", data.traits.effective_words.topics[topic]);
  json.key("stability");
  stability.empty() || !data.view.is_by_itself(topic) ? json.null() : json.value(stability[topic]);
  json.member("x", static_cast<float>(data.map[topic].x)).member("y", static_cast<float>(data.map[topic].y));
  write_words(json, data, terms, topic, total);
  json.key("examples").begin_array();
  for (const TopicExample& example : data.examples[topic])
    json.begin_array().value(std::uint64_t{example.shown}).value(ten_thousandths(example.share)).end_array();
  json.end_array();
  write_related(json, data.distances, topic);
  json.end_object();
}

void write_topics(JsonWriter& json, const ReportData& data, const ReportTerms& terms) {
  const std::vector<double> totals = topic_totals(data.weights);
  const std::vector<std::string> names = topic_names(data.model);
  json.key("topics").begin_array();
  for (std::size_t topic = 0; topic < totals.size(); ++topic)
    write_topic(json, data, terms, topic, totals[topic], names[topic]);
  json.end_array();
}

/// Of each term the topics that have most of its occurrences, with their shares in hundredths.
void write_homes(JsonWriter& json, const ReportTerms& terms, std::size_t num_topics) {
  constexpr std::size_t kHomes = 6;
  constexpr double kLeastShare = 0.02;
  std::vector<std::size_t> topics(num_topics);
  json.key("homes").begin_array();
  for (const std::uint32_t term : terms.terms()) {
    std::iota(topics.begin(), topics.end(), std::size_t{0});
    const std::size_t most = std::min(kHomes, num_topics);
    std::partial_sort(topics.begin(), topics.begin() + static_cast<std::ptrdiff_t>(most), topics.end(),
                      [&](std::size_t a, std::size_t b) {
                        const double in_a = terms.count(term, a);
                        const double in_b = terms.count(term, b);
                        return in_a != in_b ? in_a > in_b : a < b;
                      });
    json.begin_array();
    for (std::size_t i = 0; i < most && terms.count(term, topics[i]) > kLeastShare * terms.count(term); ++i)
      json.value(std::uint64_t{topics[i]}).value(whole(100.0 * terms.count(term, topics[i]) / terms.count(term)));
    json.end_array();
  }
  json.end_array();
}

void write_terms(JsonWriter& json, const ReportData& data, const ReportTerms& terms) {
  json.key("terms").begin_array();
  for (const std::uint32_t term : terms.terms()) json.value(std::string_view(data.model.vocabulary.term(term)));
  json.end_array().key("counts").begin_array();
  for (const std::uint32_t term : terms.terms()) json.value(rounded(terms.count(term)));
  json.end_array();
  write_homes(json, terms, data.model.num_topics());
}

void write_document(JsonWriter& json, const ReportData& data, const ReportTerms& terms, const ShownDocument& document) {
  const Corpus& corpus = data.input.corpus;
  json.begin_object().member("id", corpus.ids[document.number]);
  if (!corpus.labels.empty() && !corpus.labels[document.number].empty()) json.member("label", corpus.labels[document.number]);
  if (!corpus.dates.empty() && !corpus.dates[document.number].empty()) json.member("date", corpus.dates[document.number]);
  json.member("known", document.known_tokens).member("unknown", data.texts.unknown_tokens(document.number));
  if (document.too_short_to_tell) json.member("short", true);
  if (document.is_cut) json.member("cut", true);
  json.key("mixture").begin_array();
  for (const ShownShare& share : document.mixture) {
    json.begin_array().value(std::uint64_t{share.topic}).value(ten_thousandths(share.share));
    json.value(ten_thousandths(share.interval.low)).value(ten_thousandths(share.interval.high)).end_array();
  }
  json.end_array();
  if (document.text) {
    json.member("text", std::string_view(*document.text)).key("marks").begin_array();
    for (const ShownWord& word : document.words) {
      json.value(std::uint64_t{word.gap}).value(std::uint64_t{word.length});
      word.term == kNoTerm ? json.value(-1.0) : json.value(std::uint64_t{terms.number(word.term)});
      json.value(static_cast<double>(word.slot));
    }
  } else {
    json.key("bag").begin_array();
    for (const ShownTerm& term : document.terms) {
      json.begin_array().value(std::uint64_t{terms.number(term.term)}).value(std::uint64_t{term.count});
      json.value(static_cast<double>(term.slot)).end_array();
    }
  }
  json.end_array().end_object();
}

void write_correlations(JsonWriter& json, const ReportData& data) {
  json.key("correlation").begin_object().key("learned").value(data.correlations_are_learned).key("values").begin_array();
  for (const float value : data.correlations.values()) json.value(std::floor(100.0 * static_cast<double>(value) + 0.5));
  json.end_array().key("order").begin_array();
  for (const std::uint32_t topic : data.tree.order) json.value(std::uint64_t{topic});
  json.end_array().key("merges").begin_array();
  for (const TopicMerge& merge : data.tree.merges) {
    json.begin_array().value(std::uint64_t{merge.first}).value(std::uint64_t{merge.second});
    json.value(std::floor(1e3 * merge.height + 0.5) / 1e3).end_array();
  }
  json.end_array().end_object();
}

/// What a reader must know beside the figures.
std::vector<std::string> notes_of(const ReportData& data) {
  std::vector<std::string> notes;
  const std::uint64_t known = data.input.corpus.num_tokens();
  const std::uint64_t unknown = data.input.unknown_tokens;
  if (!data.is_own_corpus) {
    notes.push_back(
        "Words were dropped from the topics after they were learned. How well they foretell others is told by lda-vi eval, "
        "which "
        "scores them as they were learned.");
  } else if (!*data.is_own_corpus) {
    notes.push_back("These are not exactly the documents that the topics were learned from (" +
                    join(data.model.provenance.inputs, ", ") +
                    "), so there is no figure of how well the topics foretell documents that they have not seen.");
  } else if (data.model.provenance.holdout == 0) {
    notes.push_back(
        "The topics were learned from all of these documents, so there is no fair figure of how well they foretell new "
        "ones: lda-vi train --holdout 10 keeps some apart for that.");
  } else if (!data.perplexity) {
    notes.push_back("No document that was held out is long enough to tell how well the topics foretell words.");
  }
  if (const DocumentsByPeriod& periods = data.by_period; periods.groups.empty() && periods.unreadable > 0)
    notes.push_back("There is no view over time, as no date can be read, as 2026-11-27 can: \u201C" + periods.first_unreadable +
                    "\u201D is the first.");
  if (const std::uint64_t empty = data.input.corpus.num_documents() - data.known_documents; empty > 0)
    notes.push_back(counted_text(empty, "document") + " without a word that the model knows " + (empty == 1 ? "is" : "are") +
                    " left out of all figures.");
  constexpr std::uint64_t kMuch = 3;  // a third
  if (unknown * kMuch > known + unknown)
    notes.push_back(grouped_text(100 * unknown / (known + unknown)) +
                    " % of the words are not known to the model: rare ones, or those of other "
                    "documents than it learned from.");
  return notes;
}

std::string content_text(const ReportData& data) {
  const std::string shown =
      grouped_text(data.documents.size()) + " of " + counted_text(data.input.corpus.num_documents(), "document");
  if (data.most_bytes == 0)
    return shown + " are in this file, as their words with their numbers, not as text; the figures are of all.";
  return shown + " are in this file, the text of each up to " + bytes_text(data.most_bytes) + "; the figures are of all.";
}

void write_pairs(JsonWriter& json, std::string_view name, const NamedTexts& pairs) {
  json.key(name).begin_array();
  for (const auto& [key, value] : pairs)
    json.begin_array().value(std::string_view(key)).value(std::string_view(value)).end_array();
  json.end_array();
}

void write_method(JsonWriter& json, const ReportData& data) {
  json.key("method").begin_object().member("story", std::string_view(method_story(data.model)));
  write_pairs(json, "figures", figure_meanings(data.correlations_are_learned));
  write_pairs(json, "model", model_facts(data.model));
  write_pairs(json, "options", data.model.provenance.options);
  json.member("content", std::string_view(content_text(data))).end_object();
}

void need_all(const ReportData& data, ReportTerms& terms) {
  for (const auto& of_topic : data.telling) {
    for (const std::uint32_t term : of_topic) terms.need(term);
  }
  for (const ShownDocument& document : data.documents) {
    for (const ShownTerm& term : document.terms) terms.need(term.term);
    for (const ShownWord& word : document.words) {
      if (word.term != kNoTerm) terms.need(word.term);
    }
  }
}

}  // namespace

std::size_t bytes_of_texts(std::size_t num_documents) noexcept {
  constexpr std::size_t kAll = 2'500'000;
  constexpr std::size_t kMost = 20'000;
  constexpr std::size_t kLeast = 300;
  return std::clamp(kAll / std::max<std::size_t>(1, num_documents), kLeast, kMost);
}

std::string report_json(const ReportData& data, ReportTerms& terms) {
  need_all(data, terms);
  terms.settle();
  JsonWriter json(JsonWriter::kCompact);
  json.begin_object();
  json.member("title", std::string_view(data.options.title)).member("file", std::string_view(data.options.file_name));
  json.member("eta", data.model.eta).member("vocabulary", std::uint64_t{data.model.num_terms()});
  json.key("corpus").begin_object().member("documents", std::uint64_t{data.input.corpus.num_documents()});
  json.member("tokens", data.input.corpus.num_tokens()).member("unknown", data.input.unknown_tokens).end_object();
  json.key("perplexity");
  if (data.perplexity) {
    const ReportPerplexity& found = *data.perplexity;
    json.begin_object().member("value", found.value).member("low", found.interval.low).member("high", found.interval.high);
    json.member("documents", found.documents).end_object();
  } else {
    json.null();
  }
  json.key("notes").begin_array();
  for (const std::string& note : notes_of(data)) json.value(std::string_view(note));
  json.end_array();
  write_topics(json, data, terms);
  write_terms(json, data, terms);
  json.key("documents").begin_array();
  for (const ShownDocument& document : data.documents) write_document(json, data, terms, document);
  json.end_array();
  write_time_and_labels(json, data);
  write_correlations(json, data);
  write_method(json, data);
  json.end_object();
  return json.take();
}

}  // namespace ldavi
