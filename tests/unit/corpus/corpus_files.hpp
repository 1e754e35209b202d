// SPDX-License-Identifier: Apache-2.0
// Files to read back, in a folder that goes away with the test, and what a source makes of them.
#pragma once

#include <zlib.h>
#include <zstd.h>

#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "ldavi/corpus/document_source.hpp"
#include "support/temporary_folder.hpp"

namespace ldavi {

class CorpusFiles {
 public:
  std::string path(const std::string& name) const { return (folder_.path() / name).string(); }

  /// Creates the folders above it too; returns its path.
  std::string write(const std::string& name, const std::string& content) const {
    const std::filesystem::path file = path(name);
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << content;
    return file.string();
  }

 private:
  TemporaryFolder folder_;
};

inline std::string gzip(const std::string& content) {
  z_stream stream{};
  if (deflateInit2(&stream, 6, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY) != Z_OK) throw std::runtime_error("zlib");
  std::string input = content;
  std::string out(deflateBound(&stream, content.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(input.data());
  stream.avail_in = static_cast<uInt>(input.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

inline std::string zstd(const std::string& content) {
  std::string out(ZSTD_compressBound(content.size()), '\0');
  out.resize(ZSTD_compress(out.data(), out.size(), content.data(), content.size(), 3));
  return out;
}

inline std::vector<Document> read_all(DocumentSource& source) {
  std::vector<Document> documents;
  for (Document document; source.next(document);) documents.push_back(document);
  return documents;
}

/// One part of each of them: parts_of(documents, &Document::text).
inline std::vector<std::string> parts_of(const std::vector<Document>& documents, std::string Document::*part) {
  std::vector<std::string> parts;
  for (const Document& document : documents) parts.push_back(document.*part);
  return parts;
}

using Strings = std::vector<std::string>;
using Numbers = std::vector<std::uint32_t>;

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
