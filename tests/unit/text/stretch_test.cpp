// SPDX-License-Identifier: Apache-2.0
#include "text/stretch.hpp"

#include <gtest/gtest.h>

#include "ldavi/base/random.hpp"
#include "support/random_purposes.hpp"
#include "text/decode.hpp"
#include "text/icu_segmenter.hpp"
#include "unit/text/segmenting.hpp"

namespace ldavi {
namespace {

/// "ascii/unicode": the stretches of a text, those of ASCII in brackets.
std::string stretches(std::string_view text) {
  std::string shown;
  while (!text.empty()) {
    const Stretch stretch = first_stretch(text);
    const std::string part(text.substr(0, stretch.size));
    shown += stretch.ascii ? '[' + part + ']' : part;
    text.remove_prefix(stretch.size);
  }
  return shown;
}

TEST(FirstStretch, IsAllOfAnAsciiText) { EXPECT_EQ(stretches("plain text "), "[plain text ]"); }

TEST(FirstStretch, IsAllOfATextWithoutSpaces) { EXPECT_EQ(stretches("自然语言ascii处理"), "自然语言ascii处理"); }

TEST(FirstStretch, EndsBeforeWhiteSpace) { EXPECT_EQ(stretches("the old café"), "[the old] café"); }

TEST(FirstStretch, LeavesOnlyLongStretchesOfAsciiToTheOther) {
  EXPECT_EQ(stretches("été and\nêtre"), "été and\nêtre");
  const std::string longer(60, 'x');
  EXPECT_EQ(stretches("été " + longer + "\nêtre"), "été[ " + longer + "]\nêtre");
}

TEST(FirstStretch, GoesOnOverAsciiWithinAWord) {
  const std::string longer(60, 'x');
  EXPECT_EQ(stretches(longer + "é" + longer + " " + longer), longer + "é" + longer + "[ " + longer + "]");
}

TEST(FirstStretch, IsNeverEmpty) {
  for (const char* text : {" ", " é", "é ", "\n\n é", "\xFF", "\x80 "}) EXPECT_GT(first_stretch(text).size, 0U) << text;
}

TEST(FirstStretch, CutsWhereSegmentsEndAnyway) {
  const std::vector<std::string> alphabet{"a",      "B",      "1",      "_",   "'",  ".",       ",",      " ",
                                          "\n",     "\t",     "\r",     " ",   "é",  "e\u0301", "\u0301", "’",
                                          "自",     "然",     "语",     "言",  "の", "カ",      "ภาษา",   "ไทย",
                                          "\u200D", "\u00AD", "\u0308", "मस्ते", "ש",  "\"",      "한",     "longer text"};
  RandomStream random(11, kPlantedDocuments, 0);
  IcuSegmenter icu;
  std::vector<Segment> whole;
  std::vector<Segment> parts;
  std::vector<Segment> part;
  for (int round = 0; round < 5'000; ++round) {
    std::string text;
    for (std::uint32_t size = random.below(60); size > 0; --size)
      text += alphabet[random.below(static_cast<std::uint32_t>(alphabet.size()))];
    icu.segment(text, whole);
    parts.clear();
    for (std::size_t begin = 0; begin < text.size();) {
      const std::string_view rest = std::string_view(text).substr(begin);
      const Stretch stretch = first_stretch(rest);
      ASSERT_EQ(stretch.ascii, is_ascii(rest.substr(0, stretch.size)));
      icu.segment(rest.substr(0, stretch.size), part);
      for (const Segment& segment : part) parts.push_back({segment.begin + begin, segment.end + begin, segment.kind});
      begin += stretch.size;
    }
    ASSERT_EQ(show(text, parts), show(text, whole)) << "in '" << text << "'";
  }
}

TEST(FirstPart, EndsBeforeTheFirstWhiteSpaceFromThereOn) {
  EXPECT_EQ(first_part("one two three", 1), "one");
  EXPECT_EQ(first_part(" two three", 1), " two");
  EXPECT_EQ(first_part("one\ntwo", 3), "one");
  EXPECT_EQ(first_part("one two", 4), "one two");
  EXPECT_EQ(first_part("one", 9), "one");
  EXPECT_EQ(first_part("", 9), "");
}

}  // namespace
}  // namespace ldavi
