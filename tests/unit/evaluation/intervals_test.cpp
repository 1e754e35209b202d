// SPDX-License-Identifier: Apache-2.0
#include "ldavi/evaluation/intervals.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "ldavi/base/error.hpp"
#include "ldavi/base/random.hpp"
#include "ldavi/math/sampling.hpp"
#include "support/random_purposes.hpp"

namespace ldavi {
namespace {

/// Documents of one token whose nats are normal with mean 7 and standard deviation 0.5.
Completion normal_documents(std::size_t size) {
  Completion completion;
  RandomStream random(3, kPlantedDocuments, 0);
  for (std::size_t d = 0; d < size; ++d) {
    completion.log_probabilities.push_back(-7.0 + 0.5 * sample_normal(random));
    completion.tokens.push_back(1);
  }
  return completion;
}

TEST(Interval, IsAPointWhereDocumentsDoNotDiffer) {
  const Completion completion{{-6.0, -12.0, -3.0}, {2, 4, 1}, 0};
  const Interval interval = perplexity_interval(completion);
  EXPECT_NEAR(interval.low, std::exp(3.0), 1e-12);
  EXPECT_NEAR(interval.high, std::exp(3.0), 1e-12);
}

/// Two documents: a quarter of the draws has the first twice, a quarter the second twice.
TEST(Interval, ReachesTheEndsOfTwoDocuments) {
  const Completion completion{{-1.0, -6.0}, {1, 3}, 0};
  const Interval interval = perplexity_interval(completion);
  EXPECT_NEAR(interval.low, std::exp(1.0), 1e-12);
  EXPECT_NEAR(interval.high, std::exp(2.0), 1e-12);
}

TEST(Interval, IsThatOfTheMeanOfManyDocuments) {
  const Completion completion = normal_documents(900);
  const Interval interval = perplexity_interval(completion);
  EXPECT_LT(interval.low, completion.perplexity());
  EXPECT_GT(interval.high, completion.perplexity());
  const double half_width = 1.96 * 0.5 / 30.0;
  EXPECT_NEAR(std::log(completion.perplexity() / interval.low), half_width, 0.1 * half_width);
  EXPECT_NEAR(std::log(interval.high / completion.perplexity()), half_width, 0.1 * half_width);
}

TEST(Interval, TakesThePercentilesOfTheReplicates) {
  const Completion completion = normal_documents(7);
  std::vector<double> perplexities;
  for (std::uint64_t replicate = 0; replicate < 41; ++replicate) {
    RandomStream random(9, RandomPurpose::kBootstrap, replicate);
    double sum = 0.0;
    for (int i = 0; i < 7; ++i) sum -= completion.log_probabilities[random.below(7)];
    perplexities.push_back(std::exp(sum / 7.0));
  }
  std::sort(perplexities.begin(), perplexities.end());
  const Interval interval = perplexity_interval(completion, 9, 41);
  EXPECT_NEAR(interval.low, perplexities[1], 1e-9);  // .025 * 40
  EXPECT_NEAR(interval.high, perplexities[39], 1e-9);
}

TEST(Interval, HasTheSameBitsForAnyNumberOfThreads) {
  const Completion completion = normal_documents(50);
  const Interval one = perplexity_interval(completion, 1, 1'000, 1);
  for (const int num_threads : {2, 3, 8}) {
    const Interval many = perplexity_interval(completion, 1, 1'000, num_threads);
    EXPECT_EQ(many.low, one.low);
    EXPECT_EQ(many.high, one.high);
  }
  EXPECT_NE(perplexity_interval(completion, 2, 1'000, 1).low, one.low);
}

TEST(RatioInterval, IsAPointWhereOneIsASharePerToken) {
  const Completion first = normal_documents(50);
  Completion second = first;
  for (double& value : second.log_probabilities) value += std::log(1.25);  // a document has one token
  const Interval interval = perplexity_ratio_interval(first, second);
  EXPECT_NEAR(interval.low, 0.8, 1e-12);
  EXPECT_NEAR(interval.high, 0.8, 1e-12);
}

TEST(RatioInterval, NeedsTheSameDocuments) {
  EXPECT_THROW(perplexity_ratio_interval(normal_documents(3), normal_documents(4)), InvalidArgument);
  EXPECT_THROW(perplexity_ratio_interval(Completion{}, Completion{}), InvalidArgument);
}

TEST(Interval, NeedsADocument) {
  EXPECT_THROW(perplexity_interval(Completion{}), InvalidArgument);
  EXPECT_THROW(perplexity_interval(normal_documents(2), 1, 0), InvalidArgument);
}

}  // namespace
}  // namespace ldavi
