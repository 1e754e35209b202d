// SPDX-License-Identifier: Apache-2.0
#include "ldavi/text/text_rules.hpp"

#include <unicode/uchar.h>
#include <unicode/uvernum.h>
#include <unicode/uversion.h>

#include <algorithm>
#include <functional>

#include "base/container.hpp"
#include "ldavi/base/error.hpp"
#include "text/pattern_segmenter.hpp"
#include "text/segmentation_rules.hpp"
#include "text/stemmer.hpp"

namespace ldavi {
namespace {

constexpr std::uint32_t kVersionOfBytes = 2;
constexpr std::uint32_t kLongestLength = 100;

std::string version_text(const UVersionInfo& version) { return std::to_string(version[0]) + "." + std::to_string(version[1]); }

/// Of the library that runs, not of the headers it was compiled with.
std::string icu_version() {
  UVersionInfo version;
  u_getVersion(version);
  return version_text(version);
}

std::string unicode_version() {
  UVersionInfo version;
  u_getUnicodeVersion(version);
  return version_text(version);
}

[[noreturn]] void refuse_value(const std::string& path) {
  throw FormatError(path, "its text rules have a value that makes no sense");
}

/// The problem of what throws InvalidArgument; "" where it throws nothing.
template <class Attempt>
std::string problem_of(const Attempt& attempt) {
  try {
    attempt();
    return {};
  } catch (const InvalidArgument& error) {
    return error.what();
  }
}

std::string problem_of_pattern(const std::string& pattern) {
  return pattern.empty() ? "" : problem_of([&] { const PatternSegmenter compiled(pattern); });
}

std::string problem_of_stem(const std::string& language) {
  return language.empty() ? "" : problem_of([&] { const Stemmer stemmer(language); });
}

template <class Policy>
Policy read_policy(ByteReader& reader, Policy last, const std::string& path) {
  const std::uint32_t value = reader.u32();
  if (value > static_cast<std::uint32_t>(last)) refuse_value(path);
  return static_cast<Policy>(value);
}

void write_words(const std::vector<std::string>& words, ByteWriter& writer) {
  writer.u64(words.size());
  for (const std::string& word : words) writer.text(word);
}

/// Sorted and unique.
std::vector<std::string> read_words_of(ByteReader& reader, const std::string& path) {
  const std::uint64_t size = reader.u64();
  if (size > reader.remaining() / sizeof(std::uint64_t)) throw FormatError(path, "its text rules are cut short");
  std::vector<std::string> words;
  words.reserve(static_cast<std::size_t>(size));
  for (std::uint64_t i = 0; i < size; ++i) words.push_back(reader.text());
  if (std::adjacent_find(words.begin(), words.end(), std::greater_equal<>()) != words.end()) refuse_value(path);
  return words;
}

/// Two or three words.
bool is_phrase(const std::string& text) {
  const auto spaces = std::count(text.begin(), text.end(), ' ');
  return (spaces == 1 || spaces == 2) && text.front() != ' ' && text.back() != ' ' && text.find("  ") == std::string::npos;
}

}  // namespace

std::vector<std::string> problems(const TextOptions& options) {
  std::vector<std::string> found;
  if (options.min_length < 1 || options.min_length > kLongestLength) {
    found.push_back("the shortest word has " + std::to_string(options.min_length) + " letters, expected 1 to 100");
  }
  const TextOptions plain;
  const bool others = options.numbers != plain.numbers || options.addresses != plain.addresses || options.tags != plain.tags ||
                      options.emoji != plain.emoji;
  if (!options.token_pattern.empty() && others)
    found.emplace_back(
        "a token pattern tells by itself what numbers, addresses, tags and emoji are, expected no options for these");
  for (const std::string& problem : {problem_of_pattern(options.token_pattern), problem_of_stem(options.stem)}) {
    if (!problem.empty()) found.push_back(problem);
  }
  if (options.stop_words.empty()) found.push_back("the stop words are not named, expected auto, none, a language or a file");
  return found;
}

TextRules text_rules(const TextOptions& options) {
  TextRules rules;
  rules.min_length = options.min_length;
  rules.numbers = options.numbers;
  rules.addresses = options.addresses;
  rules.tags = options.tags;
  rules.emoji = options.emoji;
  rules.token_pattern = options.token_pattern;
  rules.stem = options.stem;
  rules.rule_hash = segmentation_rule_hash();
  rules.icu_version = icu_version();
  rules.unicode_version = unicode_version();
  return rules;
}

std::string library_difference(const TextRules& rules) {
  const TextRules here = text_rules({});
  if (rules.rule_hash != here.rule_hash)
    return "the model's words were cut by other rules than this version of lda-vi has; some may not be found";
  if (rules.icu_version == here.icu_version && rules.unicode_version == here.unicode_version) return {};
  return "the model's words were cut with ICU " + rules.icu_version + " (Unicode " + rules.unicode_version +
         "), this program has ICU " + here.icu_version + " (Unicode " + here.unicode_version + "); some may not be found";
}

std::string serialize(const TextRules& rules) {
  ByteWriter writer;
  writer.u32(kVersionOfBytes);
  writer.u32(rules.min_length);
  writer.u32(static_cast<std::uint32_t>(rules.numbers));
  writer.u32(static_cast<std::uint32_t>(rules.addresses));
  writer.u32(static_cast<std::uint32_t>(rules.tags));
  writer.u32(static_cast<std::uint32_t>(rules.emoji));
  writer.text(rules.token_pattern);
  writer.text(rules.stem);
  writer.u64(rules.rule_hash);
  writer.text(rules.icu_version);
  writer.text(rules.unicode_version);
  writer.text(rules.stop_words_name);
  write_words(rules.stop_words, writer);
  write_words(rules.phrases, writer);
  return writer.bytes();
}

TextRules parse_text_rules(std::string_view bytes, const std::string& path) {
  ByteReader reader(std::as_bytes(std::span(bytes.data(), bytes.size())), path);
  if (reader.u32() != kVersionOfBytes)
    throw FormatError(path, "its text rules are of a version that this lda-vi does not know", "update lda-vi");
  TextRules rules;
  rules.min_length = reader.u32();
  rules.numbers = read_policy(reader, NumberPolicy::kShape, path);
  rules.addresses = read_policy(reader, AddressPolicy::kDrop, path);
  rules.tags = read_policy(reader, TagPolicy::kKeep, path);
  rules.emoji = read_policy(reader, EmojiPolicy::kKeep, path);
  rules.token_pattern = reader.text();
  rules.stem = reader.text();
  if (!problem_of_pattern(rules.token_pattern).empty() || !problem_of_stem(rules.stem).empty()) refuse_value(path);
  rules.rule_hash = reader.u64();
  rules.icu_version = reader.text();
  rules.unicode_version = reader.text();
  rules.stop_words_name = reader.text();
  rules.stop_words = read_words_of(reader, path);
  rules.phrases = read_words_of(reader, path);
  reader.finish();
  const bool are_phrases = std::all_of(rules.phrases.begin(), rules.phrases.end(), is_phrase);
  if (!are_phrases || rules.min_length < 1 || rules.min_length > kLongestLength) refuse_value(path);
  return rules;
}

}  // namespace ldavi
