// SPDX-License-Identifier: Apache-2.0
#include "corpus/counting/word_counter.hpp"

#include <limits>
#include <utility>

#include "ldavi/base/error.hpp"

namespace ldavi {

void WordCounter::add(std::span<const std::string_view> words) {
  begin_document();
  num_words_ += words.size();
  if (num_words_ >= std::numeric_limits<std::uint32_t>::max())
    throw InvalidArgument("a document has at most 4,294,967,294 tokens");
  table_.number(words, numbers_);
  totals_.resize(table_.size());
  constexpr std::size_t kAhead = 16;
  for (std::size_t i = 0; i < numbers_.size(); ++i) {
    if (i + kAhead < numbers_.size()) __builtin_prefetch(&totals_[numbers_[i + kAhead]]);
    if (totals_[numbers_[i]].in_document++ == 0) found_.push_back(numbers_[i]);
  }
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
