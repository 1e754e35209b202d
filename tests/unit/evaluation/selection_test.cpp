// SPDX-License-Identifier: Apache-2.0
#include "ldavi/evaluation/selection.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "ldavi/base/error.hpp"

namespace ldavi {
namespace {

/// Of this perplexity in each of a hundred documents, some of them harder than others in the same way for every candidate.
Candidate candidate(int num_topics, double perplexity) {
  Candidate made;
  made.num_topics = num_topics;
  for (int d = 0; d < 100; ++d) {
    made.evaluation.completion.log_probabilities.push_back(-100.0 * (std::log(perplexity) + 0.3 * std::sin(d)));
    made.evaluation.completion.tokens.push_back(100);
  }
  return made;
}

TEST(Recommendation, GoesOnWhileTwiceAsManyTopicsGainFivePerCent) {
  const std::vector<Candidate> candidates{candidate(10, 1000), candidate(20, 900), candidate(40, 840), candidate(80, 820)};
  const Recommendation recommendation = recommend(candidates);
  EXPECT_EQ(recommendation.candidate, 2U);
  EXPECT_EQ(recommendation.reason,
            "40 topics foretell held-out words better than 20: perplexity is 6.7 % lower. With 80 perplexity would fall by 2.4 "
            "% for each "
            "doubling, less than the 5 % that make twice as many topics worth reading.");
}

TEST(Recommendation, MeasuresGainsByDoublings) {
  // Five per cent for each of two doublings, or for half of one.
  EXPECT_EQ(recommend(std::vector{candidate(10, 1000), candidate(40, 901)}).candidate, 1U);
  EXPECT_EQ(recommend(std::vector{candidate(10, 1000), candidate(40, 904)}).candidate, 0U);
  EXPECT_EQ(recommend(std::vector{candidate(100, 1000), candidate(141, 974)}).candidate, 1U);
}

TEST(Recommendation, LooksBeyondOneThatGainsNothing) {
  const Recommendation recommendation = recommend(std::vector{candidate(10, 1000), candidate(20, 1010), candidate(40, 800)});
  EXPECT_EQ(recommendation.candidate, 2U);
  EXPECT_EQ(recommendation.reason,
            "40 topics foretell held-out words better than 10: perplexity is 20.0 % lower. They are the most that were tried, "
            "so more may "
            "be better still: try larger numbers.");
}

TEST(Recommendation, TakesTheFewestWhereMoreAreWorse) {
  const Recommendation recommendation = recommend(std::vector{candidate(10, 1000), candidate(20, 1200)});
  EXPECT_EQ(recommendation.candidate, 0U);
  EXPECT_EQ(recommendation.reason, "No number smaller than 10 was tried. With 20 perplexity is no lower.");
}

TEST(Recommendation, DoesNotFollowChance) {
  // Better by six per cent, but in one document of a hundred alone.
  Candidate more = candidate(20, 1000);
  more.evaluation.completion.log_probabilities[7] += 10'000 * std::log(1.06);
  const Recommendation recommendation = recommend(std::vector{candidate(10, 1000), more});
  EXPECT_EQ(recommendation.candidate, 0U);
  EXPECT_NE(recommendation.reason.find("no more than chance"), std::string::npos) << recommendation.reason;
}

TEST(Recommendation, MayHaveNoChoice) {
  EXPECT_EQ(recommend(std::vector{candidate(1, 1000)}).reason, "No number of topics but 1 was tried. Try others beside it.");
  EXPECT_THROW(recommend({}), InvalidArgument);
}

}  // namespace
}  // namespace ldavi
