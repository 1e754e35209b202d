// SPDX-License-Identifier: Apache-2.0
#include "text/word_index.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace ldavi {
namespace {

TEST(WordIndex, KnowsItsWordsAndNoOthers) {
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
  WordIndex index;
  for (const std::string& word : words)
    ASSERT_EQ(index.find_or_put(WordIndex::key_of(word), word, words), WordIndex::kNone) << word;

  for (std::size_t i = 0; i < words.size(); ++i) {
    EXPECT_EQ(index.find(words[i], words), i);
    EXPECT_EQ(index.find_or_put(WordIndex::key_of(words[i]), words[i], words), i);
  }
  for (const std::string& word : others) EXPECT_EQ(index.find(word, words), WordIndex::kNone) << word;
}

TEST(WordIndex, MakesTheSameKeyOfAWordInALongerText) {
  for (std::size_t size = 0; size < 40; ++size) {
    const std::string word(size, 'w');
    const std::string longer = word + "moreover";
    const WordIndex::Key expected = WordIndex::key_of(word);
    const WordIndex::Key key = WordIndex::key_of_readable(std::string_view(longer).substr(0, size));
    EXPECT_EQ(key.first, expected.first) << size;
    EXPECT_EQ(key.last, expected.last) << size;
    EXPECT_EQ(key.size, size);
  }
}

TEST(WordIndex, MayHoldTheEmptyWord) {
  const std::vector<std::string> words{"a", ""};
  WordIndex index;
  EXPECT_EQ(index.find("", words), WordIndex::kNone);
  for (const std::string& word : words) index.find_or_put(WordIndex::key_of(word), word, words);
  EXPECT_EQ(index.find("", words), 1U);
}

}  // namespace
}  // namespace ldavi
