// SPDX-License-Identifier: Apache-2.0
// Tested by: tests/unit/text/single_ideographs_test.cpp
#include "text/single_ideographs.hpp"

#include <algorithm>
#include <cstddef>

namespace ldavi {
namespace {

/// Function words and numerals of one character, simplified and traditional.
constexpr std::string_view kWordsAlone =
    "我你您他她它妳谁誰哪几幾这這那此其该該之某每各另一个個们們的了着著过過地得吗嗎呢吧啊呀嘛啦哦所者等在从從自到至向"
    "对對由为為以于於按被把将將跟和与與及当當因上下中里裡裏内內外前后後时時或并並而且但若即则則如是有没沒能可会會要应應不"
    "也都就还還又再很太更最已才仍只仅僅未全两兩三二四五六七八九十第用给給比无無让讓使来來";

bool is_joined(std::string_view text, const Segment& segment) noexcept {
  if (segment.kind != SegmentKind::kIdeographs) return false;
  const std::string_view word = text.substr(segment.begin, segment.end - segment.begin);
  const auto lead = static_cast<unsigned char>(word.front());
  const std::size_t size = lead >= 0xF0 ? 4 : 3;  // Han needs no fewer
  return word.size() == size && is_han(word) && kWordsAlone.find(word) == std::string_view::npos;
}

/// One past the last of the characters that stand alone side by side from segment `begin` on; `begin` where there is none.
std::size_t end_of_run(std::string_view text, const std::vector<Segment>& segments, std::size_t begin) noexcept {
  std::size_t end = begin;
  while (end < segments.size() && (end == begin || segments[end - 1].end == segments[end].begin) &&
         is_joined(text, segments[end]))
    ++end;
  return end;
}

}  // namespace

bool is_han(std::string_view character) noexcept {
  // Hiragana and Katakana are U+3040 … U+30FF, Han begins at U+3400 (and U+3005, U+3007).
  return character >= "\u3400" || character == "\u3007";
}

void join_single_ideographs(std::string_view text, std::vector<Segment>& segments) {
  std::size_t kept = 0;
  for (std::size_t begin = 0; begin < segments.size();) {
    const std::size_t end = std::max(end_of_run(text, segments, begin), begin + 1);
    if (end == begin + 2) {
      segments[kept++] = {segments[begin].begin, segments[begin + 1].end, SegmentKind::kIdeographs};
    } else {
      for (std::size_t i = begin; i < end; ++i) segments[kept++] = segments[i];
    }
    begin = end;
  }
  segments.resize(kept);
}

}  // namespace ldavi
