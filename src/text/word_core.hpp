// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace ldavi {

/// The part of a folded segment that is the word: without apostrophes and underscores at its ends, without an elided function word
/// (l'eau, dell'acqua), without the possessive (dog's).
std::string_view word_core(std::string_view folded) noexcept;

}  // namespace ldavi
