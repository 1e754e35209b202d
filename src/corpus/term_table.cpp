// SPDX-License-Identifier: Apache-2.0
#include "corpus/term_table.hpp"

#include <algorithm>

namespace ldavi {

std::uint32_t TermTable::number(std::string_view term) {
  const std::uint32_t hash = term_hash(term);
  const std::size_t at = find_slot(slots_, hash, term, terms_);
  if (slots_[at] != 0) return number_in(slots_[at]);
  char* const letters = static_cast<char*>(letters_.allocate(std::max<std::size_t>(term.size(), 1), 1));
  std::copy(term.begin(), term.end(), letters);
  const auto number = static_cast<std::uint32_t>(terms_.size());
  terms_.emplace_back(letters, term.size());
  slots_[at] = term_slot(hash, number);
  if (2 * terms_.size() > slots_.size()) grow(slots_);
  return number;
}

}  // namespace ldavi
