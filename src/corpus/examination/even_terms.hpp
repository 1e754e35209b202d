// SPDX-License-Identifier: Apache-2.0
// Terms that stand in many documents and are spread over them as evenly as chance would: they tell no topic from another.
#pragma once

#include <cstddef>
#include <vector>

#include "ldavi/corpus/corpus.hpp"
#include "ldavi/corpus/examination.hpp"

namespace ldavi {

/// Terms of `corpus` in at least kEvenShare of the documents with an evenness of at least kLeastEvenness, in the order of their
/// frequency, at most kMostEvenTerms. None below kLeastEvenDocuments documents, where chance cannot be told from topics.
std::vector<EvenTerm> even_terms(const Corpus& corpus);

inline constexpr double kEvenShare = 0.1;
inline constexpr double kLeastEvenness = 0.95;
inline constexpr std::size_t kMostEvenTerms = 20;
inline constexpr std::size_t kLeastEvenDocuments = 200;

}  // namespace ldavi
