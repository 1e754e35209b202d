// SPDX-License-Identifier: Apache-2.0
// Distinct words and their numbers, in the order first met.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory_resource>
#include <span>
#include <string_view>
#include <vector>

#include "text/word_index.hpp"

namespace ldavi {

class TermTable {
 public:
  /// The number of `term`: the next one where it is new. At most 2^31 terms.
  std::uint32_t number(std::string_view term) { return number(WordIndex::key_of(term), term); }
  /// Those of many, in place of the content of `numbers`: faster, as one is fetched from memory while another is looked at. Eight bytes from where
  /// each term begins must be readable, as with Tokens.
  void number_readable(std::span<const std::string_view> terms, std::vector<std::uint32_t>& numbers);

  /// WordIndex::kNone where it is not there.
  std::uint32_t find(std::string_view term) const noexcept { return index_.find(term, terms_); }
  /// Forgets all; views hold no longer.
  void clear();

  std::size_t size() const noexcept { return terms_.size(); }
  /// By number. The views hold as long as the table.
  const std::vector<std::string_view>& terms() const noexcept { return terms_; }

 private:
  std::uint32_t number(const WordIndex::Key& key, std::string_view term) {
    const std::uint32_t number = index_.find_or_put(key, term, terms_);
    return number != WordIndex::kNone ? number : keep(term);
  }
  /// A copy of a new term; returns its number.
  std::uint32_t keep(std::string_view term);

  WordIndex index_;
  std::vector<std::string_view> terms_;
  std::pmr::monotonic_buffer_resource letters_;
};

}  // namespace ldavi
