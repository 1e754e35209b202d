// SPDX-License-Identifier: Apache-2.0
#include "cli/commands/compare.hpp"

#include <gtest/gtest.h>

#include "cli/exit_code.hpp"
#include "ldavi/model/model_file.hpp"
#include "support/sample_model.hpp"
#include "unit/cli/tiny_corpus.hpp"

namespace ldavi::cli {
namespace {

TEST(CompareArguments, BindToTheirFields) {
  const CompareArguments arguments =
      parsed<CompareCommand>({"a", "b", "--distance", "top-words", "-n", "3", "--format", "json", "--threads", "2"});
  EXPECT_EQ(arguments.models, (Words{"a", "b"}));
  EXPECT_EQ(arguments.distance, "top-words");
  EXPECT_EQ(arguments.num_words, 3);
  EXPECT_EQ(arguments.format, "json");
  EXPECT_EQ(arguments.num_threads, 2);
}

TEST(CompareArguments, HaveDefaults) {
  const CompareArguments arguments = parsed<CompareCommand>({"a", "b"});
  EXPECT_EQ(arguments.distance, "jensen-shannon");
  EXPECT_EQ(arguments.num_words, 10);
  EXPECT_EQ(arguments.format, "text");
}

TEST(CompareArguments, AreRefusedWhenWrong) {
  EXPECT_EQ(refused<CompareCommand>({"a"}), "expected MODEL MODEL");
  EXPECT_NE(refused<CompareCommand>({"a", "b", "c"}), "");
  EXPECT_NE(refused<CompareCommand>({"a", "b", "-n", "0"}), "");
  EXPECT_NE(refused<CompareCommand>({"a", "b", "--distance", "cosin"}).find("cosine"), std::string::npos);
}

class CompareTest : public testing::Test {
 protected:
  /// Of the sample's topics those with these numbers.
  std::string model(const std::string& name, const std::vector<std::size_t>& topics, const Words& terms = {}) {
    const TopicModel sample = sample_model();
    TopicModel model = sample;
    model.lambda = Matrix(sample.num_terms(), topics.size());
    for (std::size_t term = 0; term < sample.num_terms(); ++term) {
      for (std::size_t k = 0; k < topics.size(); ++k) model.lambda(term, k) = sample.lambda(term, topics[k]);
    }
    model.document_prior = DirichletPrior{std::vector<double>(topics.size(), 0.1)};
    if (!terms.empty()) model.vocabulary = Vocabulary(terms, {1, 1, 1, 1, 1}, {1, 1, 1, 1, 1});
    save_model(model, folder_.file(name), true);
    return folder_.file(name);
  }

  TemporaryFolder folder_;
};

TEST_F(CompareTest, FindsTheTopicsOfAnotherOrderAndNumber) {
  const Outcome outcome = run({"compare", model("a", {0, 1, 2}), model("b", {2, 0}), "-n", "2"});
  EXPECT_EQ(outcome.code, kExitDone) << outcome.err;
  const Words lines = lines_of(outcome.out);
  EXPECT_EQ(lines.at(1), "  0   1  same        0.000  bread été");
  EXPECT_EQ(lines.at(2), "  1   -  gone               apple choir");
  EXPECT_EQ(lines.at(3), "  2   0  same        0.000  dance été");
  EXPECT_EQ(lines.at(5), "2 same, 1 gone; mean similarity 1.00 (1 - jensen-shannon)");
  EXPECT_EQ(lines.at(6).substr(0, 35), "5 terms in common: 100.0 % of the w");
}

TEST_F(CompareTest, MatchesTermsByTheirNames) {
  const std::string b = model("b", {0, 1, 2}, {"bread", "apple", "dance", "choir", "zebra"});
  const Outcome outcome = run({"compare", model("a", {1}), b, "--distance", "cosine", "--format", "json"});
  EXPECT_EQ(outcome.code, kExitDone) << outcome.err;
  EXPECT_NE(outcome.out.find("\"common_terms\": 4"), std::string::npos);
  EXPECT_NE(outcome.out.find("\"distance\": \"cosine\""), std::string::npos);
}

TEST_F(CompareTest, LeavesEmptyTopicsOut) {
  TopicModel sample = sample_model();
  for (std::size_t term = 0; term < 5; ++term) sample.lambda(term, 2) = 0.1F;
  save_model(sample, folder_.file("e"), true);
  const Outcome outcome = run({"compare", folder_.file("e"), model("b", {0, 1}), "--format", "json"});
  EXPECT_NE(outcome.out.find("\"only_a\": []"), std::string::npos) << outcome.out;
  EXPECT_NE(outcome.out.find("\"empty_topics\": [\n      2\n    ]"), std::string::npos);
}

TEST_F(CompareTest, WarnsWhereVocabulariesHardlyOverlap) {
  const std::string b = model("b", {0, 1, 2}, {"apple", "b", "c", "d", "e"});
  const Outcome outcome = run({"compare", model("a", {0, 1, 2}), b});
  EXPECT_EQ(outcome.code, kExitDone);
  EXPECT_NE(outcome.err.find("warning: only 33.3 % of the words of "), std::string::npos) << outcome.err;
  EXPECT_EQ(lines_of(outcome.err).size(), 2U);
}

TEST_F(CompareTest, RefusesModelsWithoutATermInCommon) {
  const Outcome outcome = run({"compare", model("a", {0, 1}), model("b", {0}, {"a", "b", "c", "d", "e"})});
  EXPECT_EQ(outcome.code, kExitBadData);
  EXPECT_NE(outcome.err.find("no term in common with "), std::string::npos);
  EXPECT_EQ(outcome.out, "");
}

TEST_F(CompareTest, TellsTheSameForAnyThreads) {
  const std::string a = model("a", {0, 1, 2});
  const std::string b = model("b", {2, 1, 0, 1});
  for (const char* distance : {"jensen-shannon", "hellinger", "cosine", "top-words"}) {
    const Outcome one = run({"compare", a, b, "--distance", distance, "--threads", "1"});
    EXPECT_EQ(one.code, kExitDone);
    EXPECT_EQ(one.out, run({"compare", a, b, "--distance", distance, "--threads", "3"}).out);
  }
}

TEST(CompareCommand, RefusesWhatIsNoModel) {
  const TinyCorpus corpus;
  const std::string model = corpus.model();
  EXPECT_EQ(run({"compare", model, corpus.path("none.ldavi")}).code, kExitNoInput);
  EXPECT_EQ(run({"compare", corpus.path("texts/bread/0.txt"), model}).code, kExitBadData);
  EXPECT_EQ(run({"compare", model, model}).code, kExitDone);
}

}  // namespace
}  // namespace ldavi::cli
