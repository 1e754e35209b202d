// SPDX-License-Identifier: Apache-2.0
#include "corpus/formats/count_matrix.hpp"

#include <gtest/gtest.h>

#include <string>

#include "ldavi/base/error.hpp"

namespace ldavi {
namespace {

using Offsets = std::vector<std::uint64_t>;
using Numbers = std::vector<std::uint32_t>;

TEST(CountEntries, MakeARowADocumentAlsoOfThoseWithoutAny) {
  CountEntries entries;
  entries.add(1, 0, 3);
  entries.add(1, 4, 1);
  entries.add(3, 2, 2);
  const CountMatrix matrix = entries.build(5, 6, "counts.txt");

  EXPECT_EQ(matrix.num_documents(), 5u);
  EXPECT_EQ(matrix.num_terms, 6u);
  EXPECT_EQ(matrix.offsets, (Offsets{0, 0, 2, 2, 3, 3}));
  EXPECT_EQ(matrix.terms, (Numbers{0, 4, 2}));
  EXPECT_EQ(matrix.counts, (Numbers{3, 1, 2}));
}

TEST(CountEntries, ComeInAnyOrder) {
  CountEntries entries;
  entries.add(2, 1, 1);
  entries.add(0, 5, 2);
  entries.add(2, 0, 3);
  entries.add(0, 4, 4);
  const CountMatrix matrix = entries.build(3, 6, "counts.txt");

  EXPECT_EQ(matrix.offsets, (Offsets{0, 2, 2, 4}));
  EXPECT_EQ(matrix.terms, (Numbers{4, 5, 0, 1}));
  EXPECT_EQ(matrix.counts, (Numbers{4, 2, 3, 1}));
}

TEST(CountEntries, AddRepeatedPairsAndDropZeros) {
  CountEntries entries;
  entries.add(0, 1, 2);
  entries.add(0, 0, 0);
  entries.add(1, 1, 1);
  entries.add(0, 1, 3);
  entries.add(1, 1, 4);
  const CountMatrix matrix = entries.build(2, 2, "counts.txt");

  EXPECT_EQ(matrix.offsets, (Offsets{0, 1, 2}));
  EXPECT_EQ(matrix.terms, (Numbers{1, 1}));
  EXPECT_EQ(matrix.counts, (Numbers{5, 5}));
}

TEST(CountEntries, RefuseASumThatIsTooLarge) {
  CountEntries entries;
  entries.add(0, 1, 4294967295u);
  entries.add(0, 1, 1);

  try {
    entries.build(1, 2, "counts.txt");
    ADD_FAILURE() << "nothing was thrown";
  } catch (const ParseError& error) {
    EXPECT_STREQ(error.what(),
                 "counts.txt: the counts of term 2 in document 1 add up to 4294967296, expected at most 4294967295");
  }
}

TEST(CountEntries, AreEmptyAfterBuilding) {
  CountEntries entries;
  entries.add(0, 0, 1);
  entries.build(1, 1, "counts.txt");

  EXPECT_TRUE(entries.build(1, 1, "counts.txt").terms.empty());
}

}  // namespace
}  // namespace ldavi
