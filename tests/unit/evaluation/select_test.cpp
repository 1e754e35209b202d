// SPDX-License-Identifier: Apache-2.0
#include "ldavi/evaluation/select.hpp"

#include <gtest/gtest.h>

#include <map>

#include "ldavi/base/error.hpp"
#include "support/planted_corpus.hpp"

namespace ldavi {
namespace {

SelectOptions options_of(std::vector<int> topics) {
  SelectOptions options;
  options.train.holdout = 5;
  options.train.stop.max_passes = 40;
  options.train.num_threads = 1;
  options.topics = std::move(topics);
  return options;
}

class Select : public testing::Test {
 protected:
  const PlantedCorpus planted_ = plant_corpus({});
};

TEST_F(Select, ScoresEachNumberOfTopics) {
  const Selection selection = select_num_topics(planted_.corpus, options_of({5, 2, 20}));
  ASSERT_EQ(selection.candidates.size(), 3U);
  EXPECT_FALSE(selection.stopped);
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_EQ(selection.candidates[i].num_topics, (std::vector{2, 5, 20})[i]);
    EXPECT_EQ(selection.candidates[i].evaluation.completion.num_documents(), 100U);
    EXPECT_EQ(selection.candidates[i].passes, i == 2 ? 40 : 10);
    EXPECT_TRUE(selection.candidates[i].seconds.has_value());
  }
  EXPECT_EQ(recommend(selection.candidates).candidate, 1U) << "five were planted";
}

TEST_F(Select, ForetellsWordsAsWellAsATrainingAlone) {
  const SelectOptions options = options_of({5, 20});
  const Selection selection = select_num_topics(planted_.corpus, options);
  const Selection alone = select_num_topics(planted_.corpus, options_of({5}));
  EXPECT_NEAR(
      selection.candidates[0].evaluation.completion.perplexity() / alone.candidates[0].evaluation.completion.perplexity(), 1.0,
      0.02);
}

TEST_F(Select, TakesModelsThatAreThere) {
  std::map<int, TopicModel> kept;
  SelectHooks hooks;
  hooks.keep = [&](const SelectStep& step, TrainResult& result) {
    EXPECT_EQ(step.options, result.model.provenance.options);
    kept.emplace(step.num_topics, result.model);
  };
  const SelectOptions options = options_of({3, 5, 8});
  const Selection first = select_num_topics(planted_.corpus, options, hooks);
  ASSERT_EQ(kept.size(), 3U);

  hooks.find = [&](const SelectStep& step) -> std::optional<TopicModel> {
    if (step.num_topics == 5) return std::nullopt;  // is made again, from that of 8
    EXPECT_EQ(step.options, kept.at(step.num_topics).provenance.options);
    return kept.at(step.num_topics);
  };
  const TopicModel before = kept.at(5);
  kept.erase(5);
  const Selection again = select_num_topics(planted_.corpus, options, hooks);
  EXPECT_EQ(topic_totals(kept.at(5)), topic_totals(before));
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_EQ(again.candidates[i].evaluation.completion.perplexity(), first.candidates[i].evaluation.completion.perplexity());
    EXPECT_EQ(again.candidates[i].passes, first.candidates[i].passes);
    EXPECT_EQ(again.candidates[i].seconds.has_value(), i == 1);
  }
}

TEST_F(Select, EndsWhereAnObserverSaysSo) {
  SelectHooks hooks;
  hooks.observe = [](const SelectStep& step, const PassReport&) {
    return step.num_topics < 8 ? Answer::kStop : Answer::kContinue;
  };
  int kept = 0;
  hooks.keep = [&](const SelectStep&, TrainResult&) { ++kept; };
  const Selection selection = select_num_topics(planted_.corpus, options_of({3, 5, 8}), hooks);
  EXPECT_TRUE(selection.stopped);
  EXPECT_EQ(kept, 2);
  ASSERT_EQ(selection.candidates.size(), 1U);
  EXPECT_EQ(selection.candidates[0].num_topics, 8);
}

TEST_F(Select, TellsHowStableTopicsAreOverRuns) {
  SelectOptions options = options_of({5, 8});
  EXPECT_FALSE(select_num_topics(planted_.corpus, options).candidates[0].stability.has_value());
  options.runs = 2;
  std::vector<int> runs;
  SelectHooks hooks;
  hooks.keep = [&](const SelectStep& step, TrainResult&) { runs.push_back(10 * step.run + step.num_topics); };
  const Selection selection = select_num_topics(planted_.corpus, options, hooks);
  EXPECT_EQ(runs, (std::vector{8, 5, 18, 15}));
  ASSERT_TRUE(selection.candidates[0].stability.has_value());
  EXPECT_GT(*selection.candidates[0].stability, 0.8) << "five were planted";
  EXPECT_LT(*selection.candidates[1].stability, *selection.candidates[0].stability);
}

TEST_F(Select, TrainsEachAnewWithOtherEngines) {
  SelectOptions options = options_of({3, 5});
  options.train.engine = VbOptions{};
  options.train.stop.max_passes = 12;
  for (const Candidate& candidate : select_num_topics(planted_.corpus, options).candidates) EXPECT_EQ(candidate.passes, 12);
}

TEST_F(Select, RefusesWhatItCannotTry) {
  for (const std::vector<int>& topics : {std::vector<int>{}, {0, 3}, {3, 3}, {kMostTopics + 1}})
    EXPECT_THROW(select_num_topics(planted_.corpus, options_of(topics)), InvalidArgument);
  SelectOptions no_test = options_of({3});
  no_test.train.holdout = 0;
  EXPECT_THROW(select_num_topics(planted_.corpus, no_test), InvalidArgument);
  SelectOptions list = options_of({3});
  list.train.priors.alpha = {0.1, 0.2, 0.3};
  EXPECT_THROW(select_num_topics(planted_.corpus, list), InvalidArgument);
}

}  // namespace
}  // namespace ldavi
