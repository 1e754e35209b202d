// SPDX-License-Identifier: Apache-2.0
#include "corpus/formats/vocabulary_beside.hpp"

#include <filesystem>
#include <string_view>
#include <system_error>
#include <vector>

#include "corpus/formats/count_format.hpp"
#include "corpus/input_name.hpp"

namespace ldavi {
namespace {

/// Where it may be, uncompressed.
std::vector<std::string> places(const std::string& path) {
  constexpr std::string_view kPrefix = "docword";
  const std::filesystem::path folder = std::filesystem::path(path).parent_path();
  const std::string name = uncompressed_name(path);
  if (name.starts_with(kPrefix) && count_format_of_name(path).value_or(InputFormat::kUci) == InputFormat::kUci)
    return {(folder / ("vocab" + name.substr(kPrefix.size()))).string()};
  const std::string stem = std::filesystem::path(name).stem().string();
  return {(folder / (stem + ".vocab")).string(), (folder / ("vocab." + stem + ".txt")).string()};
}

}  // namespace

std::optional<std::string> find_vocabulary(const std::string& path) {
  if (path == "-") return std::nullopt;
  for (const std::string& place : places(path)) {
    for (const char* suffix : {"", ".gz", ".zst"}) {
      std::string vocabulary = place + suffix;
      std::error_code error;
      if (std::filesystem::exists(vocabulary, error)) return vocabulary;
    }
  }
  return std::nullopt;
}

std::string vocabulary_name(const std::string& path) { return places(path).front(); }

}  // namespace ldavi
