// SPDX-License-Identifier: Apache-2.0
#include "cli/table_formats.hpp"

#include <algorithm>
#include <iterator>

namespace ldavi::cli {
namespace {

struct Entry {
  std::string_view name;
  TableFormat format;
  std::string_view contents;
  bool is_only_exported = false;
};

constexpr bool kOnlyExport = true;

constexpr Entry kTable[] = {
    {"tsv", TableFormat::kTsv, "topics words mixtures time labels correlations"},
    {"csv", TableFormat::kCsv, "topics words mixtures time labels correlations"},
    {"json", TableFormat::kJson, "topics words time labels correlations"},
    {"jsonl", TableFormat::kJsonLines, "mixtures"},
    {"npy", TableFormat::kNpy, "topics mixtures correlations"},
    {"npz", TableFormat::kNpz, "topics"},
    {"mtx", TableFormat::kMatrixMarket, "topics mixtures", kOnlyExport},
    {"markdown", TableFormat::kMarkdown, "words"},
};

const Entry& find(std::string_view name) {
  return *std::find_if(std::begin(kTable), std::end(kTable), [&](const Entry& entry) { return entry.name == name; });
}

}  // namespace

std::vector<std::string> table_formats_of(std::string_view content) {
  std::vector<std::string> names;
  for (const Entry& entry : kTable) {
    const bool holds = entry.contents.find(content) != std::string_view::npos;
    if (holds && !entry.is_only_exported) names.emplace_back(entry.name);
  }
  return names;
}

std::vector<std::string> table_formats() {
  std::vector<std::string> names;
  for (const Entry& entry : kTable) names.emplace_back(entry.name);
  return names;
}

bool can_hold(std::string_view format, std::string_view content) {
  return find(format).contents.find(content) != std::string_view::npos;
}

TableFormat table_format(std::string_view name) { return find(name).format; }

}  // namespace ldavi::cli
