// SPDX-License-Identifier: Apache-2.0
#include "text/pattern_segmenter.hpp"

#include <gtest/gtest.h>

#include "ldavi/base/error.hpp"

namespace ldavi {
namespace {

std::string segments(const std::string& pattern, std::string_view text) {
  PatternSegmenter segmenter(pattern);
  const PatternSegmenter copy(segmenter);
  std::vector<Segment> found;
  segmenter.segment(text, found);
  std::string shown;
  for (const Segment& segment : found)
    shown += (shown.empty() ? "" : "|") + std::string(text.substr(segment.begin, segment.end - segment.begin));
  return shown;
}

TEST(PatternSegmenter, TakesMatchesAsWords) {
  EXPECT_EQ(segments("[a-zé]{3,}", "the été of 42 x-rays"), "the|été|rays");
  EXPECT_EQ(segments("\\p{Lu}\\w*", "One two Three"), "One|Three");
  EXPECT_EQ(segments("x*", "axxb"), "xx") << "empty matches are no words";
}

TEST(PatternSegmenter, TakesTheFirstGroupWhereThereIsOne) {
  EXPECT_EQ(segments("#(\\w+)", "#one two #three"), "one|three");
  EXPECT_EQ(segments("a(b)?", "ab a ab"), "b|b");
}

TEST(PatternSegmenter, RefusesWhatIsNoExpression) {
  for (const char* pattern : {"(", "[a", "*", "\\p{Nonsense}"}) {
    EXPECT_THROW(PatternSegmenter{pattern}, InvalidArgument) << pattern;
  }
}

TEST(PatternSegmenter, GivesUpWhereAnExpressionTakesForEver) {
  PatternSegmenter segmenter("(x+x+)+y");
  std::vector<Segment> found;
  EXPECT_THROW(segmenter.segment(std::string(60, 'x'), found), InvalidArgument);
}

}  // namespace
}  // namespace ldavi
