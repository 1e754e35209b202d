// SPDX-License-Identifier: Apache-2.0
// The bag-of-words format of the UCI repository: D, W, NNZ, then `document term count`, a line each, numbered from 1.
#pragma once

#include <optional>
#include <string>

#include "corpus/formats/count_matrix.hpp"
#include "corpus/formats/known_terms.hpp"
#include "ldavi/corpus/document_source.hpp"

namespace ldavi {

/// Throws IoError; ParseError also where the header's numbers are far beyond what the entries show and `known` does not confirm
/// them: nothing is allocated because a header says so. Documents without an entry are kept. With options.skip_bad_records an entry that
/// cannot be read is left out and counted in `report`; a bad header or a wrong number of entries is always an error.
CountMatrix read_uci(const std::string& path, const std::optional<KnownTerms>& known, const ReadOptions& options,
                     ReadReport& report);

}  // namespace ldavi
