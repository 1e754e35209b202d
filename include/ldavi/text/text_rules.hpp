// SPDX-License-Identifier: Apache-2.0
// What turns bytes into tokens. A model carries these rules, so that new documents are read as the training documents were.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ldavi {

/// What to do with tokens that are numbers: digits with points, commas, signs between them. Shape: each digit becomes 0, so that those of a
/// form are one word.
enum class NumberPolicy : std::uint32_t { kDrop = 0, kKeep = 1, kShape = 2 };

/// Addresses of pages and mailboxes: cut into words, kept as one, or left out.
enum class AddressPolicy : std::uint32_t { kSplit = 0, kKeep = 1, kDrop = 2 };

/// #subject and @somebody: cut into words, or kept with their sign.
enum class TagPolicy : std::uint32_t { kSplit = 0, kKeep = 1 };

enum class EmojiPolicy : std::uint32_t { kDrop = 0, kKeep = 1 };

/// What options and files for people call them, in the order of their values.
inline constexpr std::array<std::string_view, 3> kNumberPolicies{"drop", "keep", "shape"};
inline constexpr std::array<std::string_view, 3> kAddressPolicies{"split", "keep", "drop"};
inline constexpr std::array<std::string_view, 2> kTagPolicies{"split", "keep"};
inline constexpr std::array<std::string_view, 2> kEmojiPolicies{"drop", "keep"};

template <std::size_t size, class Policy>
constexpr std::string_view policy_name(const std::array<std::string_view, size>& names, Policy policy) noexcept {
  return names[static_cast<std::size_t>(policy)];
}

/// What a user may choose. Which words are stop words is settled when the corpus is read (see choose_stop_words).
struct TextOptions {
  /// "auto": the list whose words cover the most tokens. "none". A language code of stop_word_languages(). Else the path of a file
  /// with a word a line. Default auto.
  std::string stop_words = "auto";
  /// Shortest token, in code points; a single Han character is a word of its own and always long enough. Default 2, at least 1.
  std::uint32_t min_length = 2;
  NumberPolicy numbers = NumberPolicy::kDrop;
  AddressPolicy addresses = AddressPolicy::kSplit;
  TagPolicy tags = TagPolicy::kSplit;
  EmojiPolicy emoji = EmojiPolicy::kDrop;
  /// Where it is not "", words are the matches of this regular expression (ICU's syntax), or of its first group, in place of all rules but
  /// folding, stop words and length.
  std::string token_pattern;
  /// Words of one stem are one term: the code of a language that Snowball has, "" for none. Stop words are left out before.
  std::string stem;
  /// Words that stand together far more often than chance has it are one term, as new_york.
  bool phrases = false;

  friend bool operator==(const TextOptions&, const TextOptions&) = default;
};

/// All problems of the options, as sentences; empty when they are fine.
std::vector<std::string> problems(const TextOptions& options);

/// The rules in force: options with every choice made, and what the text library was.
struct TextRules {
  /// "en", "none", or "file:NAME".
  std::string stop_words_name = "none";
  /// Normalised, sorted bytewise, unique.
  std::vector<std::string> stop_words;
  std::uint32_t min_length = 2;
  NumberPolicy numbers = NumberPolicy::kDrop;
  AddressPolicy addresses = AddressPolicy::kSplit;
  TagPolicy tags = TagPolicy::kSplit;
  EmojiPolicy emoji = EmojiPolicy::kDrop;
  std::string token_pattern;
  std::string stem;
  /// That were found, with spaces between their two or three words; sorted bytewise, unique.
  std::vector<std::string> phrases;
  /// Of the segmentation rules.
  std::uint64_t rule_hash = 0;
  std::string icu_version;
  std::string unicode_version;

  friend bool operator==(const TextRules&, const TextRules&) = default;
};

/// The rules for `options`, without stop words (they are chosen later), with this build's segmentation rules and versions.
TextRules text_rules(const TextOptions& options);

/// Where the rules were made by another segmentation or Unicode library than this program's: a sentence that says so, else empty.
std::string library_difference(const TextRules& rules);

/// The TEXT section of a saved file: versioned, byte for byte the same for equal rules.
std::string serialize(const TextRules& rules);
/// Throws FormatError(path, …) for bytes that serialize() does not write.
TextRules parse_text_rules(std::string_view bytes, const std::string& path);

}  // namespace ldavi
