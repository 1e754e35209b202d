// SPDX-License-Identifier: Apache-2.0
// MALLET's lines of `name label text`.
#pragma once

#include <memory>
#include <string>

#include "corpus/readers/input_lines.hpp"
#include "ldavi/corpus/document_source.hpp"

namespace ldavi {

/// As MALLET's import-file reads them: between the parts stand blanks, tabs and commas, none of them being inside a name or label but commas. The
/// name is the id. A blank line is no document, a line with two parts an empty one; one with fewer throws ParseError or, with skip_bad_records,
/// is a document with a problem. Counts into `report`, which must outlive the source.
std::unique_ptr<DocumentSource> read_mallet(InputLines lines, const ReadOptions& options, std::string id_prefix,
                                            ReadReport& report);

}  // namespace ldavi
