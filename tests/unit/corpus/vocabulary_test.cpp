// SPDX-License-Identifier: Apache-2.0
#include "ldavi/corpus/vocabulary.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "ldavi/base/error.hpp"

namespace ldavi {
namespace {

Vocabulary fruit() { return Vocabulary({"apple", "a pear of more than sixteen letters", "fig"}, {3, 2, 1}, {9, 4, 1}); }

TEST(Vocabulary, FindsATermByItsText) {
  const Vocabulary vocabulary = fruit();

  EXPECT_EQ(vocabulary.size(), 3u);
  EXPECT_EQ(vocabulary.find("fig"), 2u);
  EXPECT_EQ(vocabulary.term(2), "fig");
  EXPECT_EQ(vocabulary.document_frequencies()[2], 1u);
  EXPECT_EQ(vocabulary.counts()[0], 9u);
}

TEST(Vocabulary, DoesNotFindWhatIsNotThere) {
  EXPECT_EQ(fruit().find("figs"), std::nullopt);
  EXPECT_EQ(fruit().find(""), std::nullopt);
  EXPECT_EQ(Vocabulary().find("fig"), std::nullopt);
}

TEST(Vocabulary, ACopyOutlivesTheOriginal) {
  Vocabulary copy;
  {
    const Vocabulary original = fruit();
    copy = original;
  }

  EXPECT_EQ(copy.find("apple"), 0u);
  EXPECT_EQ(copy.find("a pear of more than sixteen letters"), 1u);
}

TEST(Vocabulary, CopiedOntoItselfIsTheSame) {
  Vocabulary vocabulary = fruit();
  const Vocabulary& same = vocabulary;
  vocabulary = same;

  EXPECT_EQ(vocabulary.find("fig"), 2u);
}

TEST(Vocabulary, MovedFindsTheSameTerms) {
  Vocabulary original = fruit();
  const Vocabulary constructed(std::move(original));
  EXPECT_EQ(constructed.find("fig"), 2u);

  Vocabulary other = fruit();
  Vocabulary assigned({"plum"}, {1}, {1});
  assigned = std::move(other);
  EXPECT_EQ(assigned.find("apple"), 0u);
  EXPECT_EQ(assigned.find("plum"), std::nullopt);
}

TEST(Vocabulary, RefusesAnEmptyTerm) { EXPECT_THROW(Vocabulary({"apple", ""}, {1, 1}, {1, 1}), InvalidArgument); }

TEST(Vocabulary, RefusesATermThatStandsTwice) { EXPECT_THROW(Vocabulary({"fig", "fig"}, {1, 1}, {1, 1}), InvalidArgument); }

TEST(Vocabulary, RefusesListsOfDifferentLength) {
  EXPECT_THROW(Vocabulary({"fig"}, {1, 1}, {1}), InvalidArgument);
  EXPECT_THROW(Vocabulary({"fig"}, {1}, {}), InvalidArgument);
}

}  // namespace
}  // namespace ldavi
