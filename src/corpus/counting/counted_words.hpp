// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace ldavi {

/// Each distinct word that the counters of a corpus have met; parallel. The letters stay with the counters.
struct CountedWords {
  std::vector<std::string_view> words;
  std::vector<std::uint64_t> documents;
  std::vector<std::uint64_t> tokens;
  /// By counter and its number of a word: the place among `words`.
  std::vector<std::vector<std::uint32_t>> places;
};

}  // namespace ldavi
