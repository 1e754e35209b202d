// SPDX-License-Identifier: Apache-2.0
// Texts from one format to another, one by one.
#pragma once

#include <cstdint>
#include <string>

#include "ldavi/corpus/document_source.hpp"
#include "ldavi/exporters/sink.hpp"

namespace ldavi::cli {

struct TextConversion {
  std::uint64_t num_documents = 0;
  /// Of the source, and the ill-formed sequences that were replaced here.
  ReadReport read;
  /// What the format has no place for, for a message: "dates, line ends in texts"; "" where it holds all.
  std::string left_out;
};

/// Writes what is left of `source` in a format that make_document_writer() knows. Ill-formed UTF-8 becomes U+FFFD. Memory holds one document at a time. Throws as
/// the source and the sink do.
TextConversion convert_texts(DocumentSource& source, InputFormat format, const ByteSink& sink);

}  // namespace ldavi::cli
