// SPDX-License-Identifier: Apache-2.0
#include "corpus/formats/count_words.hpp"

#include <charconv>
#include <cmath>
#include <system_error>

#include "ldavi/base/error.hpp"

namespace ldavi {
namespace {

/// So many documents or terms are taken on trust …
constexpr std::uint64_t kTrusted = 1'000'000;
/// … and more only where there is an entry, which takes some bytes of the file, for so many of them.
constexpr std::uint64_t kMostAnEntry = 10;

[[noreturn]] void refuse_number(std::string_view word, const char* what, std::uint64_t least, std::uint64_t most,
                                const WordPlace& place) {
  place.refuse(std::string(what) + " is " + in_quotes(word),
               "expected a whole number from " + std::to_string(least) + " to " + std::to_string(most));
}

}  // namespace

std::string_view next_word(std::string_view& line) noexcept {
  const auto is_space = [](char c) { return c == ' ' || c == '\t'; };
  const char* begin = line.data();
  const char* const end = begin + line.size();
  while (begin != end && is_space(*begin)) ++begin;
  const char* word_end = begin;
  while (word_end != end && !is_space(*word_end)) ++word_end;
  line = {word_end, static_cast<std::size_t>(end - word_end)};
  return {begin, static_cast<std::size_t>(word_end - begin)};
}

std::string in_quotes(std::string_view word) {
  constexpr std::size_t kLong = 60;
  std::string text = "'";
  for (const char c : word.substr(0, kLong)) text += c == '\0' ? "\\0" : std::string(1, c);  // a NUL would end the message
  return text + (word.size() > kLong ? "…'" : "'");
}

void WordPlace::refuse(const std::string& problem, const std::string& expectation) const {
  throw ParseError(file, line, problem, expectation);
}

std::uint64_t whole_number(std::string_view word, const char* what, std::uint64_t least, std::uint64_t most,
                           const WordPlace& place) {
  std::uint64_t value = 0;
  const char* const end = word.data() + word.size();
  const auto [stop, error] = std::from_chars(word.data(), end, value);
  if (error != std::errc() || stop != end || value < least || value > most) refuse_number(word, what, least, most, place);
  return value;
}

std::uint64_t count_of_real(std::string_view word, const char* what, const WordPlace& place) {
  const char* const end = word.data() + word.size();
  std::uint64_t digits = 0;
  if (const auto [stop, error] = std::from_chars(word.data(), end, digits);
      error == std::errc() && stop == end && digits <= kMaxCount)
    return digits;
  double value = 0.0;
  const auto [stop, error] = std::from_chars(word.data(), end, value);
  const bool is_count = value >= 0.0 && value <= static_cast<double>(kMaxCount) && std::trunc(value) == value;
  if (error != std::errc() || stop != end || !is_count) refuse_number(word, what, 0, kMaxCount, place);
  return static_cast<std::uint64_t>(value);
}

void refuse_implausible_size(std::uint64_t size, std::uint64_t num_entries, const std::string& what,
                             const std::string& authority, const WordPlace& place) {
  if (size <= kTrusted || size / kMostAnEntry <= num_entries) return;
  place.refuse(what + " is '" + std::to_string(size) + "'", "expected at most " + std::to_string(kTrusted) + ", or " +
                                                                std::to_string(kMostAnEntry) + " for each entry, " + authority +
                                                                " " + std::to_string(num_entries));
}

}  // namespace ldavi
