// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace ldavi {

/// Words to look up fast, as every token of a corpus is asked for. Does not own their letters.
class WordSet {
 public:
  /// Bytes that must be readable from where a word begins, for contains_readable().
  static constexpr std::size_t kReadable = 8;

  explicit WordSet(std::span<const std::string> words);

  bool contains(std::string_view word) const noexcept;

  /// The same, without a branch that depends on the word's length. kReadable bytes from word.data() on must be readable.
  bool contains_readable(std::string_view word) const noexcept {
    if (word.size() > kShort) return contains_long(word);
    const Key key = key_of(word.data(), word.size());
    // One branch, nearly always taken the same way; whether a word is found cannot be predicted.
    for (std::size_t slot = key.hash() & mask_;; slot = (slot + 1) & mask_) {
      const std::uint64_t difference = slots_[slot].difference(key);
      if ((difference == 0) | (slots_[slot].size == 0)) return (difference == 0) & (key.size != 0);
    }
  }

 private:
  /// Words of up to this many bytes are their key; there are few others.
  static constexpr std::size_t kShort = 16;

  struct Key {
    std::uint64_t first = 0;  // up to eight bytes at the beginning
    std::uint64_t last = 0;   // and at the end
    std::uint64_t size = 0;   // 0: an empty slot

    std::size_t hash() const noexcept {
      const std::uint64_t mixed = (first ^ (last << 29 | last >> 35) ^ size) * 0x9E3779B97F4A7C15U;
      return static_cast<std::size_t>(mixed ^ mixed >> 32);
    }
    std::uint64_t difference(const Key& other) const noexcept {
      return (first ^ other.first) | (last ^ other.last) | (size ^ other.size);
    }
  };

  static constexpr std::string_view kOwn{"\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\0\0\0\0\0\0\0", 16};

  static Key key_of(const char* word, std::size_t size) noexcept {
    Key key;
    key.size = size;
    std::memcpy(&key.first, word, 8);
    std::memcpy(&key.last, word + (std::max<std::size_t>(size, 8) - 8), 8);
    std::uint64_t own = 0;  // ones for the bytes of the word
    std::memcpy(&own, kOwn.data() + (8 - std::min<std::size_t>(size, 8)), 8);
    key.first &= own;
    key.last &= own;
    return key;
  }

  bool contains_long(std::string_view word) const noexcept { return long_.contains(word); }

  std::vector<Key> slots_;  // at least half of them empty
  std::size_t mask_ = 0;
  std::unordered_set<std::string_view> long_;
};

}  // namespace ldavi
