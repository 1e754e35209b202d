// SPDX-License-Identifier: Apache-2.0
// A hash table for the one question that is asked of every token: which number has this word?
//
// Open addressing, no more than half full. A slot holds the first and last eight bytes of a word, so that for words of up to sixteen bytes,
// nearly all, one look into the table answers; the others are compared whole. Words stay with the owner, by number. What depends on the length
// of a word or on whether it is found is no branch, as it cannot be predicted.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <utility>

#include "base/aligned_vector.hpp"
#include "base/content_hash.hpp"

namespace ldavi {

class WordIndex {
 public:
  static constexpr std::uint32_t kNone = 0xFFFF'FFFF;
  /// Bytes that must be readable from where a readable word begins, though it be shorter.
  static constexpr std::size_t kReadable = 8;

  WordIndex() : WordIndex(0) {}
  /// With room for so many words.
  explicit WordIndex(std::size_t num_words) : slots_(std::bit_ceil(2 * num_words + kLeastSlots)) {}

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
  static Key key_of_readable(std::string_view word) noexcept;
  void fetch(const Key& key) const noexcept { __builtin_prefetch(&slots_[key.hash() & (slots_.size() - 1)]); }

  /// The number of `word`, kNone where it is not there. `words[number]` are the words that were put in.
  template <class Words>
  std::uint32_t find(const Key& key, std::string_view word, const Words& words) const noexcept {
    return slots_[place(key, word, words)].number - 1;
  }
  template <class Words>
  std::uint32_t find(std::string_view word, const Words& words) const noexcept {
    return find(key_of(word), word, words);
  }

  /// The same; where it is not there, it is put in with the next number and kNone returned. At most 2^31 words.
  template <class Words>
  std::uint32_t find_or_put(const Key& key, std::string_view word, const Words& words) {
    Slot& slot = slots_[place(key, word, words)];
    if (slot.number != 0) return slot.number - 1;
    slot = {key.first, key.last, key.size, ++size_};
    if (2 * std::size_t{size_} > slots_.size()) grow();
    return kNone;
  }

 private:
  static constexpr std::size_t kLeastSlots = 64;
  /// Words of up to so many bytes are their key.
  static constexpr std::size_t kShort = 16;

  struct Slot {
    std::uint64_t first = 0;
    std::uint64_t last = 0;
    std::uint32_t size = 0;
    std::uint32_t number = 0;  // and 1; 0: a free slot

    Key key() const noexcept { return {first, last, size}; }
    bool has(const Key& key) const noexcept { return ((first ^ key.first) | (last ^ key.last) | (size ^ key.size)) == 0; }
  };

  /// Where the word stands, or the free slot where it would.
  template <class Words>
  std::size_t place(const Key& key, std::string_view word, const Words& words) const noexcept {
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t at = key.hash() & mask;; at = (at + 1) & mask) {
      const Slot& slot = slots_[at];
      if (!(slot.has(key) | (slot.number == 0))) continue;
      if (word.size() <= kShort || slot.number == 0 || words[slot.number - 1] == word) return at;
    }
  }

  /// Twice as many slots.
  void grow() {
    const AlignedVector<Slot> old = std::exchange(slots_, AlignedVector<Slot>(2 * slots_.size()));
    const std::size_t mask = slots_.size() - 1;
    for (const Slot& slot : old) {
      if (slot.number == 0) continue;
      std::size_t at = slot.key().hash() & mask;
      while (slots_[at].number != 0) at = (at + 1) & mask;
      slots_[at] = slot;
    }
  }

  AlignedVector<Slot>
      slots_;  // a power of two; in large pages, as a look-up that misses costs more to find the page than to fetch from it
  std::uint32_t size_ = 0;
};

inline WordIndex::Key WordIndex::key_of_readable(std::string_view word) noexcept {
  // Ones for the bytes of the word, of those that are read.
  constexpr std::string_view kOwn{"\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\0\0\0\0\0\0\0", 16};
  const std::size_t size = word.size();
  std::uint64_t own = 0;
  std::memcpy(&own, kOwn.data() + (8 - std::min<std::size_t>(size, 8)), 8);
  Key key;
  key.size = static_cast<std::uint32_t>(size);
  std::memcpy(&key.first, word.data(), 8);
  std::memcpy(&key.last, word.data() + (std::max<std::size_t>(size, 8) - 8), 8);
  key.first &= own;
  key.last &= own;
  if (size > kShort) key.last = content_hash(word.data(), size);  // long words may differ in their middle only
  return key;
}

inline WordIndex::Key WordIndex::key_of(std::string_view word) noexcept {
  if (word.size() >= kReadable) return key_of_readable(word);
  std::array<char, kReadable> readable{};
  std::copy(word.begin(), word.end(), readable.begin());
  return key_of_readable({readable.data(), word.size()});
}

}  // namespace ldavi
