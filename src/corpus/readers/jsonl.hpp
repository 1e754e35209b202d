// SPDX-License-Identifier: Apache-2.0
// JSON Lines: an object a line, each a document.
#pragma once

#include <memory>
#include <string>

#include "corpus/readers/input_lines.hpp"
#include "ldavi/corpus/document_source.hpp"

namespace ldavi {

/// The fields of `options` make a document; a field that stands twice counts the second time. The labels of an array are joined by
/// commas. A document without id has `id_prefix` and the number of its line. Blank lines are none. A line that is no valid JSON object,
/// or has no text, throws ParseError or, with skip_bad_records, is a document with a problem. Counts into `report`, which must outlive
/// the source.
std::unique_ptr<DocumentSource> read_json_lines(InputLines lines, const ReadOptions& options, std::string id_prefix,
                                                ReadReport& report);

}  // namespace ldavi
