// SPDX-License-Identifier: Apache-2.0
// How many topics a document may have. It shapes the result: never a question of the machine.
#pragma once

#include <cstddef>
#include <cstdint>

#include "ldavi/inference/options.hpp"

namespace ldavi {

class TopicLimit {
 public:
  TopicLimit(const Cvb0Options& options, std::size_t num_topics, std::size_t num_cells);

  /// Every document has all topics.
  bool all() const noexcept { return all_; }
  /// For a document of so many tokens.
  std::size_t of_document(std::uint64_t num_tokens) const noexcept;

 private:
  std::size_t most_;
  std::size_t tokens_per_topic_;
  bool all_;
};

}  // namespace ldavi
