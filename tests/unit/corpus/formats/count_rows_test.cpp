// SPDX-License-Identifier: Apache-2.0
#include "corpus/formats/count_rows.hpp"

#include <gtest/gtest.h>

#include "ldavi/base/error.hpp"
#include "unit/corpus/read_documents.hpp"

namespace ldavi {
namespace {

using Offsets = std::vector<std::uint64_t>;

const std::string kFile = "counts";

TEST(CountRows, SortAndAddUpTheTermsOfADocumentAndDropZeros) {
  CountRows rows(std::nullopt);
  rows.end_document({kFile, 1});
  for (const auto& [term, count] : {std::pair(5u, 1u), {2u, 3u}, {5u, 4u}, {0u, 0u}}) rows.add(term, count);
  rows.end_document({kFile, 2});
  rows.end_document({kFile, 3});
  const CountMatrix matrix = rows.build(kFile);

  EXPECT_EQ(matrix.offsets, (Offsets{0, 0, 2, 2}));
  EXPECT_EQ(matrix.terms, (Numbers{2, 5}));
  EXPECT_EQ(matrix.counts, (Numbers{3, 5}));
  EXPECT_EQ(matrix.num_terms, 6u);
}

TEST(CountRows, HaveAsManyTermsAsAreKnown) {
  CountRows rows(KnownTerms{"vocabulary", 3'000'000});
  EXPECT_EQ(rows.last_term(), 2'999'999u);
  EXPECT_EQ(rows.build(kFile).num_terms, 3'000'000u);
  EXPECT_EQ(CountRows(std::nullopt).last_term(), kMaxSize - 1);
  EXPECT_EQ(message_of<ParseError>([] {
              CountRows(KnownTerms{"vocabulary", 0});
            }),
            "vocabulary: the file has no term, expected a term a line");
}

TEST(CountRows, RefuseASumThatIsTooLargeAndForgetADocument) {
  CountRows rows(std::nullopt);
  rows.add(9, 4294967295);
  rows.add(9, 1);
  EXPECT_EQ(message_of<ParseError>([&] {
              rows.end_document({kFile, 4});
            }),
            "counts:4: the counts of one term add up to 4294967296, expected at most 4294967295");
  rows.end_empty_document();
  rows.add(0, 1);
  rows.end_document({kFile, 5});
  const CountMatrix matrix = rows.build(kFile);

  EXPECT_EQ(matrix.offsets, (Offsets{0, 0, 1}));
  EXPECT_EQ(matrix.num_terms, 1u);
}

TEST(CountRows, AllocateNothingBecauseANumberSaysSo) {
  CountRows rows(std::nullopt);
  rows.end_document({kFile, 1});
  rows.add(4'000'000'000, 1);
  rows.end_document({kFile, 2});
  EXPECT_EQ(
      message_of<ParseError>([&] { rows.build(kFile); }),
      "counts:2: the number of terms, by the largest of their numbers, is '4000000001', expected at most 1000000, or 10 for "
      "each entry, of which there are 1");
}

}  // namespace
}  // namespace ldavi
