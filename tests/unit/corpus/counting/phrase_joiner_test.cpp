// SPDX-License-Identifier: Apache-2.0
#include "corpus/counting/phrase_joiner.hpp"

#include <gtest/gtest.h>

#include <span>

#include "base/join.hpp"

namespace ldavi {
namespace {

const std::vector<std::string> kPhrases{"bus stop sign", "new york", "new york times", "stop sign", "york city"};

/// "a new_york b" for {"a", "new", "york", "b"}.
std::string joined(const PhraseJoiner& joiner, const std::vector<std::string>& words) {
  std::vector<std::uint32_t> numbers;
  for (const std::string& word : words) numbers.push_back(joiner.word(word));
  std::string text;
  joiner.join(
      numbers, [&](std::size_t i) { text += (text.empty() ? "" : " ") + words[i]; },
      [&](std::uint32_t phrase, std::size_t first, std::size_t size) {
        EXPECT_EQ(PhraseJoiner::name(kPhrases[phrase]), join(std::span(words).subspan(first, size), "_"));
        text += (text.empty() ? "" : " ") + PhraseJoiner::name(kPhrases[phrase]);
      });
  return text;
}

TEST(PhraseJoiner, JoinsTheLongestFromLeftToRight) {
  const PhraseJoiner joiner(kPhrases, nullptr);

  EXPECT_EQ(joined(joiner, {"new", "york", "times", "new", "york"}), "new_york_times new_york");
  EXPECT_EQ(joined(joiner, {"new", "york", "city"}), "new_york city");
  EXPECT_EQ(joined(joiner, {"bus", "stop", "sign", "stop", "sign", "bus", "stop"}), "bus_stop_sign stop_sign bus stop");
  EXPECT_EQ(joined(joiner, {"york", "new", "other", "york"}), "york new other york");
  EXPECT_EQ(joined(joiner, {}), "");
  EXPECT_EQ(joiner.word("other"), PhraseJoiner::kNone);
}

TEST(PhraseJoiner, TakesWordsOfAStemForOne) {
  Stemmer stemmer("en");
  const std::vector<std::string> phrases{"neural networks"};
  const PhraseJoiner joiner(phrases, &stemmer);

  EXPECT_EQ(joiner.word(stemmer.stem("network")), joiner.word(stemmer.stem("networks")));
  EXPECT_NE(joiner.word(stemmer.stem("networks")), PhraseJoiner::kNone);
}

}  // namespace
}  // namespace ldavi
