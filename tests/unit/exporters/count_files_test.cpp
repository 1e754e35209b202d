// SPDX-License-Identifier: Apache-2.0
#include "ldavi/exporters/count_files.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "ldavi/base/error.hpp"

namespace ldavi {
namespace {

/// Empty documents first, in the middle and last.
Corpus corpus() {
  Corpus corpus;
  corpus.vocabulary = Vocabulary({"fig", "pear", "plum"}, {1, 0, 2}, {3, 0, 8});
  corpus.offsets = std::vector<std::uint64_t>{0, 0, 2, 2, 3, 3};
  corpus.terms = std::vector<std::uint32_t>{0, 2, 2};
  corpus.counts = std::vector<std::uint32_t>{3, 1, 7};
  corpus.ids = {"a", "b", "c", "d", "e"};
  return corpus;
}

template <class Write, class Content>
std::string written(const Write& write, const Content& content) {
  std::string out;
  write(content, [&](std::string_view bytes) { out += bytes; });
  return out;
}

TEST(CountFiles, NumberDocumentsAndTermsFromOneInUci) {
  EXPECT_EQ(written(write_uci, corpus()), "5\n3\n3\n2 1 3\n2 3 1\n4 3 7\n");
}

TEST(CountFiles, NumberTermsFromZeroInLdaC) { EXPECT_EQ(written(write_lda_c, corpus()), "0\n2 0:3 2:1\n0\n1 2:7\n0\n"); }

TEST(CountFiles, HaveABannerInMatrixMarket) {
  EXPECT_EQ(written(write_matrix_market, corpus()),
            "%%MatrixMarket matrix coordinate integer general\n5 3 3\n2 1 3\n2 3 1\n4 3 7\n");
}

TEST(CountFiles, HaveLabelsThatAreNumbersInSvmLight) {
  Corpus labelled = corpus();
  EXPECT_EQ(written(write_svmlight, labelled), "0\n0 1:3 3:1\n0\n0 3:7\n0\n");
  labelled.labels = {"1", "-1", "", "2,3", "0.5"};
  EXPECT_EQ(written(write_svmlight, labelled), "1\n-1 1:3 3:1\n0\n2,3 3:7\n0.5\n");
  labelled.labels = {"1", "fruit", "", "2,3", "0.5"};
  EXPECT_EQ(written(write_svmlight, labelled), "0\n0 1:3 3:1\n0\n0 3:7\n0\n");
}

TEST(CountFiles, AreGivenInPieces) {
  Corpus large;
  large.vocabulary = Vocabulary({"fig"}, {20000}, {20000});
  std::vector<std::uint64_t> offsets{0};
  for (std::uint64_t d = 1; d <= 20000; ++d) offsets.push_back(d);
  large.offsets = offsets;
  large.terms = std::vector<std::uint32_t>(20000, 0);
  large.counts = std::vector<std::uint32_t>(20000, 1);
  std::size_t longest = 0;
  std::size_t bytes = 0;
  write_lda_c(large, [&](std::string_view piece) {
    longest = std::max(longest, piece.size());
    bytes += piece.size();
  });
  EXPECT_EQ(bytes, 20000 * std::string_view("1 0:1\n").size());
  EXPECT_LT(longest, bytes);
}

TEST(Vocabulary, IsWrittenATermALine) { EXPECT_EQ(written(write_vocabulary, corpus().vocabulary), "fig\npear\nplum\n"); }

TEST(Vocabulary, IsRefusedWhereALineCannotHoldATerm) {
  for (const char* term : {"a\nb", "a\r", " ", "\t",
                           "\xEF\xBB\xBF"
                           "a"})
    EXPECT_THROW(written(write_vocabulary, Vocabulary({term}, {0}, {0})), InvalidArgument) << term;
  EXPECT_EQ(written(write_vocabulary, Vocabulary({"a b",
                                                  "\xEF\xBB\xBF"
                                                  "a"},
                                                 {0, 0}, {0, 0})),
            "a b\n\xEF\xBB\xBF"
            "a\n");
}

}  // namespace
}  // namespace ldavi
