// SPDX-License-Identifier: Apache-2.0
#include "ldavi/evaluation/evaluate.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "ldavi/base/error.hpp"
#include "ldavi/evaluation/diversity.hpp"

namespace ldavi {
namespace {

constexpr std::size_t kFewWords = 10;
constexpr std::size_t kManyWords = 25;

void add_coherence(const CooccurrenceCounts& counts, Evaluation& evaluation) {
  evaluation.coherence_documents = counts.documents.num_windows;
  evaluation.umass = umass_coherence(counts.documents);
  evaluation.npmi = npmi_coherence(counts.documents);
  if (!counts.has_windows) return;
  evaluation.windows = {counts.short_windows.num_windows, uci_coherence(counts.short_windows),
                        c_npmi_coherence(counts.short_windows), counts.long_windows.num_windows,
                        c_v_coherence(counts.long_windows)};
}

bool fits(const Cooccurrence& counts, const std::vector<std::vector<std::uint32_t>>& top_terms) {
  return std::equal(counts.topics.begin(), counts.topics.end(), top_terms.begin(), top_terms.end(),
                    [](const TopicCooccurrence& topic, const auto& terms) { return topic.num_words() == terms.size(); });
}

}  // namespace

Evaluation evaluate_topics(const Matrix& weights, const std::optional<DocumentPrior>& prior, const Corpus& corpus,
                           const EvaluateOptions& options, const CooccurrenceCounts* counts) {
  if (options.num_words < 2) throw InvalidArgument("coherence needs at least two words a topic");
  Evaluation evaluation;
  const HoldoutSplit split = split_holdout(corpus, options.holdout);
  const std::vector<std::uint32_t>& scored = options.holdout > 0 ? split.held_out : split.training;
  const Matrix topics = word_probabilities(weights);
  bool is_first = true;
  const auto complete = [&](DocumentPrior some) {
    Completion completion = complete_documents(topics, some, corpus, scored, options.num_threads);
    if (!std::exchange(is_first, false) && !(completion.nats_per_token() < evaluation.completion.nats_per_token())) return;
    evaluation.completion = std::move(completion);
    evaluation.prior = std::move(some);
  };
  evaluation.alpha_chosen = !prior;
  if (prior) {
    complete(*prior);
  } else {
    for (const double value : kAlphaGrid) complete(DirichletPrior{std::vector<double>(topics.cols(), value)});
  }
  evaluation.interval = {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::quiet_NaN()};
  if (evaluation.completion.num_documents() > 0) {
    evaluation.interval = perplexity_interval(evaluation.completion, options.seed, 1'000, options.num_threads);
  }
  if (options.num_particles > 0) {
    const auto* dirichlet = std::get_if<DirichletPrior>(&evaluation.prior);
    if (dirichlet == nullptr) throw InvalidArgument("left-to-right estimation needs a Dirichlet prior of the documents");
    evaluation.left_to_right = score_left_to_right(topics, dirichlet->alpha, corpus, scored,
                                                   {options.num_particles, options.seed, options.num_threads});
  }

  std::vector<std::vector<std::uint32_t>> top_terms = top_terms_of_topics(weights, std::max(options.num_words, kManyWords));
  evaluation.diversity_10 = topic_diversity(top_terms, kFewWords);
  evaluation.diversity_25 = topic_diversity(top_terms, kManyWords);
  for (std::vector<std::uint32_t>& terms : top_terms) terms.resize(std::min(terms.size(), options.num_words));
  if (counts == nullptr) {
    CooccurrenceCounts own;
    own.documents = count_cooccurrences(corpus, split.training, top_terms, options.num_threads);
    add_coherence(own, evaluation);
  } else {
    if (!fits(counts->documents, top_terms)) throw InvalidArgument("the co-occurrences are not those of the topics' top words");
    add_coherence(*counts, evaluation);
  }
  return evaluation;
}

}  // namespace ldavi
