// SPDX-License-Identifier: Apache-2.0
#include "corpus/counting/term_table.hpp"

#include <algorithm>
#include <array>

namespace ldavi {

void TermTable::number_readable(std::span<const std::string_view> terms, std::vector<std::uint32_t>& numbers) {
  constexpr std::size_t kAhead = 32;
  std::array<WordIndex::Key, kAhead> keys;
  numbers.resize(terms.size());
  for (std::size_t begin = 0; begin < terms.size(); begin += kAhead) {
    const std::span<const std::string_view> some = terms.subspan(begin, std::min(kAhead, terms.size() - begin));
    for (std::size_t i = 0; i < some.size(); ++i) {
      keys[i] = WordIndex::key_of_readable(some[i]);
      index_.fetch(keys[i]);
    }
    for (std::size_t i = 0; i < some.size(); ++i) numbers[begin + i] = number(keys[i], some[i]);
  }
}

void TermTable::clear() {
  index_ = WordIndex();
  terms_.clear();
  letters_.release();
}

std::uint32_t TermTable::keep(std::string_view term) {
  char* const letters = static_cast<char*>(letters_.allocate(std::max<std::size_t>(term.size(), 1), 1));
  std::copy(term.begin(), term.end(), letters);
  terms_.emplace_back(letters, term.size());
  return static_cast<std::uint32_t>(terms_.size() - 1);
}

}  // namespace ldavi
