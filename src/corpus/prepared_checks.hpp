// SPDX-License-Identifier: Apache-2.0
// Whether the numbers of a prepared corpus make sense together, in one pass with little memory.
#pragma once

#include <cstdint>
#include <string>

#include "ldavi/corpus/corpus.hpp"

namespace ldavi {

/// Throws FormatError(path, …) unless `offsets` begin with 0, never descend and end with `end`; `what` says what they cut into what.
void check_offsets(const Array<std::uint64_t>& offsets, std::uint64_t end, const std::string& what, const std::string& path);

/// After check_offsets: throws FormatError(path, …) unless each document has ascending terms of the vocabulary with counts above 0, and the
/// vocabulary's frequencies and counts are those of the documents. Returns the number of empty documents.
std::uint64_t check_documents(const Corpus& corpus, const std::string& path);

}  // namespace ldavi
