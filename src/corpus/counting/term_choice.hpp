// SPDX-License-Identifier: Apache-2.0
// Which of a corpus's words become its terms.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ldavi/corpus/pruning.hpp"

namespace ldavi {

/// Words of a corpus, how many documents hold each, and how often; parallel.
struct WordStatistics {
  std::span<const std::string_view> words;
  std::span<const std::uint64_t> documents;
  std::span<const std::uint64_t> tokens;
};

/// Places of the words that stay, ascending. `stop_words` are sorted. `report` has the limits in force (where `take_all`, words that no
/// document holds stay too) and gets what is left out. Each word is left out for the first reason of: dropped by name, stop word, rare,
/// frequent, surplus; a word that is kept by name stays whatever it is, unless it is dropped by name too.
std::vector<std::uint32_t> choose_terms(const WordStatistics& all, std::uint64_t num_documents,
                                        std::span<const std::string> stop_words, const PruningOptions& options, bool take_all,
                                        PruningReport& report);

}  // namespace ldavi
