// SPDX-License-Identifier: Apache-2.0
#include "base/number_format.hpp"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <limits>
#include <string>

#include "ldavi/base/random.hpp"

namespace ldavi {
namespace {

template <class Number>
std::string appended(Number value) {
  std::string text = "x=";
  append_number(text, value);
  return text;
}

TEST(AppendNumber, WritesTheShortestFormThatReadsBackTheSame) {
  EXPECT_EQ(appended(0.1), "x=0.1");
  EXPECT_EQ(appended(0.1F), "x=0.1");
  EXPECT_EQ(appended(1.0 / 3), "x=0.3333333333333333");
  EXPECT_EQ(appended(std::uint64_t{18446744073709551615U}), "x=18446744073709551615");
}

TEST(AppendNumber, HasRoomForTheLongestNumbers) {
  EXPECT_EQ(appended(-std::numeric_limits<double>::denorm_min()), "x=-5e-324");
  EXPECT_EQ(appended(-2.2250738585072014e-308), "x=-2.2250738585072014e-308");
}

TEST(NumberText, ReadsBackTheSameForAnyBits) {
  RandomStream stream(1, RandomPurpose::kTopicStart, 0);
  for (int i = 0; i < 10'000; ++i) {
    const double value = std::bit_cast<double>(stream.next_u64());
    if (!std::isfinite(value)) continue;
    EXPECT_EQ(parse_double(number_text(value)), value);
  }
}

TEST(FixedText, HasSoManyDigitsAfterThePoint) {
  EXPECT_EQ(fixed_text(1234.5678, 2), "1234.57");
  EXPECT_EQ(fixed_text(2.0, 3), "2.000");
  EXPECT_EQ(fixed_text(0.6, 0), "1");
  EXPECT_EQ(fixed_text(-1.25, 1), "-1.2");
}

TEST(FixedText, HasNoNegativeZero) { EXPECT_EQ(fixed_text(-0.001, 2), "0.00"); }

TEST(FixedText, HasRoomForTheLargestNumber) {
  EXPECT_EQ(fixed_text(-std::numeric_limits<double>::max(), 4).size(), 1 + 309 + 1 + 4U);
}

TEST(FixedText, NamesWhatIsNoNumber) {
  EXPECT_EQ(fixed_text(-std::numeric_limits<double>::infinity(), 1), "-inf");
  EXPECT_EQ(fixed_text(std::numeric_limits<double>::quiet_NaN(), 1), "nan");
}

TEST(SignificantText, RoundsToSoManyDigits) {
  EXPECT_EQ(significant_text(100.0 * 0.07, 6), "7");  // 7.000000000000001
  EXPECT_EQ(significant_text(0.053219, 4), "0.05322");
  EXPECT_EQ(significant_text(1e-5, 4), "1e-05");
  EXPECT_EQ(significant_text(12.5, 4), "12.5");
  EXPECT_EQ(significant_text(1234.5, 4), "1234");
  EXPECT_EQ(significant_text(65'535'000.0, 4), "65535000");
  EXPECT_EQ(significant_text(0.0, 4), "0");
}

TEST(GroupedText, SeparatesThousands) {
  EXPECT_EQ(counted_text(0, "word"), "0 words");
  EXPECT_EQ(counted_text(1, "word"), "1 word");
  EXPECT_EQ(counted_text(2000, "word"), "2,000 words");
  EXPECT_EQ(grouped_text(0), "0");
  EXPECT_EQ(grouped_text(999), "999");
  EXPECT_EQ(grouped_text(1000), "1,000");
  EXPECT_EQ(grouped_text(12'345'678), "12,345,678");
  EXPECT_EQ(grouped_text(std::numeric_limits<std::uint64_t>::max()), "18,446,744,073,709,551,615");
}

TEST(BytesText, CountsInPowersOfThousand) {
  EXPECT_EQ(bytes_text(0), "0 B");
  EXPECT_EQ(bytes_text(999), "999 B");
  EXPECT_EQ(bytes_text(1'000), "1.0 kB");
  EXPECT_EQ(bytes_text(1'234'567'890), "1.2 GB");
  EXPECT_EQ(bytes_text(68'719'476'736), "69 GB");
  EXPECT_EQ(bytes_text(std::numeric_limits<std::uint64_t>::max()), "18 EB");
}

TEST(BytesText, TakesTheNextUnitWhereItWouldRoundToThousand) {
  EXPECT_EQ(bytes_text(9'949), "9.9 kB");
  EXPECT_EQ(bytes_text(9'951), "10 kB");
  EXPECT_EQ(bytes_text(999'499), "999 kB");
  EXPECT_EQ(bytes_text(999'500), "1.0 MB");
}

TEST(SecondsText, NamesTheTwoLargestUnits) {
  EXPECT_EQ(seconds_text(0.42), "0.4 s");
  EXPECT_EQ(seconds_text(12.3), "12 s");
  EXPECT_EQ(seconds_text(200), "3 min 20 s");
  EXPECT_EQ(seconds_text(7500), "2 h 5 min");
  EXPECT_EQ(seconds_text(360'000), "100 h 0 min");
}

TEST(SecondsText, NeverShowsSixtyOfAUnit) {
  EXPECT_EQ(seconds_text(59.4), "59 s");
  EXPECT_EQ(seconds_text(59.5), "1 min 0 s");
  EXPECT_EQ(seconds_text(119.6), "2 min 0 s");
  EXPECT_EQ(seconds_text(3599.4), "59 min 59 s");
  EXPECT_EQ(seconds_text(3599.6), "1 h 0 min");
  EXPECT_EQ(seconds_text(7199), "2 h 0 min");
}

TEST(SecondsText, DoesNotTripOverWhatIsNoTime) {
  EXPECT_EQ(seconds_text(std::numeric_limits<double>::infinity()), "inf s");
  EXPECT_EQ(seconds_text(std::numeric_limits<double>::quiet_NaN()), "nan s");
  EXPECT_EQ(seconds_text(-1), "-1.0 s");
}

TEST(ParseDouble, ReadsFiniteNumbers) {
  EXPECT_EQ(parse_double("0.25"), 0.25);
  EXPECT_EQ(parse_double("-1e3"), -1000.0);
  EXPECT_EQ(parse_double("7"), 7.0);
}

TEST(ParseDouble, RefusesEverythingElse) {
  for (const char* text :
       {"", " ", "1 ", " 1", "+1", "1,5", "1e", "1e400", "nan", "inf", "-inf", "infinity", "0x10", "1.2.3", "one", "--1"}) {
    EXPECT_EQ(parse_double(text), std::nullopt) << text;
  }
}

TEST(ParseUnsigned, ReadsWholeNumbersUpToTheLargest) {
  EXPECT_EQ(parse_unsigned("0"), 0U);
  EXPECT_EQ(parse_unsigned("007"), 7U);
  EXPECT_EQ(parse_unsigned("18446744073709551615"), std::numeric_limits<std::uint64_t>::max());
}

TEST(ParseUnsigned, RefusesEverythingElse) {
  for (const char* text : {"", " 1", "1 ", "-1", "-0", "+1", "1.0", "1e3", "0x1", "18446744073709551616", "1,000"}) {
    EXPECT_EQ(parse_unsigned(text), std::nullopt) << text;
  }
}

TEST(ParseBytes, ReadsWhatPeopleWrite) {
  EXPECT_EQ(parse_bytes("4096"), 4096U);
  EXPECT_EQ(parse_bytes("4096B"), 4096U);
  EXPECT_EQ(parse_bytes("500M"), 500'000'000U);
  EXPECT_EQ(parse_bytes("1.5 GB"), 1'500'000'000U);
  EXPECT_EQ(parse_bytes("2K"), 2000U);
  EXPECT_EQ(parse_bytes("3T"), 3'000'000'000'000U);
}

TEST(ParseBytes, RefusesWhatIsNoSize) {
  for (const char* text : {"", "0", "-1", "-1G", "G", "1.5", "1X", "1e30G", "nanG", "1 000", " 5M", "0.0001K", "5MM"}) {
    EXPECT_FALSE(parse_bytes(text).has_value()) << text;
  }
}

}  // namespace
}  // namespace ldavi
