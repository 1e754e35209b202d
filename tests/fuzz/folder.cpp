// SPDX-License-Identifier: Apache-2.0
// A folder in which each file is a document: the input is names and contents in turn, with a byte 1 between them.
#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <string_view>

#include "fuzz/fuzzed_documents.hpp"
#include "support/temporary_folder.hpp"

namespace ldavi {
namespace {

namespace fs = std::filesystem;

std::string_view take_part(std::string_view& rest) {
  const std::string_view part = rest.substr(0, rest.find('\1'));
  rest.remove_prefix(std::min(rest.size(), part.size() + 1));
  return part;
}

/// A name that stays below the folder; a link where the content begins with ->.
void make_file(const TemporaryFolder& folder, std::string name, std::string_view content) {
  constexpr std::size_t kLongest = 60;
  if (name.empty() || name.size() > kLongest || name.front() == '/' || name.find('\0') != std::string::npos ||
      name.find("..") != std::string::npos)
    return;
  const fs::path path = folder.file(name);
  std::error_code error;
  fs::create_directories(path.parent_path(), error);
  const bool stays_below = content.find_first_of(std::string_view("/\0", 2)) == std::string_view::npos &&
                           content.find("..") == std::string_view::npos;
  if (content.starts_with("->") && stays_below) {
    fs::create_symlink(content.substr(2), path, error);
  } else {
    std::ofstream(path, std::ios::binary) << content;
  }
}

}  // namespace
}  // namespace ldavi

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace ldavi;
  constexpr int kMostFiles = 8;
  const TemporaryFolder folder;
  std::string_view rest = as_text(data, size);
  for (int i = 0; i < kMostFiles && !rest.empty(); ++i) {
    const std::string name(take_part(rest));
    make_file(folder, name, take_part(rest));
  }
  const auto read_folder = [&](bool skips) {
    ReadOptions options;
    options.format = InputFormat::kDirectory;
    options.max_decompressed = 100'000;
    options.invalid_text = InvalidText::kSkip;
    options.skip_bad_records = skips;
    FuzzedDocuments read;
    try {
      const std::unique_ptr<DocumentSource> source = open_documents({folder.path()}, options);
      for (Document document; source->next(document);) read.documents.push_back(document);
      read.report = source->report();
    } catch (const ParseError& error) {
      require(error.source().starts_with(folder.path()), "an error names the file");
      read.refused = true;
    } catch (const IoError&) {  // a broken link, a folder that has become a file
      read.refused = true;
    }
    return read;
  };
  const FuzzedDocuments strict = read_folder(false);
  const FuzzedDocuments lenient = read_folder(true);
  for (const Document& document : strict.documents)  // ids and labels are names as the disk has them
    require(is_well_formed_utf8(document.text) && !document.id.empty(), "text without its ill-formed sequences is well-formed");
  require(!lenient.refused || strict.refused, "what cannot be read is skipped");
  require(strict.refused || lenient.documents == strict.documents, "where nothing is bad, nothing is skipped");
  std::set<std::string> ids;
  for (const Document& document : lenient.documents) require(ids.insert(document.id).second, "no two documents have one id");
  return 0;
}
