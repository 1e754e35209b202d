// SPDX-License-Identifier: Apache-2.0
#include "inference/minibatch.hpp"

#include <algorithm>
#include <limits>

#include "ldavi/base/error.hpp"

namespace ldavi {

void Minibatch::assign(const TrainingSet& set, std::span<const std::uint32_t> documents) {
  first_cells_.assign(1, 0);
  cell_terms_.clear();
  cell_counts_.clear();
  num_tokens_ = 0;
  std::vector<std::uint32_t>& terms = index_.terms;
  terms.clear();
  for (const std::uint32_t d : documents) {
    const DocumentCounts document = set.document(d);
    for (const std::uint32_t term : document.terms) {
      if (places_[term] != kNone) continue;
      places_[term] = 0;
      terms.push_back(term);
    }
    cell_terms_.insert(cell_terms_.end(), document.terms.begin(), document.terms.end());
    cell_counts_.insert(cell_counts_.end(), document.counts.begin(), document.counts.end());
    first_cells_.push_back(cell_terms_.size());
    num_tokens_ += set.document_tokens(d);
  }
  if (cell_terms_.size() > std::numeric_limits<std::uint32_t>::max())
    throw InvalidArgument("more than 4,294,967,295 distinct terms of documents in a minibatch, expected a smaller batch");
  std::sort(terms.begin(), terms.end());
  for (std::size_t i = 0; i < terms.size(); ++i) places_[terms[i]] = static_cast<std::uint32_t>(i);

  std::vector<std::size_t>& offsets = index_.offsets;
  offsets.assign(terms.size() + 1, 0);
  for (std::uint32_t& term : cell_terms_) {
    term = places_[term];
    ++offsets[term + 1];
  }
  for (std::size_t i = 0; i < terms.size(); ++i) offsets[i + 1] += offsets[i];
  index_.cells.resize(cell_terms_.size());
  index_.documents.resize(cell_terms_.size());
  std::vector<std::size_t> next(offsets.begin(), offsets.end() - 1);
  for (std::size_t i = 0; i + 1 < first_cells_.size(); ++i) {
    for (std::size_t cell = first_cells_[i]; cell < first_cells_[i + 1]; ++cell) {
      const std::size_t place = next[cell_terms_[cell]]++;
      index_.cells[place] = static_cast<std::uint32_t>(cell);
      index_.documents[place] = static_cast<std::uint32_t>(i);
    }
  }
  for (const std::uint32_t term : terms) places_[term] = kNone;
}

DocumentCounts Minibatch::document(std::size_t i) const noexcept {
  const std::size_t size = first_cells_[i + 1] - first_cells_[i];
  return {std::span(cell_terms_).subspan(first_cells_[i], size), std::span(cell_counts_).subspan(first_cells_[i], size)};
}

}  // namespace ldavi
