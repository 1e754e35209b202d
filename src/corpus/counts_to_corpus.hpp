// SPDX-License-Identifier: Apache-2.0
// Counts from a file as a corpus.
#pragma once

#include "corpus/counted_input.hpp"
#include "ldavi/corpus/corpus.hpp"
#include "ldavi/corpus/pruning.hpp"

namespace ldavi {

/// Document ids are 1, 2 …. All terms, in their order; where `pruning` gives a limit, those within it, in the same order.
Corpus corpus_of(CountedInput input, const PruningOptions& pruning, PruningReport& report);

}  // namespace ldavi
