// SPDX-License-Identifier: Apache-2.0
#include "cli/explained_documents.hpp"

#include <gtest/gtest.h>

#include "ldavi/base/error.hpp"
#include "ldavi/inference/infer.hpp"
#include "ldavi/model/new_documents.hpp"
#include "support/sample_model.hpp"
#include "unit/cli/cli_testing.hpp"

namespace ldavi::cli {
namespace {

class ExplainDocuments : public testing::Test {
 protected:
  ExplainDocuments() : model_(sample_model()) { model_.text = text_rules({}); }

  std::vector<ExplainedDocument> explained(const std::string& path, int num_threads, bool one_by_one = false) {
    Terminal terminal;
    std::vector<ExplainedDocument> all;
    ExplainOptions options;
    options.num_threads = num_threads;
    options.one_by_one = one_by_one;
    const std::uint64_t count = explain_documents(terminal, model_, {path}, options,
                                                  [&](const ExplainedDocument& document) { all.push_back(document); });
    EXPECT_EQ(count, all.size());
    return all;
  }

  TemporaryFolder folder_;
  TopicModel model_;
};

TEST_F(ExplainDocuments, HaveTheMixtureOfInferAndATopicAWord) {
  std::string text;
  for (int i = 0; i < 700; ++i) text += "apple apple choir zebra dance\n\nbread bread\n";
  const std::string path = folder_.write("new.txt", text);
  const std::vector<ExplainedDocument> one = explained(path, 1);
  const std::vector<ExplainedDocument> three = explained(path, 3);
  const std::vector<ExplainedDocument> single = explained(path, 2, true);
  const Matrix mixtures = infer_mixtures(model_, load_counted({path}, {}, model_).corpus, 1);
  ASSERT_EQ(one.size(), 2'100U);
  ASSERT_EQ(three.size(), one.size());
  ASSERT_EQ(single.size(), one.size());
  for (std::size_t d = 0; d < one.size(); ++d) {
    for (std::size_t k = 0; k < 3; ++k) EXPECT_EQ(one[d].mixture[k], mixtures(d, k));
    EXPECT_EQ(one[d].mixture, three[d].mixture);
    EXPECT_EQ(one[d].topics, three[d].topics);
    EXPECT_EQ(one[d].topics, single[d].topics);
  }
  EXPECT_EQ(one[0].topics, (std::vector<std::uint32_t>{1, 1, 1, kNoTopic, 1}));
  EXPECT_TRUE(one[1].topics.empty());
  EXPECT_EQ(one[2].topics, (std::vector<std::uint32_t>{0, 0}));
}

TEST_F(ExplainDocuments, AreShownBeforeAnErrorThatFollows) {
  const std::string path = folder_.write("new.jsonl", "{\"text\": \"apple\"}\n{\n");
  Terminal terminal;
  int seen = 0;
  EXPECT_THROW(explain_documents(terminal, model_, {path}, {}, [&](const ExplainedDocument&) { ++seen; }), ParseError);
  EXPECT_EQ(seen, 1);
}

}  // namespace
}  // namespace ldavi::cli
