// SPDX-License-Identifier: Apache-2.0
// What a prepared corpus tells of its making: the META section.
#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "ldavi/corpus/load.hpp"

namespace ldavi {

/// Options, reports and counts of `loaded`, without corpus, text rules and examples of problems. Its length does not depend on the numbers.
std::string serialize_notes(const LoadedCorpus& loaded);

/// Sets what serialize_notes has written. Throws FormatError(path, …) for bytes that it does not write.
void parse_notes(std::span<const std::byte> bytes, const std::string& path, LoadedCorpus& loaded);

}  // namespace ldavi
