// SPDX-License-Identifier: Apache-2.0
#include "text/icu_segmenter.hpp"

#include <thread>

#include <gtest/gtest.h>

#include "unit/text/segmenting.hpp"

namespace ldavi {
namespace {

std::string segments(std::string_view text) {
  IcuSegmenter segmenter;
  std::vector<Segment> found;
  segmenter.segment(text, found);
  return show(text, found);
}

TEST(IcuSegmenter, CutsChineseIntoWords) { EXPECT_EQ(segments("购买道具和服装"), "购买*|道具*|和*|服装*"); }

TEST(IcuSegmenter, CutsJapaneseIntoWords) { EXPECT_EQ(segments("東京の図書館"), "東京*|の*|図書館*"); }

TEST(IcuSegmenter, KeepsKatakanaWhole) { EXPECT_EQ(segments("ラーメンの店"), "ラーメン|の*|店*"); }

TEST(IcuSegmenter, CutsThaiIntoWords) { EXPECT_EQ(segments("ภาษาไทย"), "ภาษา|ไทย"); }

TEST(IcuSegmenter, KeepsThaiWordsWithSaraAmWhole) { EXPECT_EQ(segments("สำหรับ"), "สำหรับ"); }

TEST(IcuSegmenter, CutsAtScriptsWithinARun) { EXPECT_EQ(segments("iPhone手机"), "iPhone|手机*"); }

TEST(IcuSegmenter, CutsThaiFromLettersAndDigitsOfOthers) {
  EXPECT_EQ(segments("ใช้linuxดี"), "ใช้|linux|ดี");
  EXPECT_EQ(segments("ราคา100บาท"), "ราคา|100#|บาท");
}

TEST(IcuSegmenter, KeepsHebrewAbbreviationsWhole) { EXPECT_EQ(segments("צה\"ל \"שלום\" a\"b"), "צה\"ל|שלום|a|b"); }

TEST(IcuSegmenter, EndsAWordAtANarrowSpace) { EXPECT_EQ(segments("mot\u202F: 10\u202F000"), "mot|10#|000#"); }

TEST(IcuSegmenter, CutsLettersOfOtherScriptsAtSpaces) {
  EXPECT_EQ(segments("Привет, мир!"), "Привет|мир");
  EXPECT_EQ(segments("مرحبا بالعالم"), "مرحبا|بالعالم");
  EXPECT_EQ(segments("नमस्ते दुनिया"), "नमस्ते|दुनिया");
  EXPECT_EQ(segments("자연어 처리는"), "자연어|처리는");
}

TEST(IcuSegmenter, KeepsMarksWithTheirLetters) { EXPECT_EQ(segments("e\u0301te\u0301 nai\u0308ve"), "e\u0301te\u0301|nai\u0308ve"); }

TEST(IcuSegmenter, KeepsTypographicApostrophes) { EXPECT_EQ(segments("don’t l’été"), "don’t|l’été"); }

TEST(IcuSegmenter, LeavesOutEmojiAndPunctuation) { EXPECT_EQ(segments("good 👩‍👩‍👧 job — «ja»"), "good|job|ja"); }

TEST(IcuSegmenter, KnowsNumbersOfOtherScripts) { EXPECT_EQ(segments("１２３ ٤٥"), "１２３#|٤٥#"); }

TEST(IcuSegmenter, GivesTheSameInCopiesOnOtherThreads) {
  const IcuSegmenter original;
  std::vector<std::string> results(4);
  std::vector<std::thread> threads;
  for (std::string& result : results) {
    threads.emplace_back([&result, copy = IcuSegmenter(original)]() mutable {
      std::vector<Segment> found;
      for (int i = 0; i < 50; ++i) copy.segment("自然语言处理 and ภาษาไทย", found);
      result = show("自然语言处理 and ภาษาไทย", found);
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::string& result : results) EXPECT_EQ(result, segments("自然语言处理 and ภาษาไทย"));
}

}  // namespace
}  // namespace ldavi
