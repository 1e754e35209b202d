// SPDX-License-Identifier: Apache-2.0
#include "ldavi/evaluation/topic_distance.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "ldavi/base/error.hpp"
#include "unit/evaluation/words_of.hpp"

namespace ldavi {
namespace {

TermMap same_terms(std::size_t size) {
  TermMap map;
  for (std::uint32_t term = 0; term < size; ++term) map.push_back(term);
  return map;
}

double distance_of(const std::vector<float>& p, const std::vector<float>& q, TopicDistance distance) {
  return topic_distances(words_of({p}), words_of({q}), same_terms(p.size()), {distance, 2, 1})(0, 0);
}

constexpr TopicDistance kAll[] = {TopicDistance::kJensenShannon, TopicDistance::kHellinger, TopicDistance::kCosine,
                                  TopicDistance::kTopWords};

TEST(TopicDistance, IsZeroOfTheSameAndOneOfStrangers) {
  for (const TopicDistance distance : kAll) {
    EXPECT_EQ(distance_of({1, 2, 4, 0.3F}, {1, 2, 4, 0.3F}, distance), 0.0);
    EXPECT_EQ(distance_of({1, 2, 4, 0.3F}, {10, 20, 40, 3}, distance), 0.0);  // of any scale
    EXPECT_EQ(distance_of({1, 2, 0, 0}, {0, 0, 4, 3}, distance), 1.0);
  }
}

TEST(TopicDistance, IsWhatItsFormulaGives) {
  const std::vector<float> p{1, 3, 0};
  const std::vector<float> q{0, 1, 1};
  // p = (1/4, 3/4, 0), q = (0, 1/2, 1/2), their mean (1/8, 5/8, 1/4).
  const double kl_p = 0.25 * std::log2(2.0) + 0.75 * std::log2(0.75 / 0.625);
  const double kl_q = 0.5 * std::log2(0.5 / 0.625) + 0.5 * std::log2(2.0);
  EXPECT_NEAR(distance_of(p, q, TopicDistance::kJensenShannon), 0.5 * (kl_p + kl_q), 1e-7);
  EXPECT_NEAR(distance_of(p, q, TopicDistance::kHellinger), std::sqrt(1.0 - std::sqrt(0.75 * 0.5)), 1e-7);
  EXPECT_NEAR(distance_of(p, q, TopicDistance::kCosine), 1.0 - 0.375 / std::sqrt(0.625 * 0.5), 1e-7);
  EXPECT_NEAR(distance_of(p, q, TopicDistance::kTopWords), 1.0 - 1.0 / 3.0, 1e-12);
}

TEST(TopicDistance, OfHalvesAndQuartersIsAsTheHeaderSays) {
  EXPECT_NEAR(distance_of({1, 1}, {1, 0}, TopicDistance::kJensenShannon), 0.311, 0.001);
  EXPECT_NEAR(distance_of({1, 1, 1, 1}, {1, 0, 0, 0}, TopicDistance::kJensenShannon), 0.549, 0.001);
}

TEST(TopicDistance, LooksAtTheTopWordsAlone) {
  EXPECT_EQ(distance_of({9, 8, 1, 1}, {8, 9, 0, 5}, TopicDistance::kTopWords), 0.0);
  EXPECT_NEAR(distance_of({9, 8, 1, 1}, {9, 1, 8, 1}, TopicDistance::kTopWords), 2.0 / 3.0, 1e-12);
}

TEST(TopicDistance, MatchesTermsAndCountsThoseOfOneVocabularyAlone) {
  // a: apple, bread, choir; b: choir, apple, dance.
  const Vocabulary a({"apple", "bread", "choir"}, {1, 1, 1}, {1, 1, 1});
  const Vocabulary b({"choir", "apple", "dance"}, {1, 1, 1}, {1, 1, 1});
  const TermMap map = map_terms(a, b);
  EXPECT_EQ(map, (TermMap{1, kNoTerm, 0}));
  const Rows topics_a{{1, 0, 1}, {0, 1, 0}, {1, 2, 1}};
  const Rows topics_b{{1, 1, 0}, {0, 0, 1}, {1, 1, 6}};
  // The same over apple, bread, choir, dance.
  const Rows wide_a{{1, 0, 1, 0}, {0, 1, 0, 0}, {1, 2, 1, 0}};
  const Rows wide_b{{1, 0, 1, 0}, {0, 0, 0, 1}, {1, 0, 1, 6}};
  for (const TopicDistance distance : kAll) {
    const TopicDistanceOptions options{distance, 3, 1};
    const DistanceMatrix over_maps = topic_distances(words_of(topics_a), words_of(topics_b), map, options);
    const DistanceMatrix over_union = topic_distances(words_of(wide_a), words_of(wide_b), same_terms(4), options);
    for (std::size_t i = 0; i < over_maps.values.size(); ++i) EXPECT_NEAR(over_maps.values[i], over_union.values[i], 1e-12);
    EXPECT_EQ(over_maps(0, 0), 0.0);
    EXPECT_EQ(over_maps(1, 1), 1.0);
  }
  EXPECT_NEAR(common_share(words_of(topics_a), map), 4.0 / 7.0, 1e-6);
  EXPECT_NEAR(common_share(words_of(topics_b), map_terms(b, a)), 4.0 / 11.0, 1e-6);
}

TEST(CommonShare, IsAllWhereAllTermsAreKnown) {
  EXPECT_EQ(common_share(words_of({{0.1F, 0.3F, 0.7F}, {3, 0, 1}, {0, 0, 0}}), same_terms(3)), 1.0);
}

TEST(TopicDistance, OfAnEmptyTopicIsOne) {
  for (const TopicDistance distance : kAll) {
    EXPECT_EQ(distance_of({0, 0}, {1, 2}, distance), 1.0);
    EXPECT_EQ(distance_of({0, 0}, {0, 0}, distance), 1.0);
  }
  EXPECT_EQ(common_share(words_of({{0, 0}}), same_terms(2)), 0.0);
}

TEST(TopicDistance, HasARowATopicAndDoesNotDependOnThreads) {
  std::mt19937 random(5);
  Rows a(11, std::vector<float>(40));
  Rows b(6, std::vector<float>(40));
  for (Rows* topics : {&a, &b}) {
    for (auto& topic : *topics) {
      for (float& weight : topic) weight = random() % 3 == 0 ? 0.0F : static_cast<float>(random() % 100);
    }
  }
  for (const TopicDistance distance : kAll) {
    const DistanceMatrix one = topic_distances(words_of(a), words_of(b), same_terms(40), {distance, 10, 1});
    const DistanceMatrix three = topic_distances(words_of(a), words_of(b), same_terms(40), {distance, 10, 3});
    const DistanceMatrix turned = topic_distances(words_of(b), words_of(a), same_terms(40), {distance, 10, 1});
    ASSERT_EQ(one.rows, 11U);
    ASSERT_EQ(one.cols, 6U);
    EXPECT_EQ(one.values, three.values);
    for (std::size_t i = 0; i < 11; ++i) {
      for (std::size_t j = 0; j < 6; ++j) EXPECT_EQ(one(i, j), turned(j, i));
    }
  }
}

TEST(TopicDistance, RefusesAMapOfAnotherSize) {
  EXPECT_THROW(topic_distances(words_of({{1, 2}}), words_of({{1, 2}}), same_terms(3)), InvalidArgument);
}

}  // namespace
}  // namespace ldavi
