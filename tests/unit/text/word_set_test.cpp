// SPDX-License-Identifier: Apache-2.0
#include "text/word_set.hpp"

#include <gtest/gtest.h>

namespace ldavi {
namespace {

TEST(WordSet, ContainsItsWordsAndNoOthers) {
  // Of every length, and many that differ in one place only.
  std::vector<std::string> words;
  std::vector<std::string> others;
  for (std::size_t size = 1; size < 40; ++size) {
    words.emplace_back(size, 'a');
    others.emplace_back(size, 'b');
    for (std::size_t at = 0; at < size; ++at) {
      std::string word(size, 'a');
      word[at] = at % 2 == 0 ? 'x' : 'y';
      (at % 3 == 0 ? others : words).push_back(word);
    }
  }
  const WordSet set(words);
  for (const std::string& word : words) {
    EXPECT_TRUE(set.contains(word)) << word;
    const std::string longer = word + "moreover";
    EXPECT_TRUE(set.contains_readable(std::string_view(longer).substr(0, word.size()))) << word;
  }
  for (const std::string& word : others) {
    EXPECT_FALSE(set.contains(word)) << word;
    const std::string longer = word + "moreover";
    EXPECT_FALSE(set.contains_readable(std::string_view(longer).substr(0, word.size()))) << word;
  }
  EXPECT_FALSE(set.contains(""));
}

TEST(WordSet, MayBeEmpty) {
  const WordSet set({});
  EXPECT_FALSE(set.contains(""));
  EXPECT_FALSE(set.contains("the"));
}

TEST(WordSet, MayHaveAWordTwice) {
  const std::vector<std::string> words{"the", "the", ""};
  EXPECT_TRUE(WordSet(words).contains("the"));
  EXPECT_FALSE(WordSet(words).contains(""));
}

}  // namespace
}  // namespace ldavi
