// SPDX-License-Identifier: Apache-2.0
// Document completion: how well topics foretell one half of a document's words when they have seen the other half.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "ldavi/base/matrix.hpp"
#include "ldavi/corpus/corpus.hpp"
#include "ldavi/model/topic_model.hpp"

namespace ldavi {

/// Word probabilities are raised to this, so that a topic that rules a word out does not make a document impossible.
inline constexpr double kLeastWordProbability = 1e-9;

/// Word probabilities of topics, from weights of any scale: each topic (a column of V x K) is divided by its sum, what is below
/// kLeastWordProbability is raised to it, and the topic is divided by its sum again. A topic without any weight becomes even.
/// For TopicModel::lambda as for what other programs write.
/// Throws InvalidArgument for a weight that is negative or not finite.
Matrix word_probabilities(const Matrix& weights);

/// Of the documents with a token on each side, in order.
struct Completion {
  /// log p(scored tokens | mixture from the observed tokens), in nats.
  std::vector<double> log_probabilities;
  /// Scored tokens.
  std::vector<std::uint64_t> tokens;
  std::uint64_t observed_tokens = 0;

  std::size_t num_documents() const noexcept { return tokens.size(); }
  std::uint64_t num_tokens() const noexcept;
  /// - sum of log_probabilities / num_tokens(). NaN without a document.
  double nats_per_token() const noexcept;
  /// exp(nats_per_token()).
  double perplexity() const noexcept;
};

/// Scores `documents` (numbers of documents of `corpus`). Each of their tokens is observed or scored by one draw (r() >> 16) &
/// 1 of std::mt19937(12345), 1 = observed: one generator over all documents, tokens in the order of a document's terms. A
/// mixture is the fixed point of theta_k ~ alpha_k + sum_w n_w r_wk, r_wk ~ theta_k phi_wk on the observed tokens, from the
/// uniform r; it ends when the proportions change by < 1e-5 in all, or after 1,000 updates. phi = topics, V x K as
/// word_probabilities() gives it; alpha: K numbers >= 0, of which those below 1e-8 count as that.
/// The same bits for any number of threads (0: as many as the process may use).
/// Throws InvalidArgument for shapes that do not agree and for such an alpha, NumericError where a probability is not finite.
/// Cost: 4 flops a (distinct term, topic, update). Memory: some hundred documents' tokens, besides the result.
/// Source: Wallach, Murray, Salakhutdinov, Mimno 2009, "Evaluation methods for topic models" (document completion).
Completion complete_documents(const Matrix& topics, std::span<const double> alpha, const Corpus& corpus,
                              std::span<const std::uint32_t> documents, int num_threads = 0);

/// The same under the prior of a model. A logistic-normal one: the mixture is softmax of the mode of eta given the observed
/// tokens, by Newton's method from the mean; it ends before a step from which less than 1e-6 nats are to be gained.
Completion complete_documents(const Matrix& topics, const DocumentPrior& prior, const Corpus& corpus,
                              std::span<const std::uint32_t> documents, int num_threads = 0);

}  // namespace ldavi
