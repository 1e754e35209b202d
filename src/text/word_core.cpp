// SPDX-License-Identifier: Apache-2.0
// Implements: which part of a segment is the word. The rules ask nothing of the language, as documents may mix them; each looks at the letters
//             on both sides of an apostrophe, so that o'clock, rock'n'roll and aujourd'hui stay whole.
// Tested by:  tests/unit/text/word_core_test.cpp
#include "text/word_core.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace ldavi {
namespace {

/// What French, Italian and Catalan write before an apostrophe and a vowel, without its last letter.
constexpr std::array<std::string_view, 24> kElided{
    "c",   "d",    "j",    "l",    "m",    "n",    "s",     "t",     "v",     "qu",     "un",     "gl",  //
    "all", "dall", "dell", "nell", "sull", "coll", "quell", "quest", "jusqu", "lorsqu", "puisqu", "quoiqu"};
constexpr std::size_t kLongestElided = 6;

constexpr std::string_view kPossessive = "'s";

bool is_edge(char c) noexcept { return c == '\'' || c == '_'; }

/// Of a folded word. Letters with accents count: elision is written before no other of these languages' letters.
bool begins_with_vowel(std::string_view word) noexcept {
  constexpr std::string_view kVowels = "aeiouyh";
  const auto lead = static_cast<unsigned char>(word.front());
  return kVowels.find(word.front()) != std::string_view::npos || lead == 0xC3 || lead == 0xC5;
}

/// How many bytes at the start of the word are an elided function word and its apostrophe.
std::size_t elided_size(std::string_view word) noexcept {
  const std::size_t apostrophe = word.substr(0, kLongestElided + 1).find('\'');
  if (apostrophe == std::string_view::npos || apostrophe + 1 == word.size() || !begins_with_vowel(word.substr(apostrophe + 1)))
    return 0;
  return std::find(kElided.begin(), kElided.end(), word.substr(0, apostrophe)) == kElided.end() ? 0 : apostrophe + 1;
}

}  // namespace

std::string_view word_core(std::string_view folded) noexcept {
  std::string_view word = folded;
  for (std::size_t before = 0; before != word.size();) {  // until nothing is left to leave out: the core of a core is itself
    before = word.size();
    while (!word.empty() && is_edge(word.front())) word.remove_prefix(1);
    while (!word.empty() && is_edge(word.back())) word.remove_suffix(1);
    word.remove_prefix(elided_size(word));
    if (word.size() > kPossessive.size() && word.ends_with(kPossessive)) word.remove_suffix(kPossessive.size());
  }
  return word;
}

}  // namespace ldavi
