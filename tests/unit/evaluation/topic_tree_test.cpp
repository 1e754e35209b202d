// SPDX-License-Identifier: Apache-2.0
#include "ldavi/evaluation/topic_tree.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "ldavi/base/random.hpp"

namespace ldavi {
namespace {

TopicPairs random_pairs(std::size_t size) {
  TopicPairs pairs(size);
  RandomStream random(1, RandomPurpose::kTopicStart, 0);
  for (std::size_t i = 0; i < size; ++i) {
    for (std::size_t j = i + 1; j < size; ++j) pairs(i, j) = static_cast<float>(2.0 * random.uniform() - 1.0);
  }
  return pairs;
}

/// The topics of each group, by its number.
std::vector<std::vector<std::uint32_t>> groups_of(const TopicTree& tree, std::size_t num_topics) {
  std::vector<std::vector<std::uint32_t>> groups;
  for (std::uint32_t k = 0; k < num_topics; ++k) groups.push_back({k});
  for (const TopicMerge& merge : tree.merges) {
    std::vector<std::uint32_t> both = groups[merge.first];
    both.insert(both.end(), groups[merge.second].begin(), groups[merge.second].end());
    groups.push_back(both);
  }
  return groups;
}

TEST(TopicTree, JoinsWhatCorrelatesMost) {
  TopicPairs pairs(4);
  pairs(1, 3) = 0.9F;
  pairs(0, 2) = 0.5F;
  pairs(0, 1) = -0.2F;
  const TopicTree tree = topic_tree(pairs);

  ASSERT_EQ(tree.merges.size(), 3U);
  EXPECT_EQ(tree.merges[0].first, 1U);
  EXPECT_EQ(tree.merges[0].second, 3U);
  EXPECT_NEAR(tree.merges[0].height, 0.1, 1e-6);
  EXPECT_EQ(tree.merges[1].first, 0U);
  EXPECT_EQ(tree.merges[1].second, 2U);
  EXPECT_NEAR(tree.merges[2].height, 1.05, 1e-6) << "1 less the mean of -.2, 0, 0, 0";
  EXPECT_EQ(tree.order, (std::vector<std::uint32_t>{0, 2, 1, 3}));
}

TEST(TopicTree, HasTheMeanOfAllPairsAtEachHeight) {
  constexpr std::size_t kSize = 40;
  const TopicPairs pairs = random_pairs(kSize);
  const TopicTree tree = topic_tree(pairs);
  const auto groups = groups_of(tree, kSize);

  ASSERT_EQ(tree.merges.size(), kSize - 1);
  for (std::size_t m = 0; m < tree.merges.size(); ++m) {
    double sum = 0.0;
    for (const std::uint32_t a : groups[tree.merges[m].first]) {
      for (const std::uint32_t b : groups[tree.merges[m].second]) sum += static_cast<double>(pairs(a, b));
    }
    const std::size_t count = groups[tree.merges[m].first].size() * groups[tree.merges[m].second].size();
    EXPECT_NEAR(tree.merges[m].height, 1.0 - sum / static_cast<double>(count), 1e-4);
    if (m > 0) {
      EXPECT_GE(tree.merges[m].height, tree.merges[m - 1].height - 1e-5);
    }
  }
}

TEST(TopicTree, OrdersAllTopics) {
  TopicTree tree = topic_tree(random_pairs(40));
  std::sort(tree.order.begin(), tree.order.end());
  for (std::uint32_t k = 0; k < 40; ++k) EXPECT_EQ(tree.order[k], k);
}

TEST(TopicTree, MayHaveOneTopicOrTwo) {
  EXPECT_EQ(topic_tree(TopicPairs(1)).order, std::vector<std::uint32_t>{0});
  EXPECT_TRUE(topic_tree(TopicPairs(1)).merges.empty());
  EXPECT_EQ(topic_tree(TopicPairs(2)).order, (std::vector<std::uint32_t>{0, 1}));
}

}  // namespace
}  // namespace ldavi
