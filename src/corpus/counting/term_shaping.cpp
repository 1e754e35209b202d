// SPDX-License-Identifier: Apache-2.0
#include "corpus/counting/term_shaping.hpp"

namespace ldavi {

WordLookup left_out_by_name(const TermShaping& shaping) {
  WordLookup words(shaping.stop_words.begin(), shaping.stop_words.end());
  words.insert(shaping.pruning.dropped.begin(), shaping.pruning.dropped.end());
  return words;
}

}  // namespace ldavi
