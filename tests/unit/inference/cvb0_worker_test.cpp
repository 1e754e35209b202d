// SPDX-License-Identifier: Apache-2.0
// The sweeps themselves are held against the oracle in cvb0_test.cpp.
#include "inference/cvb0_worker.hpp"

#include <gtest/gtest.h>

#include <numeric>

#include "support/small_corpora.hpp"

namespace ldavi {
namespace {

constexpr std::size_t kTopics = 5;

class Cvb0WorkerTest : public testing::Test {
 protected:
  Cvb0WorkerTest() : term_counts_(6, kTopics), totals_(1, kTopics), alpha_(1, kTopics) {
    std::fill_n(totals_.data(), totals_.stride(), 1.0F);
    for (std::size_t k = 0; k < kTopics; ++k) {
      for (std::size_t w = 0; w < 6; ++w) term_counts_(w, k) = static_cast<float>(3 + (w * 7 + k * 5) % 11);
      totals_(0, k) = 50.0F + static_cast<float>(k);
      alpha_(0, k) = 0.1F;
    }
  }

  Cvb0Counts counts() const { return {term_counts_.data(), totals_.data(), alpha_.data(), 0.01F, term_counts_.stride()}; }
  DocumentCounts document() const { return set_.document(0); }

  /// All topics, each cell half in topic 1 and half in topic 4.
  ActiveTopics two_topics() const {
    ActiveTopics active;
    const ActiveTopics::View view = active.add_document_of_all(kTopics, document().size());
    for (std::size_t cell = 0; cell < document().size(); ++cell) {
      view.responsibilities[cell * view.size + 1] = 32768;
      view.responsibilities[cell * view.size + 4] = 32767;
    }
    view.counts[1] = view.counts[4] = 5.0F;
    return active;
  }

  const Corpus corpus_ = corpus_of({{4, 0, 1, 2, 0, 3}});
  const TrainingSet set_{corpus_, 0};
  Matrix term_counts_;
  Matrix totals_;
  Matrix alpha_;
  Cvb0Worker worker_{4};
};

TEST_F(Cvb0WorkerTest, SweepsOverAllTopicsAsOverActiveOnesThatAreAll) {
  ActiveTopics swept = two_topics();
  const ActiveTopics::View view = swept.document(0);
  AlignedVector<std::uint16_t> previous(swept.first_value(1));
  std::vector<double> changes(kTopics, 0.0);
  const float moved = worker_.sweep(document(), view, previous.data(), counts(), changes);

  ActiveTopics before = two_topics();
  ActiveTopics packed;
  std::vector<std::int32_t> same_numbers(kTopics);
  std::iota(same_numbers.begin(), same_numbers.end(), 0);
  std::vector<double> changes_of_all(kTopics, 0.0);
  const float moved_of_all = worker_.sweep_all(document(), before.document(0), same_numbers, counts(), changes_of_all);
  worker_.pack(document(), TopicLimit(Cvb0Options{.tokens_per_topic = 0}, Breadth::kWide, kTopics, 4), changes_of_all, packed);

  EXPECT_GT(moved, 1.0F);
  EXPECT_NEAR(moved, moved_of_all, 1e-3);
  for (std::size_t k = 0; k < kTopics; ++k) {
    EXPECT_NEAR(changes[k], changes_of_all[k], 1e-3);
    EXPECT_NEAR(packed.document(0).counts[k], view.counts[k], 1e-3);
  }
  EXPECT_NEAR(std::accumulate(changes.begin(), changes.end(), 0.0), 0.0, 1e-3) << "no token is lost";
}

TEST_F(Cvb0WorkerTest, SpreadsWhatTopicsThatHaveLeftHadOverTheOthers) {
  ActiveTopics before = two_topics();
  ActiveTopics packed;
  std::vector<double> changes(kTopics - 1, 0.0);

  worker_.sweep_all(document(), before.document(0), std::vector<std::int32_t>{0, kGone, 1, 2, 3}, counts(), changes);
  worker_.pack(document(), TopicLimit(Cvb0Options{.tokens_per_topic = 0}, Breadth::kWide, kTopics - 1, 4), changes, packed);

  const ActiveTopics::View view = packed.document(0);
  EXPECT_NEAR(std::accumulate(view.counts, view.counts + 4, 0.0F), 10.0F, 1e-3F);
  EXPECT_NEAR(std::accumulate(changes.begin(), changes.end(), 0.0), 5.0, 1e-3) << "what topic 1 had";
}

TEST_F(Cvb0WorkerTest, PacksTheLargestTopicsWhereThereIsALimit) {
  ActiveTopics before = two_topics();
  ActiveTopics packed;
  std::vector<std::int32_t> same_numbers(kTopics);
  std::iota(same_numbers.begin(), same_numbers.end(), 0);
  std::vector<double> changes(kTopics, 0.0);

  worker_.sweep_all(document(), before.document(0), same_numbers, counts(), changes);
  worker_.pack(document(), TopicLimit(Cvb0Options{.most_topics = 2}, Breadth::kWide, kTopics, 4), changes, packed);

  const ActiveTopics::View view = packed.document(0);
  EXPECT_EQ(view.num_topics, 2U);
  EXPECT_NEAR(view.counts[0] + view.counts[1], 10.0F, 1e-3F);
}

}  // namespace
}  // namespace ldavi
