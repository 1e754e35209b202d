// SPDX-License-Identifier: Apache-2.0
// Formats that escape nothing cannot hold every term.
#pragma once

#include <string>
#include <string_view>

#include "ldavi/corpus/vocabulary.hpp"

namespace ldavi {

/// Throws InvalidArgument for the first term that has one of `characters` in it or is empty; `files` names what cannot hold it.
void check_terms(const Vocabulary& vocabulary, std::string_view characters, const std::string& files);

}  // namespace ldavi
