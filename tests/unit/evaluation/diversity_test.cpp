// SPDX-License-Identifier: Apache-2.0
#include "ldavi/evaluation/diversity.hpp"

#include <gtest/gtest.h>

namespace ldavi {
namespace {

TEST(Diversity, IsTheShareOfDistinctWords) {
  EXPECT_EQ(topic_diversity({{1, 2, 3}, {3, 4, 1}}, 3), 4.0 / 6.0);
  EXPECT_EQ(topic_diversity({{1, 2, 3}, {3, 4, 1}}, 2), 1.0);
  EXPECT_EQ(topic_diversity({{1, 2}, {1, 2}, {2, 1}}, 2), 2.0 / 6.0);
}

TEST(Diversity, TakesWhatThereIs) {
  EXPECT_EQ(topic_diversity({{1, 2}, {2}}, 10), 2.0 / 3.0);
  EXPECT_EQ(topic_diversity({{}}, 10), 0.0);
  EXPECT_EQ(topic_diversity({}, 10), 0.0);
}

}  // namespace
}  // namespace ldavi
