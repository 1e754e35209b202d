// SPDX-License-Identifier: Apache-2.0
#include "corpus/formats/count_rows.hpp"

#include <algorithm>

#include "ldavi/base/error.hpp"

namespace ldavi {

CountRows::CountRows(std::optional<KnownTerms> known) : known_(std::move(known)) {
  if (known_ && known_->number == 0) throw ParseError(known_->source, 0, "the file has no term", "expected a term a line");
}

void CountRows::add(std::uint32_t term, std::uint32_t count) { cells_.emplace_back(term, count); }

void CountRows::end_document(const WordPlace& place) {
  if (matrix_.num_documents() >= kMaxSize) place.refuse("one more document", "expected at most " + std::to_string(kMaxSize));
  if (!std::is_sorted(cells_.begin(), cells_.end())) std::sort(cells_.begin(), cells_.end());
  std::size_t end = 0;  // of the distinct terms: never past what is read
  for (const auto& [term, count] : cells_) {
    if (end == 0 || cells_[end - 1].first != term) {
      cells_[end++] = {term, count};
      continue;
    }
    const std::uint64_t sum = std::uint64_t{cells_[end - 1].second} + count;
    if (sum > kMaxCount)
      place.refuse("the counts of one term add up to " + std::to_string(sum), "expected at most " + std::to_string(kMaxCount));
    cells_[end - 1].second = static_cast<std::uint32_t>(sum);
  }
  if (end > 0 && cells_[end - 1].first >= num_terms_) {
    num_terms_ = std::uint64_t{cells_[end - 1].first} + 1;
    num_terms_line_ = place.line;
  }
  for (std::size_t i = 0; i < end; ++i) {
    if (cells_[i].second == 0) continue;
    matrix_.terms.push_back(cells_[i].first);
    matrix_.counts.push_back(cells_[i].second);
  }
  end_empty_document();
}

void CountRows::end_empty_document() {
  matrix_.offsets.push_back(matrix_.terms.size());
  cells_.clear();
}

CountMatrix CountRows::build(const std::string& source) {
  if (!known_) {
    refuse_implausible_size(num_terms_, matrix_.terms.size(), "the number of terms, by the largest of their numbers,",
                            "of which there are", {source, num_terms_line_});
  }
  matrix_.num_terms = static_cast<std::uint32_t>(known_ ? known_->number : num_terms_);
  return std::exchange(matrix_, {});
}

}  // namespace ldavi
