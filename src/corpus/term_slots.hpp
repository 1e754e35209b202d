// SPDX-License-Identifier: Apache-2.0
// A hash table for the one question that is asked of every token: which number has this word?
//
// Open addressing, no more than half full, so that most answers cost one look into the table and one at the word. A slot is 32 bits
// of a word's hash, then 1 + its number; 0 is a free one. The words stay with the owner, by number.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "base/content_hash.hpp"

namespace ldavi {

/// A power of two of them.
using TermSlots = std::vector<std::uint64_t>;

constexpr std::size_t kFirstTermSlots = 64;

inline std::uint32_t term_hash(std::string_view term) noexcept {
  return static_cast<std::uint32_t>(content_hash(term.data(), term.size()));
}

constexpr std::uint64_t term_slot(std::uint32_t hash, std::size_t number) noexcept {
  return std::uint64_t{hash} << 32 | (static_cast<std::uint64_t>(number) + 1);
}

/// The number in a slot that is not free.
constexpr std::uint32_t number_in(std::uint64_t slot) noexcept { return static_cast<std::uint32_t>(slot) - 1; }

/// Where `term` stands, or the free slot where it would. `terms[number]` are the words.
template <class Terms>
std::size_t find_slot(const TermSlots& slots, std::uint32_t hash, std::string_view term, const Terms& terms) noexcept {
  const std::size_t mask = slots.size() - 1;
  std::size_t at = hash & mask;
  for (; slots[at] != 0; at = (at + 1) & mask) {
    if (slots[at] >> 32 == hash && terms[number_in(slots[at])] == term) break;
  }
  return at;
}

/// Twice as many slots.
inline void grow(TermSlots& slots) {
  const TermSlots old = std::exchange(slots, TermSlots(2 * slots.size()));
  const std::size_t mask = slots.size() - 1;
  for (const std::uint64_t slot : old) {
    if (slot == 0) continue;
    std::size_t at = (slot >> 32) & mask;
    while (slots[at] != 0) at = (at + 1) & mask;
    slots[at] = slot;
  }
}

}  // namespace ldavi
