// SPDX-License-Identifier: Apache-2.0
#include "cli/commands/topics.hpp"

#include <gtest/gtest.h>

#include "cli/exit_code.hpp"
#include "ldavi/model/model_file.hpp"
#include "support/sample_model.hpp"
#include "unit/cli/tiny_corpus.hpp"

namespace ldavi::cli {
namespace {

TEST(TopicsArguments, BindToTheirFields) {
  const TopicsArguments arguments = parsed<TopicsCommand>({"m.ldavi", "-n", "3", "--topic", "1", "--format", "json"});
  EXPECT_EQ(arguments.model, "m.ldavi");
  EXPECT_TRUE(arguments.inputs.empty());
  EXPECT_EQ(arguments.num_words, 3);
  EXPECT_EQ(arguments.topic, 1U);
  EXPECT_EQ(arguments.format, "json");
  EXPECT_EQ(parsed<TopicsCommand>({"m.ldavi", "--find", "bread"}).word, "bread");
  EXPECT_EQ(parsed<TopicsCommand>({"m.ldavi", "--sort", "relevance"}).sort, "relevance");
  const TopicsArguments with_input =
      parsed<TopicsCommand>({"m.ldavi", "a", "b", "--threads", "2", "-q", "--on-bad-record", "skip"});
  EXPECT_EQ(with_input.inputs, (Words{"a", "b"}));
  EXPECT_EQ(with_input.num_threads, 2);
  EXPECT_TRUE(with_input.quiet && with_input.read.skip_bad_records);
}

TEST(TopicsArguments, HaveDefaults) {
  const TopicsArguments arguments = parsed<TopicsCommand>({"m.ldavi"});
  EXPECT_EQ(arguments.num_words, 10);
  EXPECT_FALSE(arguments.topic.has_value());
  EXPECT_FALSE(arguments.word.has_value());
  EXPECT_EQ(arguments.format, "text");
  EXPECT_EQ(arguments.sort, "probability");
}

TEST(TopicsArguments, AreRefusedWhereOneWouldBeIgnored) {
  EXPECT_NE(refused<TopicsCommand>({"m.ldavi", "--topic", "1", "--find", "bread"}), "");
  EXPECT_EQ(refused<TopicsCommand>({"m.ldavi", "--vocab", "v"}), "--vocab is about documents, name some after the model");
}

TEST(TopicsArguments, AreRefusedWhenWrong) {
  EXPECT_NE(refused<TopicsCommand>({}), "");
  EXPECT_NE(refused<TopicsCommand>({"a", ""}).find("no name"), std::string::npos);
  EXPECT_NE(refused<TopicsCommand>({"a", "-", "-"}).find("twice"), std::string::npos);
  EXPECT_NE(refused<TopicsCommand>({"a", "--sort", "name"}).find("probability, relevance"), std::string::npos);
  EXPECT_NE(refused<TopicsCommand>({"a", "-n", "0"}), "");
  for (const char* topic : {"-1", "nan", "", "1.5", " 1", "18446744073709551616"}) {
    EXPECT_EQ(refused<TopicsCommand>({"a", "--topic", topic}),
              "--topic " + std::string(topic) + ": expected the number of a topic");
  }
  EXPECT_NE(refused<TopicsCommand>({"a", "--format", "xml"}).find("text, json"), std::string::npos);
}

TEST(TopicsCommand, FindsAWordAsTextsAreRead) {
  const TinyCorpus corpus;
  const std::string model = corpus.model();
  const Outcome outcome = run({"topics", model, "--find", "BREAD’s"});
  EXPECT_EQ(outcome.code, kExitDone) << outcome.err;
  EXPECT_NE(lines_of(outcome.out)[1].find("bread"), std::string::npos);
  EXPECT_EQ(run({"topics", model, "--find", "zebra"}).code, kExitUsage);
}

/// Models of two terms, "often" and "never", made of how often each stands in each topic.
class FindTest : public testing::Test {
 protected:
  Outcome find(const std::string& word, const std::vector<std::vector<float>>& counts, double eta) {
    const std::vector<std::string> terms{"often", "never"};
    TopicModel model = sample_model();
    model.lambda = Matrix(terms.size(), counts.front().size());
    for (std::size_t term = 0; term < terms.size(); ++term) {
      for (std::size_t k = 0; k < counts[term].size(); ++k) model.lambda(term, k) = counts[term][k] + static_cast<float>(eta);
    }
    model.eta = eta;
    model.document_prior = DirichletPrior{std::vector<double>(counts.front().size(), 0.1)};
    model.vocabulary = Vocabulary(terms, {1, 1}, {1, 1});
    save_model(model, folder_.file("m.ldavi"), true);
    return run({"topics", folder_.file("m.ldavi"), "--find", word});
  }

  TemporaryFolder folder_;
};

TEST_F(FindTest, DoesNotCountThePrior) {
  const Outcome outcome = find("often", {{0.0F, 9.0F, 0.0F}, {4.0F, 0.0F, 2.0F}}, 3.3);
  EXPECT_EQ(lines_of(outcome.out).size(), 2U) << outcome.out;
  EXPECT_EQ(outcome.err, "");
}

TEST_F(FindTest, SaysThatAWordWasNeverSeen) {
  for (const double eta : {0.1, 0.01, 0.7}) {  // some are rounded up as floats, some down
    const Outcome outcome = find("never", {{4.0F, 9.0F, 5.0F}, {0.0F, 0.0F, 0.0F}}, eta);
    EXPECT_EQ(outcome.code, kExitDone);
    EXPECT_NE(outcome.err.find("'never' was never seen"), std::string::npos) << outcome.err;
    EXPECT_EQ(lines_of(outcome.out).size(), 2U) << outcome.out;
  }
}

TEST_F(FindTest, ShowsTheBestTopicOfAWordThatIsEverywhere) {
  std::vector<float> even(200, 1.0F);
  even[7] = 1.5F;
  const Outcome outcome = find("often", {even, even}, 0.1);
  ASSERT_EQ(lines_of(outcome.out).size(), 2U) << outcome.out;
  EXPECT_EQ(lines_of(outcome.out)[1].substr(0, 5), "    7");
}

TEST(TopicsCommand, ShowsOneTopicOrRefusesItsNumber) {
  const TinyCorpus corpus;
  const std::string model = corpus.model();
  EXPECT_EQ(run({"topics", model, "--topic", "0"}).out.substr(0, 8), "topic 0,");
  const Outcome outcome = run({"topics", model, "--topic", "2"});
  EXPECT_EQ(outcome.code, kExitUsage);
  EXPECT_NE(outcome.err.find("0 to 1"), std::string::npos);
}

TEST(TopicsCommand, ShowsTopicsInDocuments) {
  const TinyCorpus corpus;
  const std::string model = corpus.model();
  const Outcome listing = run({"topics", model, corpus.texts()});
  EXPECT_EQ(listing.code, kExitDone) << listing.err;
  EXPECT_NE(lines_of(listing.out)[0].find("largest in"), std::string::npos) << listing.out;
  const Outcome detail = run({"topics", model, corpus.texts(), "--topic", "1"});
  EXPECT_NE(detail.out.find("largest topic of  6 of 12 documents"), std::string::npos) << detail.out;
  const Outcome json = run({"topics", model, corpus.texts(), "--format", "json", "--threads", "2"});
  EXPECT_NE(json.out.find("\"documents\": 12"), std::string::npos) << json.out;
  const Outcome from_pipe = run({"topics", model, "-", "--find", "bread", "-q"}, "warm bread and butter\n");
  EXPECT_EQ(lines_of(from_pipe.out).size(), 2U) << from_pipe.out << from_pipe.err;
}

TEST(TopicsCommand, RefusesDocumentsWithoutAKnownWord) {
  const TinyCorpus corpus;
  const Outcome outcome = run({"topics", corpus.model(), corpus.folder().write("z.txt", "zebra\n")});
  EXPECT_EQ(outcome.code, kExitBadData);
  EXPECT_NE(outcome.err.find("no document with a word that the model knows (of 1 document)"), std::string::npos) << outcome.err;
}

TEST(TopicsCommand, ChoosesWordsByRelevance) {
  const TinyCorpus corpus;
  const std::string model = corpus.model();
  const Outcome outcome = run({"topics", model, "-n", "2", "--sort", "relevance", "--format", "json"});
  EXPECT_NE(outcome.out.find("\"relevance\": "), std::string::npos) << outcome.out;
  EXPECT_EQ(run({"topics", model, "--format", "json"}).out.find("relevance"), std::string::npos);
}

TEST(TopicsCommand, WritesJson) {
  const TinyCorpus corpus;
  EXPECT_EQ(run({"topics", corpus.model(), "--format", "json"}).out.substr(0, 13), "{\n  \"topics\":");
}

}  // namespace
}  // namespace ldavi::cli
