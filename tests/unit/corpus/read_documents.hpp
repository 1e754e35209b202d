// SPDX-License-Identifier: Apache-2.0
// What the tests of the readers look at.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "ldavi/corpus/document_source.hpp"

namespace ldavi {

using Strings = std::vector<std::string>;
using Numbers = std::vector<std::uint32_t>;

inline ReadOptions read_options(bool skip_bad_records) {
  ReadOptions options;
  options.skip_bad_records = skip_bad_records;
  return options;
}

inline std::vector<Document> read_all(DocumentSource& source) {
  std::vector<Document> documents;
  for (Document document; source.next(document);) documents.push_back(document);
  return documents;
}

/// One part of each of them: parts_of(documents, &Document::text).
inline Strings parts_of(const std::vector<Document>& documents, std::string Document::*part) {
  Strings parts;
  for (const Document& document : documents) parts.push_back(document.*part);
  return parts;
}

/// The message of the exception of type E that `body` throws, "" where it throws none.
template <class E, class Body>
std::string message_of(const Body& body) {
  try {
    body();
  } catch (const E& error) {
    return error.what();
  }
  return {};
}

}  // namespace ldavi
