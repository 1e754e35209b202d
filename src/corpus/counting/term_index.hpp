// SPDX-License-Identifier: Apache-2.0
// A hash table for the one question that is asked of every token: which number has this word?
//
// Open addressing, no more than half full. A slot holds the first and last eight bytes of a word, so that for words of up to sixteen bytes,
// nearly all, one look into the table answers; the others are compared whole. Words stay with the owner, by number.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <utility>
#include <vector>

#include "base/content_hash.hpp"

namespace ldavi {

class TermIndex {
 public:
  static constexpr std::uint32_t kNone = 0xFFFF'FFFF;

  TermIndex() : TermIndex(0) {}
  /// With room for so many words.
  explicit TermIndex(std::size_t num_terms) : slots_(std::bit_ceil(2 * num_terms + kLeastSlots)) {}

  /// What is looked for. A word's key may be made, and fetched, some words ahead: then memory answers meanwhile.
  struct Key {
    std::uint64_t first = 0;
    std::uint64_t last = 0;
    std::uint32_t size = 0;

    std::size_t hash() const noexcept {
      const std::uint64_t mixed = (first ^ std::rotl(last, 29) ^ std::uint64_t{size} << 56) * 0x9E3779B97F4A7C15U;
      return static_cast<std::size_t>(mixed ^ mixed >> 32);
    }
  };
  static Key key_of(std::string_view word) noexcept;
  void fetch(const Key& key) const noexcept { __builtin_prefetch(&slots_[key.hash() & (slots_.size() - 1)]); }

  /// The number of `word`, kNone where it is not there. `terms[number]` are the words that were put in.
  template <class Terms>
  std::uint32_t find(std::string_view word, const Terms& terms) const noexcept {
    return slots_[place(key_of(word), word, terms)].number - 1;
  }

  /// The same; where it is not there, it is put in with the next number and kNone returned. At most 2^31 words.
  template <class Terms>
  std::uint32_t find_or_put(const Key& key, std::string_view word, const Terms& terms) {
    Slot& slot = slots_[place(key, word, terms)];
    if (slot.number != 0) return slot.number - 1;
    slot = {key, ++size_};
    if (2 * std::size_t{size_} > slots_.size()) grow();
    return kNone;
  }

 private:
  static constexpr std::size_t kLeastSlots = 64;
  /// Words of up to so many bytes are their key.
  static constexpr std::size_t kShort = 16;

  struct Slot {
    Key key;
    std::uint32_t number = 0;  // and 1; 0: a free slot

    bool has(const Key& other) const noexcept {
      return ((key.first ^ other.first) | (key.last ^ other.last) | (key.size ^ other.size)) == 0;
    }
  };

  template <class Number>
  static std::uint64_t bytes_at(const char* place) noexcept {
    Number number;
    std::memcpy(&number, place, sizeof number);
    return number;
  }

  /// Where the word stands, or the free slot where it would.
  template <class Terms>
  std::size_t place(const Key& key, std::string_view word, const Terms& terms) const noexcept {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = key.hash() & mask;
    for (; slots_[at].number != 0; at = (at + 1) & mask) {
      if (slots_[at].has(key) && (word.size() <= kShort || terms[slots_[at].number - 1] == word)) break;
    }
    return at;
  }

  /// Twice as many slots.
  void grow() {
    const std::vector<Slot> old = std::exchange(slots_, std::vector<Slot>(2 * slots_.size()));
    const std::size_t mask = slots_.size() - 1;
    for (const Slot& slot : old) {
      if (slot.number == 0) continue;
      std::size_t at = slot.key.hash() & mask;
      while (slots_[at].number != 0) at = (at + 1) & mask;
      slots_[at] = slot;
    }
  }

  std::vector<Slot> slots_;  // a power of two
  std::uint32_t size_ = 0;
};

inline TermIndex::Key TermIndex::key_of(std::string_view word) noexcept {
  const char* const begin = word.data();
  const std::size_t size = word.size();
  Key key;
  key.size = static_cast<std::uint32_t>(size);
  if (size >= 8) {
    key.first = bytes_at<std::uint64_t>(begin);
    // Long words may differ in their middle only.
    key.last = size <= kShort ? bytes_at<std::uint64_t>(begin + size - 8) : content_hash(begin, size);
  } else if (size >= 4) {
    key.first = bytes_at<std::uint32_t>(begin) | bytes_at<std::uint32_t>(begin + size - 4) << 32;
  } else if (size > 0) {
    key.first = bytes_at<std::uint8_t>(begin) | bytes_at<std::uint8_t>(begin + size / 2) << 8 |
                bytes_at<std::uint8_t>(begin + size - 1) << 16;
  }
  return key;
}

}  // namespace ldavi
