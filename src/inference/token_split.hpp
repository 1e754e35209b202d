// SPDX-License-Identifier: Apache-2.0
// Cuts documents in two, token by token, always in the same way.
#pragma once

#include <cstdint>
#include <random>
#include <vector>

#include "ldavi/corpus/corpus.hpp"

namespace ldavi {

struct TokenHalves {
  std::vector<std::uint32_t> observed_terms;
  std::vector<std::uint32_t> observed_counts;
  std::vector<std::uint32_t> scored_terms;
  std::vector<std::uint32_t> scored_counts;

  DocumentCounts observed() const noexcept { return {observed_terms, observed_counts}; }
  DocumentCounts scored() const noexcept { return {scored_terms, scored_counts}; }
};

/// A token is observed where (r() >> 16) & 1 is 1, else scored: one draw a token, all copies of a term one after the other, and
/// one generator over all documents in the order of the calls.
class TokenSplit {
 public:
  void split(const DocumentCounts& document, TokenHalves& halves);

 private:
  std::mt19937 random_{12'345};  // the C++ standard fixes its numbers
};

}  // namespace ldavi
