// SPDX-License-Identifier: Apache-2.0
#include "text/folding.hpp"

#include <gtest/gtest.h>

namespace ldavi {
namespace {

std::string folded(std::string_view text) {
  std::string out;
  Folding().append(text, out);
  return out;
}

TEST(Folding, MakesLettersSmall) {
  EXPECT_EQ(folded("Hello"), "hello");
  EXPECT_EQ(folded("ÉTÉ"), "été");
  EXPECT_EQ(folded("Straße"), "strasse");
  EXPECT_EQ(folded("ΣΊΣΥΦΟΣ"), folded("σίσυφος"));
}

TEST(Folding, MakesSpellingsOne) {
  EXPECT_EQ(folded("ﬁne"), "fine");
  EXPECT_EQ(folded("Ｗｅｂ"), "web");
  EXPECT_EQ(folded("e\u0301te\u0301"), "été");
  EXPECT_EQ(folded("so\u00ADft"), "soft");
}

TEST(Folding, MakesApostrophesPlain) { EXPECT_EQ(folded("don’t ‘n’"), "don't 'n'"); }

TEST(Folding, MakesTheModifierLetterApostropheAnApostrophe) { EXPECT_EQ(folded("п\u02BCять"), "п'ять"); }

TEST(Folding, KeepsThaiAndLaoAmInOnePiece) {
  EXPECT_EQ(folded("น้ำ ทำ"), "น้ำ ทำ");
  EXPECT_EQ(folded("ท\u0E4D\u0E32"), "ทำ");
  EXPECT_EQ(folded("ທຳ"), "ທຳ");
}

TEST(Folding, AddsToWhatIsThere) {
  std::string out = "’";
  Folding().append("’É", out);
  EXPECT_EQ(out, "’'é");
}

TEST(FoldingWord, TakesTheCoreOfAnyBytes) {
  const Folding folding;
  EXPECT_EQ(folding.word("_Dog’s_"), "dog");
  EXPECT_EQ(folding.word("a\xFF"), "a\uFFFD");
  EXPECT_EQ(folding.word("''"), "");
}

}  // namespace
}  // namespace ldavi
