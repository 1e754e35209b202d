// SPDX-License-Identifier: Apache-2.0
#include "text/decode.hpp"

#include <gtest/gtest.h>

#include <string>
#include <tuple>

namespace ldavi {
namespace {

std::string decoded(std::string_view text, std::uint64_t ill_formed) {
  std::string out;
  EXPECT_EQ(decode_utf8(text, out, nullptr), ill_formed) << text;
  return out;
}

TEST(DecodeUtf8, LeavesWellFormedTextAlone) { EXPECT_EQ(decoded("aé自😀", 0), "aé自😀"); }

TEST(DecodeUtf8, ReplacesEachIllFormedSequenceOnce) {
  EXPECT_EQ(decoded("a\xFFz", 1), "a\uFFFDz");
  EXPECT_EQ(decoded("\xE2\x82", 1), "\uFFFD");                  // a cut sequence is one
  EXPECT_EQ(decoded("\xC0\x80", 2), "\uFFFD\uFFFD");            // an overlong form
  EXPECT_EQ(decoded("\xED\xA0\x80", 3), "\uFFFD\uFFFD\uFFFD");  // a surrogate
  EXPECT_EQ(decoded("\xF4\x90\x80\x80", 4), "\uFFFD\uFFFD\uFFFD\uFFFD");
  EXPECT_EQ(decoded("\xF0\x9F\x98"
                    "z",
                    1),
            "\uFFFDz");
}

TEST(DecodeUtf8, MakesAZeroWidthSpaceASpace) { EXPECT_EQ(decoded("a\u200Bb", 0), "a   b"); }

TEST(DecodeUtf8, RemembersWhereBytesCameFrom) {
  std::string out;
  std::vector<DecodedOffset> offsets;
  decode_utf8(
      "a\xFF"
      "bc\xE2\x82"
      "d",
      out, &offsets);
  ASSERT_EQ(out, "a\uFFFDbc\uFFFDd");
  EXPECT_EQ(source_offset(offsets, out.find('b')), 2U);
  EXPECT_EQ(source_offset(offsets, out.find('c')), 3U);
  EXPECT_EQ(source_offset(offsets, out.find('d')), 6U);
  EXPECT_EQ(source_offset(offsets, 0), 0U);
}

TEST(IsAscii, LooksAtEveryByte) {
  for (std::size_t at = 0; at < 20; ++at) {
    std::string text(20, 'x');
    EXPECT_TRUE(is_ascii(text));
    text[at] = '\x80';
    EXPECT_FALSE(is_ascii(text)) << at;
  }
}

TEST(AsciiPrefix, EndsAtTheFirstOtherByte) {
  EXPECT_EQ(ascii_prefix(""), 0U);
  EXPECT_EQ(ascii_prefix("plain"), 5U);
  EXPECT_EQ(ascii_prefix("0123456789é"), 10U);
}

TEST(CountCodePoints, CountsNoContinuationBytes) { EXPECT_EQ(count_code_points("aé自😀"), 4U); }

TEST(IsWellFormedUtf8, LooksAtTheWholeText) {
  EXPECT_TRUE(is_well_formed_utf8(""));
  EXPECT_TRUE(is_well_formed_utf8("aé自😀"));
  EXPECT_FALSE(is_well_formed_utf8("aé\xFF"));
  EXPECT_FALSE(is_well_formed_utf8("\xED\xA0\x80"));
}

TEST(MakeWellFormed, ReplacesWhatIsIllFormedAndNothingElse) {
  for (const auto& [text, expected, ill_formed] : {std::tuple{"aé\u200B😀", "aé\u200B😀", 0U},
                                                   std::tuple{"\xFF"
                                                              "a\xC3",
                                                              "\uFFFDa\uFFFD", 2U},
                                                   std::tuple{"\xF0\x9F\x98"
                                                              "z",
                                                              "\uFFFDz", 1U},
                                                   std::tuple{"", "", 0U}}) {
    std::string mended = text;
    EXPECT_EQ(make_well_formed(mended), ill_formed);
    EXPECT_EQ(mended, expected);
  }
}

TEST(Utf8SequenceLength, IsZeroWhereNothingBegins) {
  EXPECT_EQ(utf8_sequence_length("é"), 2U);
  EXPECT_EQ(utf8_sequence_length("\x80"), 0U);
  EXPECT_EQ(utf8_sequence_length("\xE0\x80\x80"), 0U);
}

TEST(Utf8SequenceStart, TellsWhatIsThereOfASequence) {
  const auto start = [](std::string_view text) {
    const auto [size, valid] = utf8_sequence_start(text);
    return std::pair(size, valid);
  };
  using Start = std::pair<std::size_t, std::size_t>;
  EXPECT_EQ(start("a"), Start(1, 1));
  EXPECT_EQ(start("😀a"), Start(4, 4));
  EXPECT_EQ(start("\xF0\x9F\x98"), Start(4, 3));
  EXPECT_EQ(start("\xE4\xB8z"), Start(3, 2));
  EXPECT_EQ(start("\xFF"), Start(0, 1));
}

}  // namespace
}  // namespace ldavi
