// SPDX-License-Identifier: Apache-2.0
#include "ldavi/exporters/gensim.hpp"

#include <gtest/gtest.h>

#include <cstring>

#include "ldavi/base/error.hpp"
#include "support/sample_model.hpp"
#include "unit/exporters/exported.hpp"

namespace ldavi {
namespace {

TEST(Gensim, HasItsDictionaryAsText) {
  EXPECT_EQ(exported([](const ByteSink& sink) { write_gensim_dictionary(sample_model(), sink); }),
            "8\n0\tapple\t4\n1\tbread\t2\n2\tchoir\t5\n3\tdance\t6\n4\tété\t3\n");
  TopicModel model = sample_model();
  model.vocabulary = Vocabulary({"apple", "a\tb", "choir", "dance", "été"}, {4, 2, 5, 6, 3}, {9, 2, 6, 7, 3});
  EXPECT_THROW(exported([&](const ByteSink& sink) { write_gensim_dictionary(model, sink); }), InvalidArgument);
}

TEST(Gensim, HasLambdaByTopics) {
  const TopicModel model = sample_model();
  const std::string array = exported([&](const ByteSink& sink) { write_gensim_lambda(model, sink); });
  ASSERT_EQ(array.size(), 128 + 15 * sizeof(float));
  float value = 0.0F;
  std::memcpy(&value, array.data() + 128 + (1 * 5 + 3) * sizeof(float), sizeof value);
  EXPECT_EQ(value, model.lambda(3, 1));
}

TEST(Gensim, HasPriors) {
  const TopicModel model = sample_model();
  const std::string alpha = exported([&](const ByteSink& sink) { write_gensim_alpha(model, sink); });
  EXPECT_NE(alpha.find("'<f8', 'fortran_order': False, 'shape': (3,), }"), std::string::npos);
  double value = 0.0;
  std::memcpy(&value, alpha.data() + 128 + sizeof value, sizeof value);
  EXPECT_EQ(value, 0.25);
  const std::string eta = exported([&](const ByteSink& sink) { write_gensim_eta(model, sink); });
  EXPECT_NE(eta.find("'shape': (), }"), std::string::npos);
  std::memcpy(&value, eta.data() + 128, sizeof value);
  EXPECT_EQ(value, 0.1);
}

TEST(Gensim, NeedsADirichletPrior) {
  TopicModel model = sample_model();
  model.document_prior = LogisticNormalPrior{};
  EXPECT_THROW(exported([&](const ByteSink& sink) { write_gensim_alpha(model, sink); }), InvalidArgument);
}

}  // namespace
}  // namespace ldavi
