// SPDX-License-Identifier: Apache-2.0
// Matrix Market's coordinate format: a banner, comments, three sizes, then `row column value`, a line each, numbered from 1.
#pragma once

#include <optional>
#include <string>

#include "corpus/formats/count_matrix.hpp"
#include "corpus/formats/known_terms.hpp"
#include "ldavi/corpus/document_source.hpp"

namespace ldavi {

/// A row is a document, with options.transpose a column. Fields are `integer`, `real` where the values are whole numbers, and `pattern`, whose
/// entries count 1; symmetry is `general`. Throws IoError; ParseError for anything else, and in the cases of read_uci, of which
/// options.skip_bad_records has its meaning too.
CountMatrix read_matrix_market(const std::string& path, const std::optional<KnownTerms>& known, const ReadOptions& options,
                               ReadReport& report);

/// Whether a file, compressed or not, begins with the banner. Throws IoError; ParseError for a damaged archive.
bool has_matrix_market_banner(const std::string& path);

}  // namespace ldavi
