// SPDX-License-Identifier: Apache-2.0
// How well an online engine foretells documents that it is about to learn from.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "base/byte_stream.hpp"
#include "inference/completion_scorer.hpp"
#include "inference/minibatch.hpp"
#include "inference/token_split.hpp"

namespace ldavi {

/// Completion of every kEvery-th document of the training set (docs/reference: eval), but for huge ones, told as a running
/// mean.
class RunningPerplexity {
 public:
  static constexpr std::uint32_t kEvery = 16;

  explicit RunningPerplexity(std::size_t num_terms) : batch_(num_terms) {}

  /// probabilities(term, row) writes p(term | topic) for each topic.
  using Probabilities = std::function<void(std::uint32_t term, std::span<float> row)>;
  /// Scores those of `documents` of `set` that are to be scored.
  void observe(const TrainingSet& set, std::span<const std::uint32_t> documents, std::span<const double> alpha,
               const Probabilities& probabilities);

  /// Of the last few hundred scored documents; nothing before the first.
  std::optional<double> running() const;
  /// Of the pass; begins the next one. Nothing where no document was scored.
  std::optional<double> end_pass();

  void save(ByteWriter& numbers) const;
  void restore(ByteReader& numbers);

 private:
  struct Sums {
    double nats = 0.0;
    double tokens = 0.0;

    std::optional<double> perplexity() const;
  };

  Minibatch batch_;
  CompletionScorer::Scratch scratch_;
  TokenHalves halves_;
  std::vector<std::uint32_t> chosen_;
  Sums running_;
  Sums pass_;
};

}  // namespace ldavi
