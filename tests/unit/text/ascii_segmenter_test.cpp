// SPDX-License-Identifier: Apache-2.0
#include "text/ascii_segmenter.hpp"

#include <gtest/gtest.h>

#include "ldavi/base/random.hpp"
#include "support/random_purposes.hpp"
#include "text/icu_segmenter.hpp"
#include "unit/text/segmenting.hpp"

namespace ldavi {
namespace {

std::string segments(std::string_view text) {
  std::vector<Segment> found;
  segment_ascii(text, found);
  return show(text, found);
}

TEST(SegmentAscii, CutsWordsAndNumbers) {
  EXPECT_EQ(segments("The cat, 2 dogs & 1,000.5 mice."), "The|cat|2#|dogs|1,000.5#|mice");
  EXPECT_EQ(segments(""), "");
  EXPECT_EQ(segments(" \t\n"), "");
}

TEST(SegmentAscii, KeepsApostrophesAndPointsBetweenLetters) {
  EXPECT_EQ(segments("don't 'quoted' e.g. www.example.com end."), "don't|quoted|e.g|www.example.com|end");
}

TEST(SegmentAscii, JoinsLettersDigitsAndUnderscores) { EXPECT_EQ(segments("mp3 b2b snake_case __x__ 3_4 _"), "mp3|b2b|snake_case|__x__|3_4#"); }

TEST(SegmentAscii, EndsAWordAtAnAtSignAndAColon) { EXPECT_EQ(segments("foo.bar@example.com a:b"), "foo.bar|example.com|a|b"); }

TEST(SegmentAscii, GoesOnOverBordersOfSixtyFour) {
  for (std::size_t before = 55; before < 70; ++before) {
    const std::string spaces(before, ' ');
    EXPECT_EQ(segments(spaces + "don't 1,5 ab'"), "don't|1,5#|ab") << before;
    EXPECT_EQ(segments(spaces + "ab"), "ab") << before;
  }
  const std::string longer(200, 'x');
  EXPECT_EQ(segments(longer), longer);
  EXPECT_EQ(segments("__" + longer + "'x."), "__" + longer + "'x");
  EXPECT_EQ(segments(std::string(130, '_')), "");
}

TEST(SegmentAscii, MarksWhatIsOfLettersAndDigitsAlone) {
  std::vector<Segment> found;
  segment_ascii("ab1 12 a'b 1.2 _a", found);
  ASSERT_EQ(found.size(), 5U);
  EXPECT_TRUE(found[0].plain && found[1].plain);
  EXPECT_FALSE(found[2].plain || found[3].plain || found[4].plain);
}

TEST(SegmentAscii, EqualsIcuOnRandomText) {
  constexpr std::string_view kAlphabet = "aaabcZ019''..,,::__--@/ \n\t\"";
  RandomStream random(7, kPlantedDocuments, 0);
  IcuSegmenter icu;
  std::vector<Segment> expected;
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    for (std::uint32_t size = random.below(round % 10 == 0 ? 300 : 24); size > 0; --size) {
      const bool any = random.below(20) == 0;
      text += any ? static_cast<char>(random.below(128)) : kAlphabet[random.below(static_cast<std::uint32_t>(kAlphabet.size()))];
    }
    icu.segment(text, expected);
    ASSERT_EQ(segments(text), show(text, expected)) << "in '" << text << "'";
  }
}

TEST(SegmentAscii, EqualsIcuOnEachCharacterBetweenLettersDigitsAndUnderscores) {
  IcuSegmenter icu;
  std::vector<Segment> expected;
  for (int c = 0; c < 128; ++c) {
    for (const std::string_view around : {"aa", "11", "__", "a1", "1a", "a_", "_1", "a ", " 1"}) {
      const std::string text{around[0], static_cast<char>(c), around[1]};
      icu.segment(text, expected);
      EXPECT_EQ(segments(text), show(text, expected)) << "character " << c << " in " << around;
    }
  }
}

}  // namespace
}  // namespace ldavi
