// SPDX-License-Identifier: Apache-2.0
// Finds terms that stand in many documents and tell no topic from another.
#pragma once

#include <cstddef>
#include <vector>

#include "ldavi/corpus/corpus.hpp"
#include "ldavi/corpus/examination.hpp"

namespace ldavi {

/// Terms of `corpus` that are in at least kEvenShare of the documents, come about as evenly as chance has it (kLeastEvenness), and stand among the
/// same words as any other (kMostPull); in the order of their frequency, at most kMostEvenTerms. None below kLeastEvenDocuments
/// documents, where chance cannot be told from topics. Cost: a pass over the lengths of all documents and the words of
/// kSampledDocuments of them.
std::vector<EvenTerm> even_terms(const Corpus& corpus);

inline constexpr double kEvenShare = 0.1;
inline constexpr double kLeastEvenness = 0.93;
inline constexpr double kMostPull = 0.02;
inline constexpr std::size_t kMostEvenTerms = 20;
inline constexpr std::size_t kLeastEvenDocuments = 200;
inline constexpr std::size_t kSampledDocuments = 20'000;

}  // namespace ldavi
