// SPDX-License-Identifier: Apache-2.0
#include "ldavi/exporters/mallet.hpp"

#include <gtest/gtest.h>

#include "ldavi/base/error.hpp"
#include "ldavi/evaluation/foreign_topics.hpp"
#include "support/sample_model.hpp"
#include "support/temporary_folder.hpp"
#include "unit/exporters/exported.hpp"

namespace ldavi {
namespace {

using Numbers = std::vector<std::uint32_t>;

struct Documents {
  std::string doc_topics;
  std::string state;
};

Documents two_documents(const TopicModel& model) {
  Documents written;
  MalletDocuments documents(
      model, [&](std::string_view bytes) { written.doc_topics += bytes; },
      [&](std::string_view bytes) { written.state += bytes; });
  documents.write("a b.txt", std::vector<float>{0.125F, 0.75F, 0.125F}, Numbers{0, 3, 0});
  documents.write("", std::vector<float>{0.5F, 0.25F, 0.25F}, Numbers{1});
  return written;
}

TEST(Mallet, HasALineATopicInItsKeys) {
  EXPECT_EQ(exported([](const ByteSink& sink) { write_mallet_topic_keys(sample_model(), 2, sink); }),
            "0\t0.5\tbread été\n1\t0.25\tapple choir\n2\t0.125\tdance été\n");
}

TEST(Mallet, WritesItsWeightsSoThatTheyAreReadBack) {
  const TemporaryFolder folder;
  const TopicModel model = sample_model();
  const std::string path =
      folder.write("w.txt", exported([&](const ByteSink& sink) { write_mallet_word_weights(model, sink); }));
  const ForeignTopics topics = read_foreign_topics(path);
  ASSERT_EQ(topics.terms, model.vocabulary.terms());
  for (std::size_t term = 0; term < 5; ++term) {
    for (std::size_t k = 0; k < 3; ++k) EXPECT_EQ(topics.weights(term, k), model.lambda(term, k));
  }
}

TEST(Mallet, HasALineADocument) {
  EXPECT_EQ(two_documents(sample_model()).doc_topics, "0\ta_b.txt\t0.125\t0.75\t0.125\n1\tNA\t0.5\t0.25\t0.25\n");
}

TEST(Mallet, HasALineATokenInItsState) {
  EXPECT_EQ(two_documents(sample_model()).state,
            "#doc source pos typeindex type topic\n#alpha : 0.5 0.25 0.125 \n#beta : 0.1\n"
            "0 a_b.txt 0 0 apple 1\n0 a_b.txt 1 3 dance 1\n0 a_b.txt 2 0 apple 1\n1 NA 0 1 bread 0\n");
}

TEST(Mallet, WritesAStateThatIsReadBack) {
  const TemporaryFolder folder;
  const ForeignTopics topics = read_foreign_topics(folder.write("s", two_documents(sample_model()).state));
  EXPECT_EQ(topics.alpha, (std::vector<double>{0.5, 0.25, 0.125}));
  EXPECT_EQ(topics.terms, (std::vector<std::string>{"apple", "dance", "bread"}));
  EXPECT_FLOAT_EQ(topics.weights(0, 1), 2.1F);
  EXPECT_FLOAT_EQ(topics.weights(2, 0), 1.1F);
}

TEST(Mallet, HasTopicsAsEdited) {
  TopicModel model = sample_model();
  model.edits = {{EditAction::kMerge, {1, 2}, ""}, {EditAction::kDropWord, {}, "choir"}};
  EXPECT_EQ(exported([&](const ByteSink& sink) { write_mallet_topic_keys(model, 2, sink); }),
            "0\t0.5\tbread été\n1\t0.375\tapple dance\n2\t1e-06\tdance été\n");
  const std::string weights = exported([&](const ByteSink& sink) { write_mallet_word_weights(model, sink); });
  EXPECT_NE(weights.find("\n1\tdance\t7.1"), std::string::npos) << weights;
  EXPECT_NE(weights.find("\n2\tdance\t0.1\n"), std::string::npos) << weights;
  EXPECT_NE(weights.find("\n1\tchoir\t0.1\n"), std::string::npos) << weights;
}

TEST(Mallet, CannotHoldEveryTermOrModel) {
  TopicModel model = sample_model();
  model.vocabulary = Vocabulary({"apple", "new york", "choir", "dance", "été"}, {4, 2, 5, 6, 3}, {9, 2, 6, 7, 3});
  EXPECT_THROW(exported([&](const ByteSink& sink) { write_mallet_topic_keys(model, 2, sink); }), InvalidArgument);
  EXPECT_THROW(exported([&](const ByteSink& sink) { write_mallet_word_weights(model, sink); }), InvalidArgument);
  EXPECT_THROW(two_documents(model), InvalidArgument);
  model = sample_model();
  model.document_prior = LogisticNormalPrior{};
  EXPECT_THROW(exported([&](const ByteSink& sink) { write_mallet_topic_keys(model, 2, sink); }), InvalidArgument);
  EXPECT_THROW(two_documents(model), InvalidArgument);
}

}  // namespace
}  // namespace ldavi
