// SPDX-License-Identifier: Apache-2.0
// Implements: the figures of a report, and their order on the page. The page itself is in src/exporters/html/page.
// Tested by:  tests/unit/exporters/html/html_report_test.cpp, tests/browser
#include "ldavi/exporters/html_report.hpp"

#include <algorithm>
#include <numeric>
#include <optional>
#include <utility>

#include "exporters/html/document_choice.hpp"
#include "exporters/html/html_page.hpp"
#include "exporters/html/report_data.hpp"
#include "exporters/telling_words.hpp"
#include "ldavi/base/error.hpp"
#include "ldavi/base/parallel.hpp"
#include "ldavi/evaluation/cooccurrence.hpp"
#include "ldavi/evaluation/document_topics.hpp"
#include "ldavi/evaluation/learned_correlations.hpp"
#include "ldavi/evaluation/topic_words.hpp"
#include "ldavi/inference/completion.hpp"
#include "math/log_table.hpp"
#include "model/edited_topics.hpp"

namespace ldavi {
namespace {

constexpr std::size_t kJudgedWords = 10;

/// Of the intervals of shares: enough for a picture, and a fifth of the time of the usual thousand.
constexpr int kReplicates = 200;

/// Of the documents that were held out from training; nothing of any others, as the model may have seen them.
std::optional<ReportPerplexity> perplexity_of(const TopicModel& model, const Corpus& corpus, int num_threads) {
  const std::vector<std::uint32_t> held_out = split_holdout(corpus, model.provenance.holdout).held_out;
  const Completion completion =
      complete_documents(word_probabilities(model.lambda), model.document_prior, corpus, held_out, num_threads);
  if (completion.num_documents() == 0) return std::nullopt;
  return ReportPerplexity{completion.perplexity(), perplexity_interval(completion, 1, 1'000, num_threads),
                          completion.num_documents()};
}

std::vector<ShownDocument> shown_documents(const TopicModel& model, const ReportData& data, const Corpus& corpus,
                                           const ReportTexts& texts, const std::vector<std::uint32_t>& documents,
                                           const Matrix& mixtures, const ShownDocuments& choice) {
  const std::size_t most_bytes = data.most_bytes;
  const DocumentShower shower(model, corpus);
  std::optional<TextMarker> marker;
  if (most_bytes > 0) marker.emplace(model.vocabulary, *model.text);
  std::vector<ShownDocument> shown;
  for (const std::size_t row : choice.rows) {
    const std::uint32_t number = documents[row];
    if (!marker) {
      shown.push_back(shower.show(number, mixtures.row_span(row)));
      continue;
    }
    const TextBeginning beginning = text_beginning(texts.text(number), most_bytes);
    std::vector<MarkedWord> words = marker->mark(beginning.text);
    std::erase_if(words, [&](const MarkedWord& word) { return data.view.is_dropped(word.term); });
    shown.push_back(shower.show(number, mixtures.row_span(row), beginning.text, words));
    shown.back().is_cut = !beginning.is_whole || !texts.is_whole(number);
  }
  return shown;
}

/// Longer periods where those asked for would be too many to look at.
DocumentsByPeriod shown_periods(const StringTable& dates, const std::vector<std::uint32_t>& documents,
                                std::optional<PeriodLength> length) {
  constexpr std::size_t kMostShown = 200;
  DocumentsByPeriod periods = group_by_period(dates, documents, length);
  while (periods.groups.size() > kMostShown && periods.length < PeriodLength::kCentury) {
    const auto longer = static_cast<PeriodLength>(static_cast<std::uint32_t>(periods.length) + 1);
    periods = group_by_period(dates, documents, longer);
  }
  return periods;
}

/// Of each topic the terms that may be shown, however they are ordered.
std::vector<std::vector<std::uint32_t>> telling_terms(const TopicWords& words, const ReportTerms& terms, int num_threads) {
  constexpr std::size_t kTellingWords = 30;
  constexpr int kSteps = 10;  // of the page's slider
  double all = 0.0;
  for (std::uint32_t term = 0; term < words.num_terms; ++term) all += terms.count(term);
  const LogTable logarithm;
  const double log_all = logarithm(all);
  std::vector<std::vector<std::uint32_t>> telling(words.num_topics());
  Executor executor(num_threads > 0 ? num_threads : available_processors());
  executor.for_each_shard(words.num_topics(), [&](std::size_t topic, int) {
    std::vector<ToldWord> told;
    for (const TopicWord& word : words.topics[topic]) {
      const double log_probability = logarithm(static_cast<double>(word.probability));
      told.push_back({word.term, log_probability, log_probability - logarithm(terms.count(word.term)) + log_all});
    }
    for (const ToldWord& word : telling_words(std::move(told), kTellingWords, kSteps)) telling[topic].push_back(word.term);
  });
  return telling;
}

/// As the model has learned them, if it has: they leave out the chance of single documents. Of merged topics it knows none.
void set_correlations(const TopicModel& model, const Matrix& mixtures, int num_threads, ReportData& data) {
  std::optional<TopicPairs> learned = learned_correlations(model);
  bool is_merged = false;
  for (std::size_t k = 0; k < model.num_topics(); ++k) is_merged = is_merged || data.view.is_merged_away(k);
  data.correlations_are_learned = learned.has_value() && !is_merged;
  data.correlations = data.correlations_are_learned ? *std::move(learned) : topic_correlations(mixtures, num_threads);
}

}  // namespace

void write_html_report(const TopicModel& model, const CountedCorpus& input, const ReportTexts& texts,
                       const HtmlReportOptions& options, const ByteSink& sink) {
  const Corpus& corpus = input.corpus;
  const std::vector<std::uint32_t> documents = split_holdout(corpus, 0).training;
  if (documents.empty()) throw InvalidArgument("no document has a word that the model knows");
  const int threads = options.num_threads;
  const Matrix mixtures = infer_mixtures_of(model, corpus, documents, threads);
  const TopicWords words = topic_words(model, threads);

  ReportData data(model, input, options, texts);
  const EditedTopics edited(model);
  data.view = edited.view();
  data.weights = edited.weights();
  data.known_documents = documents.size();
  if (data.view.dropped_words.empty()) data.is_own_corpus = content_hash(corpus) == model.provenance.corpus_hash;
  if (data.is_own_corpus.value_or(false) && model.provenance.holdout > 0)
    data.perplexity = perplexity_of(model, corpus, threads);
  data.shares = mean_mixture(mixtures);
  data.intervals = mean_mixture_intervals(mixtures, 1, kReplicates, threads);
  data.largest_in = rank_1_documents(mixtures);
  data.npmi = npmi_coherence(count_cooccurrences(corpus, documents, top_terms_of_topics(data.weights, kJudgedWords), threads));
  data.traits = topic_traits(words, words_of_all_topics(words), kJudgedWords, threads);
  TermMap same_terms(model.num_terms());
  std::iota(same_terms.begin(), same_terms.end(), std::uint32_t{0});
  TopicDistanceOptions distance;
  distance.num_threads = threads;
  data.distances = topic_distances(words, words, same_terms, distance);
  data.map = topic_map(data.distances, data.view);
  set_correlations(model, mixtures, threads, data);
  data.tree = topic_tree(data.correlations);
  data.by_period = shown_periods(corpus.dates, documents, options.period);
  data.by_label = group_by_label(corpus.labels, documents, kMostLabels);
  data.over_time = group_prevalence(documents, mixtures, data.by_period.groups, 1, kReplicates, threads);
  data.of_labels = group_prevalence(documents, mixtures, data.by_label.groups, 1, kReplicates, threads);

  const bool with_texts = options.texts && texts.has_texts() && model.text.has_value();
  const auto may_show = [&](std::uint32_t document) { return !with_texts || texts.has(document); };
  const ShownDocuments choice = choose_documents(corpus, documents, mixtures, may_show, options.num_documents);
  data.examples = choice.examples;
  data.most_bytes = with_texts ? bytes_of_texts(choice.rows.size()) : 0;
  data.documents = shown_documents(model, data, corpus, texts, documents, mixtures, choice);

  ReportTerms terms(data.weights, model.eta);
  data.telling = telling_terms(words, terms, threads);
  write_html_page(options.title, report_json(data, terms), sink);
}

}  // namespace ldavi
