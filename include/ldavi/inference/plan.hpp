// SPDX-License-Identifier: Apache-2.0
// What a run will need, known before anything large is allocated; which engine to take.
#pragma once

#include <cstdint>
#include <string>

#include "ldavi/corpus/corpus.hpp"
#include "ldavi/inference/options.hpp"

namespace ldavi {

struct TrainPlan {
  std::string engine;
  std::string reason;
  /// At the peak, beside the corpus.
  std::uint64_t memory_bytes = 0;
  /// Of learning, where all passes are made; on one core of a machine of these years, less the more threads there are. Good to a factor
  /// of about two, no better.
  double seconds = 0.0;
};
/// Throws InvalidArgument for problems(options), and where there is nothing to learn from.
TrainPlan plan_training(const Corpus& corpus, const TrainOptions& options);

/// What cvb0 may take for responsibilities where the engine is chosen.
inline constexpr std::uint64_t kMostCvb0Bytes = std::uint64_t{4} << 30;

/// The default engine: cvb0, the best topics, or scvb0 where cvb0 would take more than kMostCvb0Bytes or the documents are not all in memory.
/// It depends on the corpus and the number of topics alone, not on the machine.
struct EngineChoice {
  EngineOptions engine;
  std::string reason;
};
EngineChoice choose_engine(const Corpus& corpus, const TrainOptions& options);

/// A number of topics up to that of `options` whose plan needs at most `memory_bytes`, where one more needs more; 0 where not even one
/// topic fits. (Many topics can need less than some, as documents then have lists of them.)
int topics_that_fit(const Corpus& corpus, const TrainOptions& options, std::uint64_t memory_bytes);

}  // namespace ldavi
