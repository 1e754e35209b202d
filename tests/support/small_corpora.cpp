// SPDX-License-Identifier: Apache-2.0
#include "support/small_corpora.hpp"

#include <string>
#include <utility>

#include "ldavi/base/random.hpp"
#include "support/random_purposes.hpp"

namespace ldavi {

Corpus corpus_of(const CountRows& counts) {
  const std::size_t num_terms = counts.empty() ? 0 : counts.front().size();
  std::vector<std::string> terms;
  for (std::size_t w = 0; w < num_terms; ++w) terms.push_back("t" + std::to_string(w));
  std::vector<std::uint64_t> frequencies(num_terms, 0);
  std::vector<std::uint64_t> offsets{0};
  std::vector<std::uint32_t> cell_terms;
  std::vector<std::uint32_t> cell_counts;
  std::vector<std::string> ids;
  for (std::size_t d = 0; d < counts.size(); ++d) {
    for (std::size_t w = 0; w < num_terms; ++w) {
      if (counts[d][w] == 0) continue;
      cell_terms.push_back(static_cast<std::uint32_t>(w));
      cell_counts.push_back(counts[d][w]);
      ++frequencies[w];
    }
    offsets.push_back(cell_terms.size());
    ids.push_back("d" + std::to_string(d));
  }
  Corpus corpus;
  corpus.offsets = std::move(offsets);
  corpus.terms = std::move(cell_terms);
  corpus.counts = std::move(cell_counts);
  corpus.ids = ids;
  corpus.vocabulary = Vocabulary(std::move(terms), std::move(frequencies), term_totals(counts));
  return corpus;
}

CountRows random_counts(std::size_t num_documents, std::size_t num_terms, std::uint64_t seed) {
  CountRows counts(num_documents, std::vector<std::uint32_t>(num_terms, 0));
  for (std::size_t d = 0; d < num_documents; ++d) {
    RandomStream random(seed, kPlantedDocuments, d);
    for (std::uint32_t& count : counts[d]) count = random.below(5) < 3 ? 0 : 1 + random.below(4);
    ++counts[d][random.below(static_cast<std::uint32_t>(num_terms))];
  }
  return counts;
}

std::vector<CountRows> all_counts(std::size_t num_documents, std::size_t num_terms, std::uint32_t largest) {
  std::vector<CountRows> all;
  CountRows counts(num_documents, std::vector<std::uint32_t>(num_terms, 0));
  while (true) {
    all.push_back(counts);
    // Counts up as an odometer does.
    std::size_t cell = 0;
    while (cell < num_documents * num_terms && counts[cell / num_terms][cell % num_terms] == largest) {
      counts[cell / num_terms][cell % num_terms] = 0;
      ++cell;
    }
    if (cell == num_documents * num_terms) return all;
    ++counts[cell / num_terms][cell % num_terms];
  }
}

std::vector<std::uint64_t> term_totals(const CountRows& counts) {
  std::vector<std::uint64_t> totals(counts.empty() ? 0 : counts.front().size(), 0);
  for (const std::vector<std::uint32_t>& document : counts) {
    for (std::size_t w = 0; w < totals.size(); ++w) totals[w] += document[w];
  }
  return totals;
}

}  // namespace ldavi
