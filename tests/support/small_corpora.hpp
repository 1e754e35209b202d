// SPDX-License-Identifier: Apache-2.0
// Corpora written down, or drawn, as dense rows of counts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "ldavi/corpus/corpus.hpp"

namespace ldavi {

/// A row a document, a column a term.
using CountRows = std::vector<std::vector<std::uint32_t>>;

/// The corpus with these counts, empty documents included; its terms are called t0, t1, t2 …
Corpus corpus_of(const CountRows& counts);

/// Counts of 0 to 4, more than half of them 0, no document empty. The same for the same seed.
CountRows random_counts(std::size_t num_documents, std::size_t num_terms, std::uint64_t seed);

/// Every matrix of counts 0 to `largest` with this many documents and terms, the one of nothing but zeros included.
std::vector<CountRows> all_counts(std::size_t num_documents, std::size_t num_terms, std::uint32_t largest);

/// Occurrences of each term.
std::vector<std::uint64_t> term_totals(const CountRows& counts);

}  // namespace ldavi
