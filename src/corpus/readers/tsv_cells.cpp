// SPDX-License-Identifier: Apache-2.0
#include "corpus/readers/tsv_cells.hpp"

#include <algorithm>

namespace ldavi {

void undo_tsv_escapes(std::string& cell) {
  constexpr std::string_view kLetters = "tnr\\";
  constexpr std::string_view kMeanings = "\t\n\r\\";
  std::size_t end = cell.find('\\');
  if (end == std::string::npos) return;
  for (std::size_t i = end; i < cell.size(); ++i) {
    const std::size_t letter = cell[i] == '\\' && i + 1 < cell.size() ? kLetters.find(cell[i + 1]) : std::string::npos;
    if (letter != std::string::npos) ++i;
    cell[end++] = letter != std::string::npos ? kMeanings[letter] : cell[i];
  }
  cell.resize(end);
}

std::vector<std::string> split_tsv(std::string_view line) {
  std::vector<std::string> cells;
  for (std::size_t begin = 0;;) {
    const std::size_t end = std::min(line.find('\t', begin), line.size());
    undo_tsv_escapes(cells.emplace_back(line.substr(begin, end - begin)));
    if (end == line.size()) return cells;
    begin = end + 1;
  }
}

}  // namespace ldavi
