// SPDX-License-Identifier: Apache-2.0
#include "cli/judged_topics.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "inference/completion_scorer.hpp"
#include "ldavi/evaluation/document_topics.hpp"
#include "ldavi/evaluation/label_agreement.hpp"
#include "ldavi/evaluation/topic_traits.hpp"
#include "ldavi/inference/completion.hpp"

namespace ldavi::cli {
namespace {

Matrix mixtures_of(JudgedTopics& topics, DocumentPrior prior, const Corpus& corpus, const std::vector<std::uint32_t>& documents,
                   int num_threads) {
  const bool is_model = !topics.engine.empty();
  if (auto* dirichlet = std::get_if<DirichletPrior>(&prior)) {
    for (double& value : dirichlet->alpha)
      value = std::max(value, kLeastCompletionAlpha);  // 0 would leave documents without a topic
  }
  TopicModel model;
  model.lambda = is_model ? std::move(topics.weights) : word_probabilities(topics.weights);
  model.document_prior = std::move(prior);
  model.provenance.engine = is_model ? topics.engine : "cvb0";
  return infer_mixtures_of(model, corpus, documents, num_threads);
}

}  // namespace

TraitReport traits_of(JudgedTopics& topics, const DocumentPrior& prior, const Corpus& corpus, const EvaluateOptions& options) {
  TraitReport report;
  report.num_words = options.num_words;
  report.from_training = !topics.engine.empty();
  report.traits = topic_traits(topics.words, report.from_training ? words_of_all_topics(topics.words) : words_of_corpus(corpus),
                               options.num_words, options.num_threads);
  const HoldoutSplit split = split_holdout(corpus, options.holdout);
  const std::vector<std::uint32_t>& scored = options.holdout > 0 ? split.held_out : split.training;
  const Matrix mixtures = mixtures_of(topics, prior, corpus, scored, options.num_threads);
  report.rank_1_documents = rank_1_documents(mixtures);
  if (corpus.labels.empty()) return report;
  std::vector<std::string_view> labels;
  for (const std::uint32_t d : scored) labels.push_back(corpus.labels[d]);
  report.has_labels = std::any_of(labels.begin(), labels.end(), [](std::string_view label) { return !label.empty(); });
  NeighbourOptions neighbours;
  neighbours.num_threads = options.num_threads;
  report.labels = label_agreement(mixtures, labels, neighbours);
  return report;
}

}  // namespace ldavi::cli
