// SPDX-License-Identifier: Apache-2.0
// The probability of whole documents under topics, token after token.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "ldavi/base/matrix.hpp"
#include "ldavi/corpus/corpus.hpp"

namespace ldavi {

struct LeftToRightOptions {
  /// At least 1. More are nearer to the truth and take longer. Default 20.
  std::uint32_t num_particles = 20;
  std::uint64_t seed = 1;
  /// Does not change the result. 0: as many as the process may use.
  int num_threads = 0;
};

/// Of the documents with a token, in order.
struct LeftToRight {
  std::uint32_t num_particles = 0;
  /// log p(all tokens of the document), in nats.
  std::vector<double> log_probabilities;
  std::vector<std::uint64_t> tokens;

  std::size_t num_documents() const noexcept { return tokens.size(); }
  std::uint64_t num_tokens() const noexcept;
  /// - sum of log_probabilities / num_tokens(). NaN without a document.
  double nats_per_token() const noexcept;
  /// exp(nats_per_token()).
  double perplexity() const noexcept;
};

/// Estimates p(w) = sum_z p(w, z) of each of `documents` (numbers of documents of `corpus`) as the product of p(w_n | w_1 … w_n-1). Each
/// factor is the mean over the particles of sum_k phi_k,w_n (n_k + alpha_k) / (n - 1 + sum alpha), n_k: earlier tokens of topic k. Before
/// it, a particle draws the topic of every earlier token anew, given those of the others. After it, particles are drawn in proportion to
/// their factors, so that they stand for the tokens that they have seen: the mean of the estimate of p(w) is then p(w) for any number of
/// particles. The logarithm is too low by half the relative variance, in the mean.
/// One topic, and one token, are exact. Tokens stand in an order drawn by (seed, document); p(w) is of this order, not of the counts.
/// phi = topics, V x K as word_probabilities() gives it; alpha: K numbers >= 0, of which those below 1e-8 count as that.
/// The same bits for any number of threads, and for a document whatever others are scored.
/// Throws InvalidArgument for shapes that do not agree, such an alpha, and no particle.
/// Cost: particles x tokens^2 / 2 x topics that a document uses; at worst all of them. Memory: a thread, 8 bytes a (distinct term of a
/// document, topic) and 4 a (particle, token or topic).
/// Source: Wallach, Murray, Salakhutdinov, Mimno 2009, "Evaluation methods for topic models", algorithm 3, which does not draw the particles
/// by their factors.
LeftToRight score_left_to_right(const Matrix& topics, std::span<const double> alpha, const Corpus& corpus,
                                std::span<const std::uint32_t> documents, const LeftToRightOptions& options = {});

}  // namespace ldavi
