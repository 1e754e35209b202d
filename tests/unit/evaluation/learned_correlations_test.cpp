// SPDX-License-Identifier: Apache-2.0
#include "ldavi/evaluation/learned_correlations.hpp"

#include <gtest/gtest.h>

#include "support/sample_model.hpp"

namespace ldavi {
namespace {

TEST(LearnedCorrelations, AreThoseOfTheCovariance) {
  TopicModel model = sample_model();
  model.document_prior = LogisticNormalPrior{{0, 0, 0}, {4, 1, -5, 1, 1, -2, -5, -2, 7}};

  const auto pairs = learned_correlations(model);

  ASSERT_TRUE(pairs);
  EXPECT_FLOAT_EQ((*pairs)(0, 1), 0.5F);
  EXPECT_FLOAT_EQ((*pairs)(2, 0), -5.0F / 5.2915026F);
  EXPECT_FLOAT_EQ((*pairs)(1, 2), -2.0F / 2.6457513F);
}

TEST(LearnedCorrelations, KnowATopicThatNeverVaries) {
  TopicModel model = sample_model();
  model.document_prior = LogisticNormalPrior{{0, 0, 0}, {0, 0, 0, 0, 1, -1, 0, -1, 1}};
  const auto pairs = learned_correlations(model);
  ASSERT_TRUE(pairs);
  EXPECT_EQ((*pairs)(0, 1), 0.0F);
  EXPECT_EQ((*pairs)(1, 2), -1.0F);
}

TEST(LearnedCorrelations, AreNoneUnderADirichlet) { EXPECT_FALSE(learned_correlations(sample_model())); }

}  // namespace
}  // namespace ldavi
