// SPDX-License-Identifier: Apache-2.0
#include "corpus/counting/term_table.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace ldavi {
namespace {

TEST(TermTable, NumbersTermsInTheOrderFirstMet) {
  TermTable table;

  EXPECT_EQ(table.number("pear"), 0u);
  EXPECT_EQ(table.number("fig"), 1u);
  EXPECT_EQ(table.number("pear"), 0u);
  EXPECT_EQ(table.number(""), 2u);
  EXPECT_EQ(table.number("figs"), 3u);
  EXPECT_EQ(table.number(""), 2u);
  EXPECT_EQ(table.terms(), (std::vector<std::string_view>{"pear", "fig", "", "figs"}));
}

TEST(TermTable, KeepsTermsItself) {
  TermTable table;
  std::string term = "pear";
  table.number(term);
  term = "plum";

  EXPECT_EQ(table.terms()[0], "pear");
  EXPECT_EQ(table.number("pear"), 0u);
}

TEST(TermTable, KeepsNumbersAndViewsWhileItGrows) {
  constexpr std::uint32_t kTerms = 200000;
  TermTable table;
  table.number("0");
  const std::string_view first = table.terms()[0];
  for (std::uint32_t i = 1; i < kTerms; ++i) ASSERT_EQ(table.number(std::to_string(i)), i);

  EXPECT_EQ(table.size(), kTerms);
  EXPECT_EQ(first.data(), table.terms()[0].data());
  for (std::uint32_t i = 0; i < kTerms; ++i) ASSERT_EQ(table.number(std::to_string(i)), i);
  EXPECT_EQ(table.terms()[kTerms - 1], std::to_string(kTerms - 1));
}

TEST(TermTable, TellsTermsOfAnyBytesApart) {
  TermTable table;
  const std::string zero("a\0", 2);

  EXPECT_EQ(table.number("a"), 0u);
  EXPECT_EQ(table.number(zero), 1u);
  EXPECT_EQ(table.number(std::string(100000, 'x')), 2u);
  EXPECT_EQ(table.terms()[1], zero);
}

TEST(TermTable, TellsWordsOfAllLengthsApart) {
  // Words that differ in one letter only, wherever it stands.
  std::vector<std::string> words;
  for (std::size_t size = 1; size <= 40; ++size) {
    const std::string word(size, 'a');
    words.push_back(word);
    for (std::size_t i = 0; i < size; ++i) words.emplace_back(word)[i] = 'b';
  }
  TermTable table;
  std::vector<std::uint32_t> numbers;
  std::vector<std::string_view> views;
  std::vector<std::string> longer;  // as eight bytes are read
  for (const std::string& word : words) longer.push_back(word + "moreover");
  for (std::size_t i = 0; i < words.size(); ++i) views.push_back(std::string_view(longer[i]).substr(0, words[i].size()));
  table.number_readable(views, numbers);

  ASSERT_EQ(numbers.size(), words.size());
  for (std::size_t i = 0; i < words.size(); ++i) {
    EXPECT_EQ(numbers[i], i) << words[i];
    EXPECT_EQ(table.find(words[i]), i);
  }
  EXPECT_EQ(table.find("c"), WordIndex::kNone);
  table.clear();
  EXPECT_EQ(table.find("a"), WordIndex::kNone);
  EXPECT_EQ(table.number("b"), 0U);
}

}  // namespace
}  // namespace ldavi
