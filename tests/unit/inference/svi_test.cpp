// SPDX-License-Identifier: Apache-2.0
// What is svi's own; its minibatches are held against the textbook in online_engine_test.cpp.
#include "inference/svi.hpp"

#include <gtest/gtest.h>

#include "unit/inference/online_testing.hpp"

namespace ldavi {
namespace {

TEST(Svi, FindsPlantedTopicsAndTheirPriors) {
  const Found found = find_planted_topics(SviOptions{});

  EXPECT_GT(found.worst_cosine, 0.98);
  EXPECT_GT(found.alpha_total, 0.2);
  EXPECT_LT(found.alpha_total, 1.0);
  EXPECT_GT(found.eta, 0.02);
  EXPECT_LT(found.eta, 0.12);
}

TEST(Svi, LeavesGivenPriorsAlone) {
  const std::vector<double> alpha{0.5, 0.25, 0.125};

  const TopicModel model = with_given_priors("svi", alpha, 0.07);

  EXPECT_EQ(alpha_of(model), alpha);
  EXPECT_EQ(model.eta, 0.07);
}

}  // namespace
}  // namespace ldavi
