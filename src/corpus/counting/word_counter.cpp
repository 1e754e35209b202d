// SPDX-License-Identifier: Apache-2.0
#include "corpus/counting/word_counter.hpp"

#include <limits>
#include <utility>

#include "ldavi/base/error.hpp"

namespace ldavi {

void WordCounter::add(const Tokens& tokens) {
  table_.number_readable(tokens.words, numbers_);
  add_numbers();
}

DocumentCounts WordCounter::count(std::span<const std::string_view> words) {
  numbers_.clear();
  for (const std::string_view word : words) numbers_.push_back(table_.number(word));
  add_numbers();
  return end_document();
}

void WordCounter::add_numbers() {
  begin_document();
  num_words_ += numbers_.size();
  if (num_words_ >= std::numeric_limits<std::uint32_t>::max())
    throw InvalidArgument("a document has at most 4,294,967,294 tokens");
  totals_.resize(table_.size());
  // Each word is written down, and the next one over it where it was there before: which were there cannot be predicted.
  std::size_t num_found = found_.size();
  found_.resize(num_found + numbers_.size());
  constexpr std::size_t kAhead = 16;
  for (std::size_t i = 0; i < numbers_.size(); ++i) {
    if (i + kAhead < numbers_.size()) __builtin_prefetch(&totals_[numbers_[i + kAhead]]);
    found_[num_found] = numbers_[i];
    num_found += static_cast<std::size_t>(totals_[numbers_[i]].in_document++ == 0);
  }
  found_.resize(num_found);
}

DocumentCounts WordCounter::end_document() {
  begin_document();
  is_ended_ = true;
  num_words_ = 0;
  for (const std::uint32_t number : found_) {
    Totals& totals = totals_[number];
    counts_.push_back(std::exchange(totals.in_document, 0));
    totals.tokens += counts_.back();
    ++totals.documents;
  }
  return {found_, counts_};
}

void WordCounter::begin_document() noexcept {
  if (!std::exchange(is_ended_, false)) return;
  found_.clear();
  counts_.clear();
}

}  // namespace ldavi
