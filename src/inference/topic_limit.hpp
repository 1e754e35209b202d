// SPDX-License-Identifier: Apache-2.0
// How many topics a document may have. It shapes the result: never a question of the machine.
#pragma once

#include <cstddef>
#include <cstdint>

#include "ldavi/inference/options.hpp"

namespace ldavi {

/// While topics find their shape documents have many; then few, as they will have when the model is used. docs/decisions/0013.
enum class Breadth { kWide, kNarrow };

class TopicLimit {
 public:
  TopicLimit(const Cvb0Options& options, Breadth breadth, std::size_t num_topics, std::size_t num_cells);

  /// Every document has all topics.
  bool all() const noexcept { return all_; }
  /// For a document of so many tokens.
  std::size_t of_document(std::uint64_t num_tokens) const noexcept;

 private:
  bool narrow_;
  std::size_t most_;
  std::size_t tokens_per_topic_;  // 0: any document may have `most_`
  bool all_;
};

}  // namespace ldavi
