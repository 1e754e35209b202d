// SPDX-License-Identifier: Apache-2.0
// Tested by: tests/unit/text/word_set_test.cpp
#include "text/word_set.hpp"

#include <array>
#include <bit>

namespace ldavi {

WordSet::WordSet(std::span<const std::string> words) : slots_(std::bit_ceil(2 * words.size() + 1)), mask_(slots_.size() - 1) {
  for (const std::string& word : words) {
    if (word.empty() || contains(word)) continue;
    if (word.size() > kShort) {
      long_.insert(word);
      continue;
    }
    std::array<char, kShort> readable{};
    std::copy(word.begin(), word.end(), readable.begin());
    const Key key = key_of(readable.data(), word.size());
    std::size_t slot = key.hash() & mask_;
    while (slots_[slot].size != 0) slot = (slot + 1) & mask_;
    slots_[slot] = key;
  }
}

bool WordSet::contains(std::string_view word) const noexcept {
  if (word.size() >= kReadable) return contains_readable(word);
  std::array<char, kReadable> readable{};
  std::copy(word.begin(), word.end(), readable.begin());
  return contains_readable({readable.data(), word.size()});
}

}  // namespace ldavi
