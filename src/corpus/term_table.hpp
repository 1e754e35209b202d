// SPDX-License-Identifier: Apache-2.0
// Distinct words and their numbers, in the order first met.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory_resource>
#include <string_view>
#include <vector>

#include "corpus/term_slots.hpp"

namespace ldavi {

class TermTable {
 public:
  TermTable() : slots_(kFirstTermSlots) {}

  /// The number of `term`: the next one where it is new. At most 2^31 terms.
  std::uint32_t number(std::string_view term);

  std::size_t size() const noexcept { return terms_.size(); }
  /// By number. The views hold as long as the table.
  const std::vector<std::string_view>& terms() const noexcept { return terms_; }

 private:
  TermSlots slots_;
  std::vector<std::string_view> terms_;
  std::pmr::monotonic_buffer_resource letters_;
};

}  // namespace ldavi
