// SPDX-License-Identifier: Apache-2.0
#include "ldavi/evaluation/topic_words.hpp"

#include <gtest/gtest.h>

#include "support/sample_model.hpp"

namespace ldavi {
namespace {

std::vector<std::uint32_t> terms_of(const std::vector<TopicWord>& words) {
  std::vector<std::uint32_t> terms;
  for (const TopicWord& word : words) terms.push_back(word.term);
  return terms;
}

TEST(TopicWords, HoldsWhatIsAboveThePrior) {
  const TopicWords words = topic_words(sample_model());
  ASSERT_EQ(words.num_topics(), 3U);
  EXPECT_EQ(words.num_terms, 5U);
  EXPECT_EQ(terms_of(words.topics[0]), (std::vector<std::uint32_t>{1, 4}));
  EXPECT_FLOAT_EQ(words.topics[0][0].probability, 2.0F / 3.0F);
  EXPECT_EQ(terms_of(words.topics[1]), (std::vector<std::uint32_t>{0, 2, 3}));
  EXPECT_NEAR(words.totals[1], 18.0, 1e-5);
}

TEST(TopicWords, LeavesATopicEmptyThatHoldsHardlyAToken) {
  TopicModel model = sample_model();
  for (std::size_t term = 0; term < 5; ++term) model.lambda(term, 2) = 0.1F;
  model.lambda(3, 2) = 1.0F;
  const TopicWords words = topic_words(model);
  EXPECT_TRUE(words.topics[2].empty());
  EXPECT_FALSE(words.topics[0].empty());
}

TEST(TopicWords, OfBareWeightsAnyAboveZeroCounts) {
  Matrix weights(3, 2);
  weights(1, 0) = 1e-7F;
  const TopicWords words = topic_words(weights);
  ASSERT_EQ(words.topics[0].size(), 1U);
  EXPECT_EQ(words.topics[0][0].probability, 1.0F);
  EXPECT_TRUE(words.topics[1].empty());
}

TEST(TopicWords, LeavesOutATailOfAThousandth) {
  constexpr std::size_t kTerms = 4000;
  Matrix weights(kTerms, 1);
  for (std::size_t term = 0; term < kTerms; ++term) weights(term, 0) = 1e-7F;
  for (const std::size_t term : {7U, 70U, 700U}) weights(term, 0) = 1.0F;
  weights(9, 0) = 0.01F;
  const TopicWords words = topic_words(weights);
  EXPECT_EQ(terms_of(words.topics[0]), (std::vector<std::uint32_t>{7, 9, 70, 700}));
  double sum = 0.0;
  for (const TopicWord& word : words.topics[0]) sum += static_cast<double>(word.probability);
  EXPECT_NEAR(sum, 1.0, 1e-6);
}

TEST(TopicWords, KeepsAllWhereNoneIsATail) {
  constexpr std::size_t kTerms = 900;
  Matrix weights(kTerms, 1);
  for (std::size_t term = 0; term < kTerms; ++term) weights(term, 0) = 2.0F;
  EXPECT_EQ(topic_words(weights).topics[0].size(), kTerms);
}

TEST(TopicWords, DoNotDependOnThreadsOrOnTheTopicsBeside) {
  constexpr std::size_t kTopics = 37;
  Matrix weights(50, kTopics);
  for (std::size_t term = 0; term < 50; ++term) {
    for (std::size_t k = 0; k < kTopics; ++k) weights(term, k) = static_cast<float>((term * 31 + k % 5 * 17) % 23);
  }
  const TopicWords one = topic_words(weights, 1.0, 0.0, 1);
  const TopicWords three = topic_words(weights, 1.0, 0.0, 3);
  for (std::size_t k = 0; k < kTopics; ++k) {
    ASSERT_EQ(one.topics[k].size(), three.topics[k].size());
    for (std::size_t i = 0; i < one.topics[k].size(); ++i) {
      EXPECT_EQ(one.topics[k][i].term, three.topics[k][i].term);
      EXPECT_EQ(one.topics[k][i].probability, three.topics[k][i].probability);
      EXPECT_EQ(one.topics[k][i].probability, one.topics[k % 5][i].probability);
    }
  }
}

TEST(TopWordsOf, AreTheMostProbableAndTheLowerOfEqualOnes) {
  Matrix weights(4, 1);
  constexpr float kWeights[] = {2.0F, 3.0F, 2.0F, 0.0F};
  for (std::size_t term = 0; term < 4; ++term) weights(term, 0) = kWeights[term];
  const TopicWords words = topic_words(weights);
  EXPECT_EQ(terms_of(top_words_of(words, 0, 2)), (std::vector<std::uint32_t>{1, 0}));
  EXPECT_EQ(terms_of(top_words_of(words, 0, 9)), (std::vector<std::uint32_t>{1, 0, 2}));
}

}  // namespace
}  // namespace ldavi
