// SPDX-License-Identifier: Apache-2.0
#include "ldavi/inference/word_topics.hpp"

#include <gtest/gtest.h>

#include <array>

#include "support/sample_model.hpp"

namespace ldavi {
namespace {

using Mixture = std::array<float, 3>;

TEST(WordTopics, AreThoseOfTheLargestProduct) {
  const TopicModel model = sample_model();
  const WordTopics topics(model);
  // "dance": 4.1 of 18.5 in topic 1, 3.1 of 6.5 in topic 2.
  EXPECT_EQ(topics.of(3, Mixture{0.0F, 0.5F, 0.5F}), 2U);
  EXPECT_EQ(topics.of(3, Mixture{0.0F, 0.75F, 0.25F}), 1U);
  EXPECT_EQ(topics.of(1, Mixture{0.1F, 0.45F, 0.45F}), 0U);
}

TEST(WordTopics, AreTheFirstOfEqualOnes) {
  TopicModel model = sample_model();
  for (std::size_t term = 0; term < 5; ++term) model.lambda(term, 2) = model.lambda(term, 1);
  EXPECT_EQ(WordTopics(model).of(0, Mixture{0.0F, 0.5F, 0.5F}), 1U);
}

TEST(WordTopics, AreTheTopicsThatOthersWereMergedInto) {
  TopicModel model = sample_model();
  model.edits = {{EditAction::kMerge, {0, 2}}};
  const WordTopics topics(model);
  EXPECT_EQ(topics.of(3, Mixture{0.5F, 0.5F, 0.0F}), 0U);  // 3.1 of 9.5 - 0.5
  EXPECT_EQ(topics.of(2, Mixture{0.5F, 0.5F, 0.0F}), 1U);
}

}  // namespace
}  // namespace ldavi
