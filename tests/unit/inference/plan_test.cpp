// SPDX-License-Identifier: Apache-2.0
#include "ldavi/inference/plan.hpp"

#include <gtest/gtest.h>

#include "ldavi/base/error.hpp"
#include "support/engine_run.hpp"
#include "support/small_corpora.hpp"

namespace ldavi {
namespace {

const CountRows kCounts = random_counts(30, 12, 4);

TEST(TrainPlan, NamesTheEngineAndAReason) {
  const Corpus corpus = corpus_of(kCounts);
  for (const EngineOptions& engine :
       {EngineOptions(Cvb0Options{}), EngineOptions(VbOptions{}), EngineOptions(SviOptions{}), EngineOptions(Scvb0Options{})}) {
    const TrainPlan plan = plan_training(corpus, four_topics(engine, 1));

    EXPECT_EQ(plan.engine, engine_name(engine));
    EXPECT_FALSE(plan.reason.empty());
  }
}

TEST(TrainPlan, RefusesProblems) {
  const Corpus corpus = corpus_of(kCounts);
  TrainOptions options = four_topics(Cvb0Options{}, 1);
  options.num_topics = 0;

  EXPECT_THROW(plan_training(corpus, options), InvalidArgument);
}

TEST(TrainPlan, RefusesACorpusWithNothingToLearnFrom) {
  const Corpus corpus = corpus_of({});
  EXPECT_THROW(plan_training(corpus, TrainOptions{}), InvalidArgument);
  EXPECT_THROW(topics_that_fit(corpus, TrainOptions{}, 1000), InvalidArgument);
}

class Plan : public testing::TestWithParam<const char*> {};

INSTANTIATE_TEST_SUITE_P(Engines, Plan, testing::Values("cvb0", "vb", "svi", "scvb0"),
                         [](const auto& engine) { return std::string(engine.param); });

TEST_P(Plan, KnowsHowManyTopicsFit) {
  const Corpus corpus = corpus_of(kCounts);
  TrainOptions options = four_topics(engine_of(GetParam()), 5);
  options.num_topics = 200;
  const std::uint64_t needed = plan_training(corpus, options).memory_bytes;

  EXPECT_EQ(topics_that_fit(corpus, options, needed), 200);
  EXPECT_EQ(topics_that_fit(corpus, options, 10), 0);
  const int fewer = topics_that_fit(corpus, options, needed / 2);
  ASSERT_GT(fewer, 0);
  ASSERT_LT(fewer, 200);
  options.num_topics = fewer;
  EXPECT_LE(plan_training(corpus, options).memory_bytes, needed / 2);
  options.num_topics = fewer + 1;
  EXPECT_GT(plan_training(corpus, options).memory_bytes, needed / 2);
}

/// By the size of corpus and topics alone.
TEST(ChooseEngine, TakesScvb0WhereCvb0WouldTakeTooMuch) {
  const Corpus corpus = corpus_of(kCounts);
  TrainOptions options;
  const EngineChoice small = choose_engine(corpus, options);
  EXPECT_EQ(engine_name(small.engine), "cvb0");
  EXPECT_FALSE(small.reason.empty());

  // Two matrices of counts of 400,000 terms and 2,000 topics are more than the limit.
  std::vector<std::string> terms;
  for (int i = 0; i < 400'000; ++i) terms.push_back("t" + std::to_string(i));
  const std::vector<std::uint64_t> ones(terms.size(), 1);
  Corpus large = corpus;
  large.vocabulary = Vocabulary(std::move(terms), ones, ones);
  options.num_topics = 2000;
  const EngineChoice choice = choose_engine(large, options);
  EXPECT_EQ(engine_name(choice.engine), "scvb0");
  EXPECT_NE(choice.reason.find("4.3 GB"), std::string::npos) << choice.reason;
}

}  // namespace
}  // namespace ldavi
