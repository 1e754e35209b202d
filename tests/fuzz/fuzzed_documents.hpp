// SPDX-License-Identifier: Apache-2.0
// The fuzz target that all readers of text are.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "fuzz/fuzz_input.hpp"
#include "ldavi/corpus/document_source.hpp"
#include "text/decode.hpp"

namespace ldavi {

inline bool operator==(const Document& a, const Document& b) {
  return a.id == b.id && a.text == b.text && a.label == b.label && a.date == b.date && a.problem == b.problem;
}

struct FuzzedDocuments {
  bool refused = false;
  std::vector<Document> documents;
  ReadReport report;
};

inline FuzzedDocuments read_fuzzed(const FuzzInput& input, const ReadOptions& options) {
  FuzzedDocuments read;
  read.refused = refuses(input, [&] {
    const std::unique_ptr<DocumentSource> source = open_documents({input.path()}, options);
    for (Document document; source->next(document);) read.documents.push_back(document);
    read.report = source->report();
  });
  return read;
}

inline void require_sound(const FuzzedDocuments& read) {
  std::size_t problems = 0;
  for (const Document& document : read.documents) {
    for (const std::string& part : {document.id, document.text, document.label, document.date})
      require(is_well_formed_utf8(part), "text without its ill-formed sequences is well-formed");
    require(!document.id.empty(), "a document has an id");
    if (document.problem.empty()) continue;
    ++problems;
    require(document.text.empty(), "a document with a problem has no text");
  }
  require(read.refused || problems == read.report.bad_records, "bad records are counted");
}

/// Reads the input in the ways that differ: bad records refused, and skipped; ill-formed sequences left out, replaced, and refused.
inline void fuzz_documents(std::string_view bytes, InputFormat format, TextEncoding encoding = TextEncoding::kAuto,
                           bool no_header = false) {
  const FuzzInput input(bytes);
  ReadOptions options;
  options.format = format;
  options.encoding = encoding;
  options.max_decompressed = 1'000'000;
  options.no_header = no_header;
  if (no_header) {
    options.text_field = "2";
    options.id_field = "1";
  }
  options.invalid_text = InvalidText::kSkip;
  const FuzzedDocuments strict = read_fuzzed(input, options);
  require_sound(strict);
  options.skip_bad_records = true;
  const FuzzedDocuments lenient = read_fuzzed(input, options);
  require_sound(lenient);
  if (!strict.refused) {
    require(!lenient.refused && lenient.documents == strict.documents, "where nothing is bad, nothing is skipped");
    require(lenient.report.bad_records == 0, "where nothing is bad, nothing is counted");
  } else {
    require(lenient.documents.size() >= strict.documents.size(), "what stands before a bad record is read");
  }
  options.invalid_text = InvalidText::kReplace;
  read_fuzzed(input, options);
  options.invalid_text = InvalidText::kError;
  const FuzzedDocuments exact = read_fuzzed(input, options);
  require(exact.refused || exact.report.dropped_sequences == 0, "nothing is left out of what is not refused");
}

}  // namespace ldavi
