// SPDX-License-Identifier: Apache-2.0
#include "ldavi/exporters/lda_c.hpp"

#include <gtest/gtest.h>

#include "ldavi/base/error.hpp"
#include "ldavi/evaluation/foreign_topics.hpp"
#include "support/sample_model.hpp"
#include "support/temporary_folder.hpp"
#include "unit/exporters/exported.hpp"

namespace ldavi {
namespace {

TEST(LdaC, WritesTopicsThatAreReadBackWithTheirAlpha) {
  const TemporaryFolder folder;
  const TopicModel model = sample_model();
  const std::string path = folder.write("final.beta", exported([&](const ByteSink& sink) { write_lda_c_beta(model, sink); }));
  folder.write("final.other", exported([&](const ByteSink& sink) { write_lda_c_other(model, sink); }));
  const ForeignTopics topics = read_foreign_topics(path);
  ASSERT_EQ(topics.weights.rows(), 5U);
  ASSERT_EQ(topics.weights.cols(), 3U);
  const Matrix probabilities = topic_term_probabilities(model);
  for (std::size_t term = 0; term < 5; ++term) {
    for (std::size_t k = 0; k < 3; ++k) EXPECT_FLOAT_EQ(topics.weights(term, k), probabilities(k, term));
  }
  ASSERT_FALSE(topics.alpha.empty());
  EXPECT_DOUBLE_EQ(topics.alpha[0], 0.875 / 3.0);
}

TEST(LdaC, HasTheMeanOfAlpha) {
  TopicModel model = sample_model();
  EXPECT_DOUBLE_EQ(lda_c_alpha(model), 0.875 / 3.0);
  model.document_prior = DirichletPrior{{0.5, 0.5, 0.5}};
  EXPECT_EQ(exported([&](const ByteSink& sink) { write_lda_c_other(model, sink); }), "num_topics 3\nnum_terms 5\nalpha 0.5\n");
}

TEST(LdaC, HasALineADocument) {
  const std::vector<float> mixture{0.5F, 0.25F, 0.25F};
  EXPECT_EQ(exported([&](const ByteSink& sink) { LdaCGamma(sample_model()).write(mixture, 3, sink); }),
            "1.9375 0.96875 0.96875\n");
}

TEST(LdaC, NeedsADirichletPrior) {
  TopicModel model = sample_model();
  model.document_prior = LogisticNormalPrior{};
  EXPECT_THROW(lda_c_alpha(model), InvalidArgument);
  EXPECT_THROW(LdaCGamma{model}, InvalidArgument);
  EXPECT_THROW(exported([&](const ByteSink& sink) { write_lda_c_beta(model, sink); }), InvalidArgument);
}

}  // namespace
}  // namespace ldavi
