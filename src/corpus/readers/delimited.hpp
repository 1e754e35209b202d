// SPDX-License-Identifier: Apache-2.0
// Tables in text, CSV and TSV: a row is a document.
#pragma once

#include <memory>
#include <string>

#include "corpus/readers/text_file.hpp"
#include "ldavi/corpus/document_source.hpp"

namespace ldavi {

/// `format` is kCsv or kTsv; see DelimitedRows for what a row is. Columns as ReadOptions says. A document without id has `id_prefix` and the
/// number of its row, from 1, the header not counted. A blank line is a document only where there is one column, and never before the header. A row
/// with more or fewer cells than the first, or one that goes on after a closing quote, throws ParseError or, with skip_bad_records, is a document
/// with a problem; a header without the columns, a row that is too long and a quote that nobody closed throw it always. Counts into
/// `report`, which must outlive the source.
std::unique_ptr<DocumentSource> read_delimited(TextFile file, InputFormat format, const ReadOptions& options,
                                               std::string id_prefix, ReadReport& report);

}  // namespace ldavi
