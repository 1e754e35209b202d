// SPDX-License-Identifier: Apache-2.0
// Which words become terms, and how.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <unordered_set>

#include "ldavi/corpus/pruning.hpp"
#include "text/stemmer.hpp"

namespace ldavi {

struct TermShaping {
  std::span<const std::string> stop_words = {};  // sorted
  const PruningOptions& pruning;
  /// Words of one stem are one term. nullptr: each is one.
  Stemmer* stemmer = nullptr;
};

using WordLookup = std::unordered_set<std::string_view>;

/// Stop words, and what is dropped by name: these are in no group of a stem and no phrase.
WordLookup left_out_by_name(const TermShaping& shaping);

}  // namespace ldavi
