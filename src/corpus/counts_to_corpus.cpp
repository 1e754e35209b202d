// SPDX-License-Identifier: Apache-2.0
#include "corpus/counts_to_corpus.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/counting/term_choice.hpp"

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

  const std::vector<std::string_view> words(input.terms.begin(), input.terms.end());
  const std::vector<std::uint32_t> kept =
      choose_terms({words, document_frequencies, counts}, matrix.num_documents(), {}, pruning, take_all, report);
  numbers.assign(input.terms.size(), kDropped);
  for (std::size_t number = 0; number < kept.size(); ++number) {
    const std::size_t id = kept[number];
    numbers[id] = static_cast<std::uint32_t>(number);
    if (number != id) input.terms[number] = std::move(input.terms[id]);
    document_frequencies[number] = document_frequencies[id];
    counts[number] = counts[id];
  }
  input.terms.resize(kept.size());
  document_frequencies.resize(kept.size());
  counts.resize(kept.size());
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
