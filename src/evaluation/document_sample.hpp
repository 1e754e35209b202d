// SPDX-License-Identifier: Apache-2.0
// Some of the documents of a corpus as a corpus.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "ldavi/corpus/corpus.hpp"

namespace ldavi {

/// Each of `documents` with the chance `share`, in order; the same ones for the same seed.
std::vector<std::uint32_t> sample_documents(std::span<const std::uint32_t> documents, double share, std::uint64_t seed);

/// The counts of `documents`, in that order, copied, under the vocabulary of `corpus`; with ids, without labels and dates.
Corpus sampled_corpus(const Corpus& corpus, std::span<const std::uint32_t> documents);

}  // namespace ldavi
