// SPDX-License-Identifier: Apache-2.0
// Distinct words and their numbers, in the order first met.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory_resource>
#include <string_view>
#include <vector>

namespace ldavi {

/// A hash table made for the one question that is asked of every token of a corpus: which number has this word?
/// Open addressing, no more than half full, so that most answers cost one look into the table and one at the word.
class TermTable {
 public:
  TermTable();

  /// The number of `term`: the next one where it is new. At most 2^31 terms.
  std::uint32_t number(std::string_view term);

  std::size_t size() const noexcept { return terms_.size(); }
  /// By number. The views hold as long as the table.
  const std::vector<std::string_view>& terms() const noexcept { return terms_; }

 private:
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t place = 0;  // 1 + number of the term; 0 where the slot is free
  };

  void grow();

  std::vector<Slot> slots_;  // a power of two of them
  std::vector<std::string_view> terms_;
  std::pmr::monotonic_buffer_resource letters_;
};

}  // namespace ldavi
