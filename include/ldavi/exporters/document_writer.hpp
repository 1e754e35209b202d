// SPDX-License-Identifier: Apache-2.0
// Documents as text in the formats that open_documents() reads.
#pragma once

#include <memory>
#include <string>

#include "ldavi/corpus/document_source.hpp"
#include "ldavi/exporters/sink.hpp"

namespace ldavi {

/// What is written is read back as the same documents, in their order; by mallet nearly so.
///   jsonl:  {"id", "label", "date", "text"}, without the label and date where they are empty; ill-formed UTF-8 becomes U+FFFD
///   csv:    RFC 4180 with CRLF, columns id, label, date, text. Cells stand as they are, also those that begin with = + - @, which a spreadsheet
///           takes for formulas: a mark before them would become part of the document
///   tsv:    the same columns, lines end with LF; \t \n \r \\ stand for tab, line feed, carriage return and backslash in a cell
///   mallet: `name label text`. Blanks in a name or label become _, line ends in a text a blank; commas at the start of either and blanks at the start
///           of a text, which MALLET passes over, are left out; a missing label is X. Dates have no place
/// A document with a `problem` is written as it is, without text.
class DocumentWriter {
 public:
  virtual ~DocumentWriter() = default;
  virtual void write(const Document& document) = 0;
};

/// For kJsonLines, kCsv, kTsv and kMallet; throws InvalidArgument for other formats. A header is written at once.
std::unique_ptr<DocumentWriter> make_document_writer(InputFormat format, ByteSink sink);

}  // namespace ldavi
