// SPDX-License-Identifier: Apache-2.0
// Lists of function words, compiled in, and the choice of one for a corpus.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ldavi {

/// Codes of the languages with a list, sorted: "da", "de", "en" ….
std::span<const std::string_view> stop_word_languages() noexcept;

/// "en" -> "English". The code itself where there is no list.
std::string_view language_name(std::string_view code) noexcept;

/// The list of a language, normalised and sorted bytewise; throws InvalidArgument for a code without one.
std::vector<std::string> stop_word_list(std::string_view code);

/// A word a line, '#' begins a comment line; normalised as documents are, sorted, unique. Throws IoError, ParseError.
std::vector<std::string> read_words(const std::string& path);

/// What was chosen, and how sure it is.
struct StopWordChoice {
  /// A code of stop_word_languages(), or "none".
  std::string language = "none";
  /// Share of all tokens that its list covers, 0 to 1.
  double coverage = 0.0;
  /// Chosen by what it covers, not named by a person.
  bool automatic = false;
};

/// The list whose words cover the most tokens; ties go to the first code. "none" where the best covers less than 5 %.
/// `terms` and `counts` are parallel: each distinct token of the corpus and how often it stands there.
StopWordChoice choose_stop_words(std::span<const std::string_view> terms, std::span<const std::uint64_t> counts);

}  // namespace ldavi
