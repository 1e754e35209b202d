// SPDX-License-Identifier: Apache-2.0
// The format of lda-c: `N term:count term:count …`, a document a line, terms numbered from 0, N of them.
#pragma once

#include <optional>
#include <string>

#include "corpus/formats/count_matrix.hpp"
#include "corpus/formats/known_terms.hpp"
#include "ldavi/corpus/document_source.hpp"

namespace ldavi {

/// Throws IoError; ParseError also for a blank line, which could be an end of the file or a document: an empty one is `0`. Without `known`
/// there are as many terms as the largest number says, and ParseError where that is far beyond what the entries show. With options.skip_bad_records
/// a line that cannot be read is an empty document and counted in `report`.
CountMatrix read_lda_c(const std::string& path, const std::optional<KnownTerms>& known, const ReadOptions& options,
                       ReadReport& report);

}  // namespace ldavi
