// SPDX-License-Identifier: Apache-2.0
#include "corpus/readers/utf8_repair.hpp"

#include <gtest/gtest.h>

#include <string>

namespace ldavi {
namespace {

const std::string kMark = "\xEF\xBF\xBD";

/// The text repaired, and how many marks it says to have put.
std::pair<std::string, std::uint64_t> repaired(std::string text) {
  const std::uint64_t count = repair_utf8(text);
  return {text, count};
}

TEST(RepairUtf8, LeavesWellFormedTextAlone) {
  const std::string text = std::string("a\0", 2) + "é中\xF0\x9F\x98\x80\xED\x9F\xBF\xEE\x80\x80\xF4\x8F\xBF\xBF" + kMark;

  EXPECT_EQ(repaired(text), std::pair(text, std::uint64_t{0}));
  EXPECT_EQ(repaired(""), std::pair(std::string(), std::uint64_t{0}));
}

TEST(RepairUtf8, PutsOneMarkForBytesThatBeginNoSequence) {
  EXPECT_EQ(repaired("a\xFFz"), std::pair("a" + kMark + "z", std::uint64_t{1}));
  EXPECT_EQ(repaired("\x80\x80"), std::pair(kMark + kMark, std::uint64_t{2}));
}

TEST(RepairUtf8, PutsOneMarkForASequenceThatEndsEarly) {
  EXPECT_EQ(repaired("\xF0\x9F\x98z"), std::pair(kMark + "z", std::uint64_t{1}));
  EXPECT_EQ(repaired("z\xE4\xB8"), std::pair("z" + kMark, std::uint64_t{1}));
  EXPECT_EQ(repaired("\xC3\xC3\xA9"), std::pair(kMark + "é", std::uint64_t{1}));
}

TEST(RepairUtf8, RefusesOverlongFormsSurrogatesAndWhatIsPastUnicode) {
  EXPECT_EQ(repaired("\xC0\xAF"), std::pair(kMark + kMark, std::uint64_t{2}));
  EXPECT_EQ(repaired("\xE0\x80\xAF").second, 3u);
  EXPECT_EQ(repaired("\xED\xA0\x80").second, 3u);
  EXPECT_EQ(repaired("\xF4\x90\x80\x80").second, 4u);
  EXPECT_EQ(repaired("\xF5\x80").second, 2u);
}

}  // namespace
}  // namespace ldavi
