// SPDX-License-Identifier: Apache-2.0
#include "ldavi/evaluation/comparison.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <random>

namespace ldavi {
namespace {

using Topic = std::vector<double>;
using Topics = std::vector<Topic>;

constexpr std::size_t kTerms = 400;
constexpr std::size_t kTopics = 8;

/// Topic k is at home in 40 terms, most in the first of them, and has a fifth of its words of the 80 last terms, as all have.
Topic planted_topic(std::size_t k) {
  Topic topic(kTerms, 0.0);
  for (std::size_t i = 0; i < 40; ++i) topic[40 * k + i] = 0.8 / static_cast<double>(i + 5);
  for (std::size_t i = 0; i < 80; ++i) topic[320 + i] = 0.004;
  const double sum = std::accumulate(topic.begin(), topic.end(), 0.0);
  for (double& p : topic) p /= sum;
  return topic;
}

Topics planted_topics() {
  Topics topics;
  for (std::size_t k = 0; k < kTopics; ++k) topics.push_back(planted_topic(k));
  return topics;
}

/// p and q by their shares of the tokens.
Topic mixture(const Topic& p, const Topic& q, double share) {
  Topic mixed(kTerms);
  for (std::size_t term = 0; term < kTerms; ++term) mixed[term] = share * p[term] + (1.0 - share) * q[term];
  return mixed;
}

/// What a run with another seed would have: counts of so many tokens drawn from the topic.
Topic drawn(const Topic& topic, std::size_t tokens, unsigned seed) {
  std::mt19937 random(seed);
  std::discrete_distribution<std::size_t> distribution(topic.begin(), topic.end());
  Topic counts(kTerms, 0.0);
  for (std::size_t i = 0; i < tokens; ++i) counts[distribution(random)] += 1.0;
  return counts;
}

TopicWords words_of(const Topics& topics) {
  Matrix weights(kTerms, topics.size());
  for (std::size_t k = 0; k < topics.size(); ++k) {
    for (std::size_t term = 0; term < kTerms; ++term) weights(term, k) = static_cast<float>(topics[k][term]);
  }
  return topic_words(weights);
}

Comparison compared(const Topics& a, const Topics& b, TopicDistance distance = TopicDistance::kJensenShannon) {
  TermMap map(kTerms);
  std::iota(map.begin(), map.end(), 0U);
  return compare_topics(topic_distances(words_of(a), words_of(b), map, {distance, 10, 1}), comparison_limits(distance));
}

/// "0-3 same, 1-0 split": pairs with their kinds.
std::string told(const Comparison& comparison) {
  std::string text;
  for (const TopicPair& pair : comparison.pairs) {
    text += (text.empty() ? "" : ", ") + std::to_string(pair.a) + "-" + std::to_string(pair.b) + " " +
            std::string(kPairKinds[static_cast<std::size_t>(pair.kind)]);
  }
  return text;
}

constexpr TopicDistance kAll[] = {TopicDistance::kJensenShannon, TopicDistance::kHellinger, TopicDistance::kCosine,
                                  TopicDistance::kTopWords};

TEST(Comparison, OfTheSameTopicsIsAllSame) {
  for (const TopicDistance distance : kAll) {
    const Comparison comparison = compared(planted_topics(), planted_topics(), distance);
    EXPECT_EQ(told(comparison), "0-0 same, 1-1 same, 2-2 same, 3-3 same, 4-4 same, 5-5 same, 6-6 same, 7-7 same");
    EXPECT_EQ(comparison.mean_similarity(), 1.0);
    EXPECT_TRUE(comparison.only_a.empty());
    EXPECT_TRUE(comparison.only_b.empty());
  }
}

TEST(Comparison, FindsAPermutation) {
  Topics turned = planted_topics();
  std::rotate(turned.begin(), turned.begin() + 3, turned.end());
  for (const TopicDistance distance : kAll) {
    EXPECT_EQ(told(compared(planted_topics(), turned, distance)),
              "0-5 same, 1-6 same, 2-7 same, 3-0 same, 4-1 same, 5-2 same, 6-3 same, 7-4 same");
  }
}

TEST(Comparison, CallsNoiseBetweenSeedsTheSame) {
  Topics noisy;
  for (std::size_t k = 0; k < kTopics; ++k) noisy.push_back(drawn(planted_topic(k), 2000, static_cast<unsigned>(k)));
  const Comparison comparison = compared(planted_topics(), noisy);
  EXPECT_EQ(told(comparison), "0-0 same, 1-1 same, 2-2 same, 3-3 same, 4-4 same, 5-5 same, 6-6 same, 7-7 same");
  EXPECT_GT(comparison.mean_similarity(), 0.9);
  EXPECT_LT(comparison.mean_similarity(), 1.0);
}

/// Every other one of its own terms, and the common ones.
Topic half_of(std::size_t k, std::size_t parity) {
  Topic half = planted_topic(k);
  for (std::size_t i = 0; i < 40; ++i) {
    if (i % 2 != parity) half[40 * k + i] = 0.0;
  }
  return half;
}

TEST(Comparison, FindsATopicThatIsSplitInHalves) {
  Topics split = planted_topics();
  split[2] = half_of(2, 0);
  split.push_back(half_of(2, 1));
  const Comparison comparison = compared(planted_topics(), split);
  EXPECT_EQ(told(comparison), "0-0 same, 1-1 same, 2-2 split, 2-8 split, 3-3 same, 4-4 same, 5-5 same, 6-6 same, 7-7 same");
  EXPECT_TRUE(comparison.pairs[2].is_match);
  EXPECT_FALSE(comparison.pairs[3].is_match);
  EXPECT_TRUE(comparison.only_b.empty());
  EXPECT_EQ(told(compared(split, planted_topics())),
            "0-0 same, 1-1 same, 2-2 merged, 3-3 same, 4-4 same, 5-5 same, 6-6 same, 7-7 same, 8-2 merged");
}

TEST(Comparison, FindsTopicsThatMerged) {
  for (const double share : {0.5, 0.45, 0.4}) {
    Topics merged = planted_topics();
    merged[4] = mixture(merged[4], merged[6], 1.0 - share);
    merged.erase(merged.begin() + 6);
    const Comparison comparison = compared(planted_topics(), merged);
    EXPECT_EQ(told(comparison), "0-0 same, 1-1 same, 2-2 same, 3-3 same, 4-4 merged, 5-5 same, 6-4 merged, 7-6 same") << share;
    EXPECT_TRUE(comparison.only_a.empty());
  }
}

TEST(Comparison, TellsASplitAndAMergingApartWhereThereAreAsManyTopics) {
  Topics other = planted_topics();
  other[0] = half_of(0, 0);
  other[1] = half_of(0, 1);
  other[2] = mixture(planted_topic(1), planted_topic(2), 0.5);
  EXPECT_EQ(told(compared(planted_topics(), other)),
            "0-0 split, 0-1 split, 1-2 merged, 2-2 merged, 3-3 same, 4-4 same, 5-5 same, 6-6 same, 7-7 same");
}

TEST(Comparison, FindsWhatIsNewAndWhatIsGone) {
  Topics other = planted_topics();
  const Topics old(other.begin(), other.begin() + 6);
  other.erase(other.begin() + 1);
  const Comparison comparison = compared(old, other);
  EXPECT_EQ(told(comparison), "0-0 same, 2-1 same, 3-2 same, 4-3 same, 5-4 same");
  EXPECT_EQ(comparison.only_a, std::vector<std::uint32_t>{1});
  EXPECT_EQ(comparison.only_b, (std::vector<std::uint32_t>{5, 6}));
}

TEST(Comparison, KeepsASameTopicWholeThoughAnotherIsLikeIt) {
  Topics other = planted_topics();
  other.push_back(half_of(2, 1));
  const Comparison comparison = compared(planted_topics(), other);
  EXPECT_EQ(comparison.pairs.size(), kTopics);
  EXPECT_EQ(comparison.pairs[2].kind, PairKind::kSame);
  EXPECT_EQ(comparison.only_b, std::vector<std::uint32_t>{8});
}

TEST(Comparison, CallsATopicChangedThatLostWords) {
  Topics other = planted_topics();
  other[3] = half_of(3, 1);
  const Comparison comparison = compared(planted_topics(), other);
  EXPECT_EQ(comparison.pairs[3].kind, PairKind::kChanged);
  EXPECT_EQ(comparison.pairs.size(), kTopics);
}

TEST(Comparison, GivesNoGoodPairUpForAHopelessOne) {
  // Without the limit, (0, 1) and (1, 0) would cost less: 1.0 instead of 1.05.
  DistanceMatrix distances(2, 2);
  distances.values = {0.05, 0.6, 0.4, 1.0};
  const Comparison comparison = compare_topics(distances, {0.1, 0.2, 0.5});
  EXPECT_EQ(told(comparison), "0-0 same");
  EXPECT_EQ(comparison.only_a, std::vector<std::uint32_t>{1});
  EXPECT_EQ(comparison.only_b, std::vector<std::uint32_t>{1});
}

TEST(Comparison, OfStrangersHasNoPair) {
  const Comparison comparison = compare_topics(DistanceMatrix(0, 3), {0.1, 0.2, 0.5});
  EXPECT_EQ(comparison.only_b, (std::vector<std::uint32_t>{0, 1, 2}));
  EXPECT_NE(comparison.mean_similarity(), comparison.mean_similarity());  // NaN
  const Topics a{planted_topic(0)};
  const Topics b{planted_topic(1)};
  EXPECT_EQ(told(compared(a, b)), "");
  EXPECT_EQ(compared(a, b).only_a.size(), 1U);
}

}  // namespace
}  // namespace ldavi
