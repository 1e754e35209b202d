// SPDX-License-Identifier: Apache-2.0
#include "ldavi/text/stop_words.hpp"

#include <algorithm>
#include <array>
#include <unordered_set>
#include <utility>

#include "base/input_file.hpp"
#include "ldavi/base/error.hpp"
#include "text/folding.hpp"
#include "text/stop_word_data.hpp"

namespace ldavi {
namespace {

/// Below this share of the tokens, a list is in the texts by accident.
constexpr double kLeastCoverage = 0.05;

constexpr std::array<std::pair<std::string_view, std::string_view>, 16> kNames{{
    {"da", "Danish"},
    {"de", "German"},
    {"en", "English"},
    {"es", "Spanish"},
    {"fi", "Finnish"},
    {"fr", "French"},
    {"hu", "Hungarian"},
    {"it", "Italian"},
    {"ja", "Japanese"},
    {"nl", "Dutch"},
    {"no", "Norwegian"},
    {"pt", "Portuguese"},
    {"ru", "Russian"},
    {"sv", "Swedish"},
    {"th", "Thai"},
    {"zh", "Chinese"},
}};

constexpr std::array<std::string_view, kNames.size()> kCodes = [] {
  std::array<std::string_view, kNames.size()> codes;
  std::transform(kNames.begin(), kNames.end(), codes.begin(), [](const auto& name) { return name.first; });
  return codes;
}();

/// One word, as tokens are written.
void add_word(const Folding& folding, std::string_view line, std::vector<std::string>& words) {
  if (line.empty() || line.front() == '#') return;
  if (std::string word = folding.word(line); !word.empty()) words.push_back(std::move(word));
}

std::vector<std::string> sorted_unique(std::vector<std::string> words) {
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

}  // namespace

std::span<const std::string_view> stop_word_languages() noexcept { return kCodes; }

std::string_view language_name(std::string_view code) noexcept {
  const auto found = std::find_if(kNames.begin(), kNames.end(), [&](const auto& name) { return name.first == code; });
  return found == kNames.end() ? code : found->second;
}

std::vector<std::string> stop_word_list(std::string_view code) {
  const std::string_view data = stop_word_data(code);
  if (data.empty()) throw InvalidArgument("there is no list of stop words for '" + std::string(code) + "'");
  const Folding folding;
  std::vector<std::string> words;
  for (std::size_t begin = 0; begin < data.size();) {
    const std::size_t end = std::min(data.find('\n', begin), data.size());
    add_word(folding, data.substr(begin, end - begin), words);
    begin = end + 1;
  }
  return sorted_unique(std::move(words));
}

std::vector<std::string> read_words(const std::string& path) {
  const Folding folding;
  LineReader lines{InputFile(path)};
  std::vector<std::string> words;
  for (std::string line; lines.next(line);) {
    const std::size_t begin = line.find_first_not_of(" \t");
    if (begin == std::string::npos) continue;
    const std::string_view word = std::string_view(line).substr(begin, line.find_last_not_of(" \t") + 1 - begin);
    if (word.front() != '#' && word.find_first_of(" \t") != std::string_view::npos) {
      throw ParseError(lines.name(), lines.line_number(), "several words", "expected a word a line");
    }
    add_word(folding, word, words);
  }
  return sorted_unique(std::move(words));
}

StopWordChoice choose_stop_words(std::span<const std::string_view> terms, std::span<const std::uint64_t> counts) {
  std::uint64_t all = 0;
  for (const std::uint64_t count : counts) all += count;
  StopWordChoice best;
  if (all == 0) return best;
  for (const std::string_view code : kCodes) {
    const std::vector<std::string> words = stop_word_list(code);
    const std::unordered_set<std::string_view> lookup(words.begin(), words.end());
    std::uint64_t covered = 0;
    for (std::size_t i = 0; i < terms.size(); ++i) {
      if (lookup.contains(terms[i])) covered += counts[i];
    }
    const double coverage = static_cast<double>(covered) / static_cast<double>(all);
    if (coverage > best.coverage) best = {std::string(code), coverage};
  }
  return best.coverage < kLeastCoverage ? StopWordChoice{"none", best.coverage} : best;
}

}  // namespace ldavi
