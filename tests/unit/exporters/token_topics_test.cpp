// SPDX-License-Identifier: Apache-2.0
#include "exporters/token_topics.hpp"

#include <gtest/gtest.h>

#include "ldavi/base/error.hpp"
#include "ldavi/math/special.hpp"
#include "support/sample_model.hpp"

namespace ldavi {
namespace {

using Numbers = std::vector<std::uint32_t>;

TEST(TokenTopics, AreThoseOfTheLargestProduct) {
  const TopicModel model = sample_model();
  const Matrix phi = topic_term_probabilities(model);
  const TokenTopics topics(model);
  const std::vector<float> mixture{0.2F, 0.3F, 0.5F};
  const Numbers found = topics.most_probable(mixture, 10, Numbers{0, 1, 2, 3, 4, 0});
  ASSERT_EQ(found.size(), 6U);
  for (std::uint32_t term = 0; term < 5; ++term) {
    for (std::size_t k = 0; k < 3; ++k)
      EXPECT_GE(mixture[found[term]] * phi(found[term], term), mixture[k] * phi(k, term) * 0.9999F) << term;
  }
  EXPECT_EQ(found[5], found[0]);
  EXPECT_EQ(found[0], 1U);
}

/// A topic of next to nothing is worth less by the mean of a logarithm than by the mean.
TEST(TokenTopics, AreByMeansOfLogarithmsWhereTheEngineIsMeanField) {
  TopicModel model = sample_model();
  model.provenance.engine = "vb";
  model.lambda = Matrix(2, 2);
  const float cells[2][2] = {{0.2F, 4.0F}, {0.2F, 40.0F}};
  for (std::size_t i = 0; i < 2; ++i) {
    for (std::size_t k = 0; k < 2; ++k) model.lambda(i, k) = cells[i][k];
  }
  model.document_prior = DirichletPrior{{0.1, 0.1}};
  const std::vector<float> mixture{0.5F, 0.5F};
  EXPECT_EQ(TokenTopics(model).most_probable(mixture, 4, Numbers{0}),
            (Numbers{exp_digamma(0.2F) / exp_digamma(0.4F) > exp_digamma(4.0F) / exp_digamma(44.0F) ? 0U : 1U}));
  EXPECT_EQ(TokenTopics(model).most_probable(mixture, 4, Numbers{0}), (Numbers{1}));
  model.provenance.engine = "cvb0";
  EXPECT_EQ(TokenTopics(model).most_probable(mixture, 4, Numbers{0}), (Numbers{0}));
}

TEST(TokenTopics, AreTheFirstOfEqualOnes) {
  TopicModel model = sample_model();
  for (std::size_t k = 0; k < 3; ++k) {
    for (std::size_t term = 0; term < 5; ++term) model.lambda(term, k) = 1.0F;
  }
  EXPECT_EQ(TokenTopics(model).most_probable(std::vector<float>{0.25F, 0.375F, 0.375F}, 3, Numbers{4}), (Numbers{1}));
}

TEST(TokenTopics, NeedADirichletPrior) {
  TopicModel model = sample_model();
  model.document_prior = LogisticNormalPrior{};
  EXPECT_THROW(TokenTopics{model}, InvalidArgument);
}

}  // namespace
}  // namespace ldavi
