// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "corpus/counting/counted_words.hpp"
#include "corpus/counting/term_shaping.hpp"

namespace ldavi {

/// Words of one stem as one word, which is called as the commonest of them (the first by its bytes of two as common, one that is kept by
/// name before all). Those left out by name stay alone. `documents` is left empty: how many hold any of a group only they can tell.
CountedWords grouped_by_stem(CountedWords all, const TermShaping& shaping);

}  // namespace ldavi
