// SPDX-License-Identifier: Apache-2.0
// What was learned: the value that every engine returns and every other part of lda-vi reads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "ldavi/base/matrix.hpp"
#include "ldavi/corpus/vocabulary.hpp"
#include "ldavi/model/edits.hpp"
#include "ldavi/model/provenance.hpp"
#include "ldavi/text/text_rules.hpp"

namespace ldavi {

/// theta ~ Dir(alpha).
struct DirichletPrior {
  std::vector<double> alpha;  // K, each from 1e-6 to 1e6
};

/// theta = softmax(x), x ~ N(mean, covariance): correlated topics.
struct LogisticNormalPrior {
  std::vector<double> mean;        // K
  std::vector<double> covariance;  // K x K, row-major
};

using DocumentPrior = std::variant<DirichletPrior, LogisticNormalPrior>;

/// K topics over V terms: topic k is Dir(lambda_1k ... lambda_Vk). A plain value; treat as immutable.
struct TopicModel {
  /// V x K, a row a term: lambda = eta + expected count of the term in the topic. Finite, > 0;
  /// a topic's sum is no more than a float holds.
  Matrix lambda;
  DocumentPrior document_prior;
  /// Symmetric prior of the topics, from 1e-6 to 1e6.
  double eta = 0.01;
  Vocabulary vocabulary;
  /// How text becomes tokens; nothing where the model was learned from counts.
  std::optional<TextRules> text;
  Provenance provenance;
  /// What people have changed since, in order; lambda is as it was learned. Without them (edits.clear()) the model is so everywhere.
  std::vector<Edit> edits;

  std::size_t num_topics() const noexcept { return lambda.cols(); }
  std::size_t num_terms() const noexcept { return lambda.rows(); }
};

/// Sum of each column of V x K, in double, in a fixed order: Lambda_k of the topics as learned.
std::vector<double> topic_totals(const Matrix& lambda);

// Topics as edited: a topic that has taken up others has the sum of their expected counts, and eta once; one that was taken up keeps its own
// words and has no share. A dropped word does not count: it has eta in every topic, as if it had never been seen. What is made of a model
// below is made so.

/// Lambda_k = sum_w lambda_wk, in double, in a fixed order.
std::vector<double> topic_totals(const TopicModel& model);

/// E[beta_k] = lambda_k / Lambda_k: K x V, a row a topic, which sums to 1. Dropped words keep their columns.
Matrix topic_term_probabilities(const TopicModel& model);

/// Share of all training tokens, but those of dropped words, a topic holds: (Lambda_k - V eta) / sum over topics. Sums to 1.
std::vector<double> prevalence(const TopicModel& model);

struct WeightedTerm {
  std::uint32_t term = 0;
  double probability = 0.0;
};

/// The `size` most probable terms of a topic that are not dropped; ties go to the lower term id. Fewer where the vocabulary is smaller.
/// Goes through the log of edits each time.
std::vector<WeightedTerm> top_terms(const TopicModel& model, std::size_t topic, std::size_t size);

/// A name for each topic: the one that a person gave it, else the three most relevant (RelevantTerms) of its thirty most probable terms.
std::vector<std::string> topic_names(const TopicModel& model);

/// Numbers the topics by falling prevalence, ties by the old number: done once, when training ends.
void order_topics(TopicModel& model);

/// Everything that is wrong with it as a model, as sentences; empty when it is sound.
std::vector<std::string> problems(const TopicModel& model);

}  // namespace ldavi
