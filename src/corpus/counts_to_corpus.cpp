// SPDX-License-Identifier: Apache-2.0
#include "corpus/counts_to_corpus.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

namespace ldavi {
namespace {

constexpr std::uint32_t kDropped = std::numeric_limits<std::uint32_t>::max();

/// The vocabulary of what stays; numbers[old] is the new number or kDropped.
Vocabulary prune(CountedInput& input, const PruningOptions& pruning, std::vector<std::uint32_t>& numbers,
                 PruningReport& report) {
  const CountMatrix& matrix = input.matrix;
  std::vector<std::uint64_t> document_frequencies(matrix.num_terms, 0);
  std::vector<std::uint64_t> counts(matrix.num_terms, 0);
  for (std::size_t i = 0; i < matrix.terms.size(); ++i) {
    ++document_frequencies[matrix.terms[i]];
    counts[matrix.terms[i]] += matrix.counts[i];
  }
  report = {};
  report.min_documents = pruning.min_documents.value_or(1);
  report.max_share = pruning.max_share.value_or(1.0);
  const bool take_all = !pruning.min_documents && !pruning.max_share;  // also terms that no document holds
  const auto num_documents = static_cast<double>(matrix.num_documents());

  std::size_t kept = 0;
  for (std::size_t id = 0; id < input.terms.size(); ++id) {
    if (!take_all && document_frequencies[id] < report.min_documents) {
      ++report.rare_terms;
      report.rare_tokens += counts[id];
      numbers.push_back(kDropped);
    } else if (static_cast<double>(document_frequencies[id]) / num_documents > report.max_share) {
      ++report.frequent_terms;
      report.frequent_tokens += counts[id];
      numbers.push_back(kDropped);
    } else {
      numbers.push_back(static_cast<std::uint32_t>(kept));
      if (kept != id) input.terms[kept] = std::move(input.terms[id]);
      document_frequencies[kept] = document_frequencies[id];
      counts[kept] = counts[id];
      ++kept;
    }
  }
  input.terms.resize(kept);
  document_frequencies.resize(kept);
  counts.resize(kept);
  return {std::move(input.terms), std::move(document_frequencies), std::move(counts)};
}

}  // namespace

Corpus corpus_of(CountedInput input, const PruningOptions& pruning, PruningReport& report) {
  Corpus corpus;
  std::vector<std::uint32_t> numbers;
  corpus.vocabulary = prune(input, pruning, numbers, report);

  CountMatrix& matrix = input.matrix;
  std::vector<std::string> ids;
  std::size_t end = 0;  // of what is kept: never past what is read
  for (std::size_t d = 0; d < matrix.num_documents(); ++d) {
    const auto first = static_cast<std::size_t>(matrix.offsets[d]);
    const auto last = static_cast<std::size_t>(matrix.offsets[d + 1]);
    matrix.offsets[d] = end;
    for (std::size_t i = first; i < last; ++i) {
      const std::uint32_t number = numbers[matrix.terms[i]];
      if (number == kDropped) continue;
      matrix.terms[end] = number;
      matrix.counts[end] = matrix.counts[i];
      ++end;
    }
    ids.push_back(std::to_string(d + 1));
  }
  matrix.offsets.back() = end;
  matrix.terms.resize(end);
  matrix.counts.resize(end);
  corpus.offsets = std::move(matrix.offsets);
  corpus.terms = std::move(matrix.terms);
  corpus.counts = std::move(matrix.counts);
  corpus.ids = ids;
  corpus.labels = matrix.labels;
  return corpus;
}

}  // namespace ldavi
