// SPDX-License-Identifier: Apache-2.0
#include "text/single_ideographs.hpp"

#include <gtest/gtest.h>

#include "unit/text/segmenting.hpp"

namespace ldavi {
namespace {

/// Joins the segments of a text in which spaces cut them, all of Han or kana but Latin letters.
std::string joined(std::string_view cut) {
  std::string text;
  std::vector<Segment> segments;
  while (!cut.empty()) {
    const std::string_view word = cut.substr(0, cut.find(' '));
    const SegmentKind kind = static_cast<unsigned char>(word.front()) < 0x80 ? SegmentKind::kWord : SegmentKind::kIdeographs;
    segments.push_back({text.size(), text.size() + word.size(), kind});
    text += word;
    cut.remove_prefix(std::min(word.size() + 1, cut.size()));
  }
  join_single_ideographs(text, segments);
  return show(text, segments);
}

TEST(SingleIdeographs, MakeAWordSideBySide) { EXPECT_EQ(joined("模 块 支持"), "模块*|支持*"); }

TEST(SingleIdeographs, StayAloneWhereThereAreMore) { EXPECT_EQ(joined("在 卡 斯 特 罗 家"), "在*|卡*|斯*|特*|罗*|家*"); }

TEST(SingleIdeographs, StayAloneBesideLongerWords) { EXPECT_EQ(joined("钱 工资 药"), "钱*|工资*|药*"); }

TEST(SingleIdeographs, OfFunctionWordsStayAlone) { EXPECT_EQ(joined("钱 的 药 不 见"), "钱*|的*|药*|不*|见*"); }

TEST(SingleIdeographs, OfKanaStayAlone) { EXPECT_EQ(joined("本 の 人 が"), "本*|の*|人*|が*"); }

TEST(SingleIdeographs, DoNotJoinOtherLetters) { EXPECT_EQ(joined("a 模 b"), "a|模*|b"); }

TEST(SingleIdeographs, BeyondTheBasicPlaneAreJoined) { EXPECT_EQ(joined("𠮷 野"), "𠮷野*"); }

TEST(SingleIdeographs, AreNotJoinedAcrossOtherCharacters) {
  std::vector<Segment> segments{{0, 3, SegmentKind::kIdeographs}, {6, 9, SegmentKind::kIdeographs}};
  join_single_ideographs("模、块", segments);
  EXPECT_EQ(show("模、块", segments), "模*|块*");
}

TEST(SingleIdeographs, NeedsNone) {
  std::vector<Segment> none;
  join_single_ideographs("", none);
  EXPECT_TRUE(none.empty());
}

}  // namespace
}  // namespace ldavi
