// SPDX-License-Identifier: Apache-2.0
#include "inference/expected_counts.hpp"

#include <gtest/gtest.h>

#include <array>

#include "support/small_corpora.hpp"

namespace ldavi {
namespace {

/// Three documents in two blocks, and topics for each of their cells.
class ExpectedCountsTest : public testing::Test {
 protected:
  ExpectedCountsTest() {
    for (std::size_t block = 0; block < 2; ++block) {
      for (std::size_t d = block; d < 3; d += 2) {
        const DocumentCounts document = set_.document(d);
        const ActiveTopics::View view = blocks_[block].add_document(std::vector<std::int32_t>{1, 3}, document.size());
        for (std::size_t cell = 0; cell < document.size(); ++cell) view.responsibilities[cell * view.size + cell % 2] = 65535;
      }
    }
  }

  const Corpus corpus_ = corpus_of({{2, 1, 0}, {0, 4, 0}, {1, 0, 3}});
  const TrainingSet set_{corpus_, 0};
  Executor executor_{2};
  std::array<ActiveTopics, 2> blocks_;
  ExpectedCounts counts_{set_, 2, executor_};
};

TEST_F(ExpectedCountsTest, AreCountTimesResponsibility) {
  counts_.recount(blocks_, 5);

  EXPECT_FLOAT_EQ(counts_.of_terms()(0, 1), 3.0F);  // first cells of documents 0 and 2
  EXPECT_FLOAT_EQ(counts_.of_terms()(1, 3), 1.0F);
  EXPECT_FLOAT_EQ(counts_.of_terms()(1, 1), 4.0F);
  EXPECT_FLOAT_EQ(counts_.of_terms()(2, 3), 3.0F);
  EXPECT_EQ(counts_.of_topics(), (std::vector<double>{0, 7, 0, 4, 0}));
}

TEST_F(ExpectedCountsTest, LoseABlockUnderItsNewNumbersButNotWhatHasLeft) {
  counts_.recount(blocks_, 5);
  counts_.keep_topics(std::vector<std::size_t>{0, 3});
  EXPECT_EQ(counts_.of_topics(), (std::vector<double>{0, 4}));

  counts_.remove(0, blocks_[0], std::vector<std::int32_t>{0, kGone, kGone, 1, kGone});

  counts_.count_topics();
  EXPECT_EQ(counts_.of_topics(), (std::vector<double>{0, 0}));
}

TEST_F(ExpectedCountsTest, FollowChanges) {
  counts_.recount(blocks_, 5);
  AlignedVector<std::uint16_t> previous(blocks_[1].first_value(1));
  const ActiveTopics::View view = blocks_[1].document(0);
  std::copy_n(view.responsibilities, previous.size(), previous.begin());
  std::swap(view.responsibilities[0], view.responsibilities[1]);

  counts_.add_changes(1, blocks_[1], previous.data());

  EXPECT_FLOAT_EQ(counts_.of_terms()(1, 1), 0.0F);
  EXPECT_FLOAT_EQ(counts_.of_terms()(1, 3), 5.0F);
}

TEST_F(ExpectedCountsTest, OfTopicsNeverFallBelowZero) {
  counts_.recount(blocks_, 5);

  counts_.add_to_topics(std::vector<double>{1, -8, 0, -2, 0});

  EXPECT_EQ(counts_.of_topics(), (std::vector<double>{1, 0, 0, 2, 0}));
}

}  // namespace
}  // namespace ldavi
