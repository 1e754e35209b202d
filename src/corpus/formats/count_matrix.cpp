// SPDX-License-Identifier: Apache-2.0
#include "corpus/formats/count_matrix.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "ldavi/base/error.hpp"

namespace ldavi {
namespace {

/// Puts `values` where each belongs: documents in order, within a document as they came.
std::vector<std::uint32_t> scatter(const std::vector<std::uint32_t>& documents, const std::vector<std::uint32_t>& values,
                                   std::vector<std::uint64_t> offsets) {
  std::vector<std::uint32_t> scattered(values.size());
  for (std::size_t i = 0; i < values.size(); ++i) scattered[static_cast<std::size_t>(offsets[documents[i]]++)] = values[i];
  return scattered;
}

/// Sorts each document's terms and adds up those that stand twice.
void normalize(CountMatrix& matrix, const std::string& source) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> cells;
  std::size_t end = 0;  // of what is finished: never past what is read
  for (std::size_t d = 0; d < matrix.num_documents(); ++d) {
    const auto first = static_cast<std::size_t>(matrix.offsets[d]);
    const auto last = static_cast<std::size_t>(matrix.offsets[d + 1]);
    cells.clear();
    for (std::size_t i = first; i < last; ++i) cells.emplace_back(matrix.terms[i], matrix.counts[i]);
    if (!std::is_sorted(cells.begin(), cells.end())) std::sort(cells.begin(), cells.end());
    const std::size_t begin = end;
    for (const auto& [term, count] : cells) {
      if (end > begin && matrix.terms[end - 1] == term) {
        const std::uint64_t sum = std::uint64_t{matrix.counts[end - 1]} + count;
        if (sum > std::numeric_limits<std::uint32_t>::max()) {
          throw ParseError(source, 0,
                           "the counts of term " + std::to_string(term + std::uint64_t{1}) + " in document " +
                               std::to_string(d + 1) + " add up to " + std::to_string(sum),
                           "expected at most 4294967295");
        }
        matrix.counts[end - 1] = static_cast<std::uint32_t>(sum);
      } else {
        matrix.terms[end] = term;
        matrix.counts[end] = count;
        ++end;
      }
    }
    matrix.offsets[d] = begin;
  }
  matrix.offsets.back() = end;
  matrix.terms.resize(end);
  matrix.counts.resize(end);
}

}  // namespace

void CountEntries::add(std::uint32_t document, std::uint32_t term, std::uint32_t count) {
  if (count == 0) return;
  documents_.push_back(document);
  terms_.push_back(term);
  counts_.push_back(count);
}

CountMatrix CountEntries::build(std::uint32_t num_documents, std::uint32_t num_terms, const std::string& source) {
  const std::vector<std::uint32_t> documents = std::exchange(documents_, {});
  CountMatrix matrix;
  matrix.num_terms = num_terms;
  matrix.offsets.assign(std::size_t{num_documents} + 1, 0);
  for (const std::uint32_t d : documents) ++matrix.offsets[std::size_t{d} + 1];
  for (std::size_t d = 0; d < num_documents; ++d) matrix.offsets[d + 1] += matrix.offsets[d];
  matrix.terms = std::exchange(terms_, {});
  matrix.counts = std::exchange(counts_, {});
  if (!std::is_sorted(documents.begin(), documents.end())) {
    matrix.terms = scatter(documents, matrix.terms, matrix.offsets);
    matrix.counts = scatter(documents, matrix.counts, matrix.offsets);
  }
  normalize(matrix, source);
  return matrix;
}

}  // namespace ldavi
