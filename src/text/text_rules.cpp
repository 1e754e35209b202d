// SPDX-License-Identifier: Apache-2.0
#include "ldavi/text/text_rules.hpp"

#include <algorithm>

#include <unicode/uchar.h>
#include <unicode/uvernum.h>
#include <unicode/uversion.h>

#include "base/container.hpp"
#include "ldavi/base/error.hpp"
#include "text/segmentation_rules.hpp"

namespace ldavi {
namespace {

constexpr std::uint32_t kVersionOfBytes = 1;
constexpr std::uint32_t kLongestLength = 100;

std::string version_text(const UVersionInfo& version) {
  return std::to_string(version[0]) + "." + std::to_string(version[1]);
}

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

}  // namespace

std::vector<std::string> problems(const TextOptions& options) {
  std::vector<std::string> found;
  if (options.min_length < 1 || options.min_length > kLongestLength) {
    found.push_back("the shortest word has " + std::to_string(options.min_length) + " letters, expected 1 to 100");
  }
  if (options.stop_words.empty()) found.push_back("the stop words are not named, expected auto, none, a language or a file");
  return found;
}

TextRules text_rules(const TextOptions& options) {
  TextRules rules;
  rules.min_length = options.min_length;
  rules.numbers = options.numbers;
  rules.rule_hash = segmentation_rule_hash();
  rules.icu_version = icu_version();
  rules.unicode_version = unicode_version();
  return rules;
}

std::string library_difference(const TextRules& rules) {
  const TextRules here = text_rules({});
  if (rules.rule_hash != here.rule_hash) return "the model's words were cut by other rules than this version of lda-vi has; some may not be found";
  if (rules.icu_version == here.icu_version && rules.unicode_version == here.unicode_version) return {};
  return "the model's words were cut with ICU " + rules.icu_version + " (Unicode " + rules.unicode_version + "), this program has ICU " +
         here.icu_version + " (Unicode " + here.unicode_version + "); some may not be found";
}

std::string serialize(const TextRules& rules) {
  ByteWriter writer;
  writer.u32(kVersionOfBytes);
  writer.u32(rules.min_length);
  writer.u32(static_cast<std::uint32_t>(rules.numbers));
  writer.u64(rules.rule_hash);
  writer.text(rules.icu_version);
  writer.text(rules.unicode_version);
  writer.text(rules.stop_words_name);
  writer.u64(rules.stop_words.size());
  for (const std::string& word : rules.stop_words) writer.text(word);
  return writer.bytes();
}

TextRules parse_text_rules(std::string_view bytes, const std::string& path) {
  ByteReader reader(std::as_bytes(std::span(bytes.data(), bytes.size())), path);
  if (reader.u32() != kVersionOfBytes) throw FormatError(path, "its text rules are of a version that this lda-vi does not know", "update lda-vi");
  TextRules rules;
  rules.min_length = reader.u32();
  const std::uint32_t numbers = reader.u32();
  rules.rule_hash = reader.u64();
  rules.icu_version = reader.text();
  rules.unicode_version = reader.text();
  rules.stop_words_name = reader.text();
  const std::uint64_t size = reader.u64();
  if (size > reader.remaining()) throw FormatError(path, "its stop words are cut short");
  rules.stop_words.reserve(static_cast<std::size_t>(size));
  for (std::uint64_t i = 0; i < size; ++i) rules.stop_words.push_back(reader.text());
  reader.finish();
  const bool in_order = std::adjacent_find(rules.stop_words.begin(), rules.stop_words.end(),
                                           [](const std::string& a, const std::string& b) { return a >= b; }) == rules.stop_words.end();
  if (!in_order || numbers > static_cast<std::uint32_t>(NumberPolicy::kKeep) || rules.min_length < 1 || rules.min_length > kLongestLength) {
    throw FormatError(path, "its text rules have a value that makes no sense");
  }
  rules.numbers = static_cast<NumberPolicy>(numbers);
  return rules;
}

}  // namespace ldavi
