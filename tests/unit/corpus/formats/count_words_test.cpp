// SPDX-License-Identifier: Apache-2.0
#include "corpus/formats/count_words.hpp"

#include <gtest/gtest.h>

#include "ldavi/base/error.hpp"
#include "unit/corpus/read_documents.hpp"

namespace ldavi {
namespace {

const std::string kFile = "counts";

TEST(CountWords, AreCutOffOneByOne) {
  std::string_view line = " \ta  b\tc ";

  EXPECT_EQ(next_word(line), "a");
  EXPECT_EQ(next_word(line), "b");
  EXPECT_EQ(next_word(line), "c");
  EXPECT_EQ(next_word(line), "");
  EXPECT_EQ(next_word(line), "");
}

TEST(CountWords, AreWholeNumbersWithinTheirRange) {
  EXPECT_EQ(whole_number("0", "count", 0, kMaxCount, {kFile, 1}), 0u);
  EXPECT_EQ(whole_number("4294967295", "count", 0, kMaxCount, {kFile, 1}), kMaxCount);
  for (const std::string word : {"", "-1", "+1", "1.0", "1e3", "4", "0", "99999999999999999999999"}) {
    EXPECT_EQ(message_of<ParseError>([&] {
                whole_number(word, "term", 1, 3, {kFile, 7});
              }),
              "counts:7: term is '" + word + "', expected a whole number from 1 to 3");
  }
}

TEST(CountWords, MayWriteWholeNumbersAsReals) {
  for (const auto& [word, count] : {std::pair("3", 3u),
                                    {"3.0", 3u},
                                    {"2e1", 20u},
                                    {"4294967295.", 4294967295u},
                                    {"0.000", 0u},
                                    {"-0.0", 0u},
                                    {"1.5e1", 15u}})
    EXPECT_EQ(count_of_real(word, "value", {kFile, 1}), count) << word;
  for (const std::string word : {"", "1.5", "-1", "4294967296", "1e300", "1e999", "1e-999", "nan", "inf", "1 ", "x"}) {
    EXPECT_EQ(message_of<ParseError>([&] {
                count_of_real(word, "value", {kFile, 2});
              }),
              "counts:2: value is '" + word + "', expected a whole number from 0 to 4294967295");
  }
}

TEST(CountWords, AreCutOffInMessagesWhereTheyAreLong) {
  EXPECT_EQ(in_quotes("fig"), "'fig'");
  EXPECT_EQ(in_quotes(std::string_view("1\0", 2)), "'1\\0'");
  EXPECT_EQ(in_quotes(std::string(1000, 'x')), "'" + std::string(60, 'x') + "…'");
}

TEST(CountWords, SayNoSizeThatTheEntriesDoNotShow) {
  const auto message = [](std::uint64_t size, std::uint64_t entries) {
    return message_of<ParseError>([&] {
      refuse_implausible_size(size, entries, "the size", "of which there are", {kFile, 3});
    });
  };
  EXPECT_EQ(message(1'000'000, 0), "");
  EXPECT_EQ(message(10'000'000, 1'000'000), "");
  EXPECT_EQ(message(1'000'001, 7),
            "counts:3: the size is '1000001', expected at most 1000000, or 10 for each entry, of which there are 7");
}

}  // namespace
}  // namespace ldavi
