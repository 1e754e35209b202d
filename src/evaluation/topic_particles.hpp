// SPDX-License-Identifier: Apache-2.0
// Several guesses at the topics of a document's tokens, kept in proportion to what they explain.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "ldavi/base/matrix.hpp"
#include "ldavi/base/random.hpp"
#include "ldavi/corpus/corpus.hpp"

namespace ldavi {

/// Tokens of a document by topic.
struct TopicTally {
  std::vector<std::uint32_t> counts;  // K
  /// Those with a token, in any order.
  std::vector<std::uint32_t> used;

  explicit TopicTally(std::size_t num_topics) : counts(num_topics, 0) {}
  void add(std::uint32_t topic);
  void remove(std::uint32_t topic) noexcept;
};

/// sum_k phi_kw (n_k + alpha_k) and draws of k from it, in two parts: that of the tokens, which few topics have, and that of the prior,
/// which is the same for all tokens of a term.
class TopicChoice {
 public:
  /// `topics` must outlive it, as must what `document` views. alpha > 0.
  TopicChoice(const Matrix& topics, std::span<const double> alpha, const DocumentCounts& document);

  std::size_t num_topics() const noexcept { return topics_.cols(); }
  double alpha_total() const noexcept { return alpha_total_; }
  /// `term`: its place in the document.
  double weight(std::size_t term, const TopicTally& tally) const noexcept;
  std::uint32_t draw(std::size_t term, const TopicTally& tally, RandomStream& random) const noexcept;

 private:
  double weight_of_tokens(const float* row, const TopicTally& tally) const noexcept;

  const Matrix& topics_;
  std::span<const std::uint32_t> terms_;
  double alpha_total_ = 0.0;
  std::vector<double> prior_sums_;  // a row of running sums of alpha_k phi_kw for each term
};

class TopicParticles {
 public:
  /// Both must outlive it. At least one particle.
  TopicParticles(const TopicChoice& choice, std::uint32_t num_particles, RandomStream& random);

  /// Every particle draws the topic of each token anew, given those of the others.
  void redraw();
  /// Adds a token, of the term at that place in the document, with a topic drawn in each particle. Returns the mean probability that the
  /// particles gave it before, in proportion to which they are then chosen anew.
  double add(std::uint32_t term);

 private:
  struct Particle {
    explicit Particle(std::size_t num_topics) : tally(num_topics) {}
    TopicTally tally;
    std::vector<std::uint32_t> topics;  // of the tokens
  };

  void choose_anew(std::span<const double> weights, double sum);

  const TopicChoice& choice_;
  RandomStream& random_;
  std::vector<std::uint32_t> terms_;  // of the tokens
  std::vector<Particle> particles_;
};

}  // namespace ldavi
