// SPDX-License-Identifier: Apache-2.0
// Where a model comes from: enough to know what it is and to make it again. Nothing of the machine or the moment is in it.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace ldavi {

/// Why training ended.
enum class Termination : std::uint32_t {
  kConverged = 1,  ///< the convergence rule held
  kPassLimit = 2,  ///< the most passes allowed were made
  kStopped = 3,    ///< the observer asked for it
  kTimeLimit = 4   ///< the time was up
};

/// "converged", "pass limit reached", "stopped by request", "time limit reached".
std::string termination_text(Termination termination);

struct Provenance {
  /// Version of lda-vi that trained it, "0.1.0".
  std::string version;
  /// "vb", "cvb0", "svi" or "scvb0".
  std::string engine;
  /// The options that shaped the result, as (name, value) in a fixed order: those of training, then how the corpus was read.
  std::vector<std::pair<std::string, std::string>> options;
  std::uint64_t passes = 0;
  Termination termination = Termination::kPassLimit;
  /// Exact lower bound of log p(training documents) in nats, where the engine has one (has_bound): under the topics and priors that the last
  /// pass began with.
  bool has_bound = false;
  double bound = 0.0;

  /// Every holdout-th document was not learned from; 0: all were.
  std::uint32_t holdout = 0;
  /// content_hash of the whole corpus.
  std::uint64_t corpus_hash = 0;
  /// Base names of the inputs.
  std::vector<std::string> inputs;
  /// Of the whole corpus.
  std::uint64_t documents = 0;
  std::uint64_t tokens = 0;
  /// Learned from.
  std::uint64_t training_documents = 0;
  std::uint64_t training_tokens = 0;

  /// Of each topic how well it came back in other runs, from 0 to 1 (evaluation/stability.hpp); none where there was one run.
  std::vector<double> stability;

  friend bool operator==(const Provenance&, const Provenance&) = default;
};

}  // namespace ldavi
