// SPDX-License-Identifier: Apache-2.0
// The format of SVMlight and LIBSVM: `target index:value index:value … # comment`, a document a line.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "corpus/formats/count_matrix.hpp"
#include "corpus/formats/known_terms.hpp"
#include "ldavi/corpus/document_source.hpp"

namespace ldavi {

/// Indices are numbered from 1, from 0 with options.zero_based. The target, a number or several with commas, is the document's label; where
/// all are 0 there are no labels. Blank lines and lines of comment are no documents; qid:… is left out. Values may be written with a point or
/// exponent. Terms, errors and options.skip_bad_records are as in read_lda_c.
CountMatrix read_svmlight(const std::string& path, const std::optional<KnownTerms>& known, const ReadOptions& options,
                          ReadReport& report);

/// Whether a label can be written as a target: a number, or several with commas.
bool is_svmlight_target(std::string_view word) noexcept;

}  // namespace ldavi
