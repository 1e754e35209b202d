// SPDX-License-Identifier: Apache-2.0
#include "text/word_core.hpp"

#include <gtest/gtest.h>

namespace ldavi {
namespace {

TEST(WordCore, LeavesOutApostrophesAndUnderscoresAtTheEnds) {
  EXPECT_EQ(word_core("'tis'"), "tis");
  EXPECT_EQ(word_core("__init__"), "init");
  EXPECT_EQ(word_core("_'_"), "");
  EXPECT_EQ(word_core("snake_case"), "snake_case");
}

TEST(WordCore, LeavesOutThePossessive) {
  EXPECT_EQ(word_core("dog's"), "dog");
  EXPECT_EQ(word_core("it's"), "it");
  EXPECT_EQ(word_core("'s"), "s");
  EXPECT_EQ(word_core("zoë's"), "zoë");
}

TEST(WordCore, LeavesOutElidedFunctionWords) {
  EXPECT_EQ(word_core("l'eau"), "eau");
  EXPECT_EQ(word_core("qu'il"), "il");
  EXPECT_EQ(word_core("l'été"), "été");
  EXPECT_EQ(word_core("lorsqu'un"), "un");
  EXPECT_EQ(word_core("dell'acqua"), "acqua");
  EXPECT_EQ(word_core("l'oreal's"), "oreal");
}

TEST(WordCore, KeepsOtherApostrophes) {
  for (const char* word : {"don't", "i'm", "we'll", "o'clock", "rock'n'roll", "aujourd'hui", "y'all", "c'mon", "ma'am", "o'reilly", "п'ять"}) {
    EXPECT_EQ(word_core(word), word);
  }
}

TEST(WordCore, OfItselfIsItself) {
  for (const char* word : {"l'eau", "dog's", "__x's", "d'un'", "s's", "d'un'altra", "a_'s", "'s"}) EXPECT_EQ(word_core(word_core(word)), word_core(word)) << word;
}

}  // namespace
}  // namespace ldavi
