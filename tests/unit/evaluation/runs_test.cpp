// SPDX-License-Identifier: Apache-2.0
#include "ldavi/evaluation/runs.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>

#include "ldavi/base/error.hpp"
#include "ldavi/inference/completion.hpp"
#include "support/planted_corpus.hpp"

namespace ldavi {
namespace {

class Runs : public testing::Test {
 protected:
  Runs() {
    options_.num_topics = 5;
    options_.holdout = 5;
    options_.seed = 3;
    options_.stop.max_passes = 10;
    options_.num_threads = 1;
  }

  const Corpus corpus_ = plant_corpus({}).corpus;
  TrainOptions options_;
};

TEST_F(Runs, KeepTheOneThatForetellsWordsBest) {
  std::vector<double> told;
  RunsObserver observer;
  observer.run = [&](const RunReport& run) {
    EXPECT_EQ(run.seed, 3U + static_cast<std::uint64_t>(run.run));
    told.push_back(run.perplexity);
  };
  const RunsResult result = train_runs(corpus_, options_, {3}, observer);

  ASSERT_EQ(result.runs.size(), 3U);
  EXPECT_EQ(told.size(), 3U);
  const auto best = std::min_element(told.begin(), told.end()) - told.begin();
  EXPECT_EQ(result.best_run, best);
  TrainOptions alone = options_;
  alone.seed += static_cast<std::uint64_t>(best);
  EXPECT_EQ(topic_totals(result.best.model), topic_totals(train(corpus_, alone).model));
}

TEST_F(Runs, TellHowStableTopicsAre) {
  const RunsResult result = train_runs(corpus_, options_, {2});
  ASSERT_EQ(result.stability.topics.size(), 5U);
  EXPECT_GT(result.stability.mean, 0.8) << "five were planted, and are easy to find";
  EXPECT_EQ(result.best.model.provenance.stability, result.stability.topics);
}

TEST_F(Runs, MayBeOne) {
  const RunsResult result = train_runs(corpus_, options_, {1});
  EXPECT_EQ(result.runs.size(), 1U);
  EXPECT_TRUE(result.stability.topics.empty());
  EXPECT_TRUE(result.best.model.provenance.stability.empty());
}

TEST_F(Runs, EndWhereAnObserverSaysSo) {
  RunsObserver observer;
  observer.pass = [](int run, const PassReport&) { return run == 1 ? Answer::kStop : Answer::kContinue; };
  const RunsResult second = train_runs(corpus_, options_, {3}, observer);
  EXPECT_EQ(second.runs.size(), 1U);
  EXPECT_NE(second.best.termination, Termination::kStopped);

  observer.pass = [](int, const PassReport&) { return Answer::kStop; };
  const RunsResult first = train_runs(corpus_, options_, {3}, observer);
  EXPECT_EQ(first.runs.size(), 1U);
  EXPECT_EQ(first.best.termination, Termination::kStopped);
}

TEST_F(Runs, NeedDocumentsToBeComparedBy) {
  EXPECT_THROW(train_runs(corpus_, options_, {0}), InvalidArgument);
  EXPECT_THROW(train_runs(corpus_, options_, {2, 0.0}), InvalidArgument);
  EXPECT_THROW(train_runs(corpus_, options_, {2, 1.1}), InvalidArgument);
  options_.holdout = 0;
  EXPECT_THROW(train_runs(corpus_, options_, {2}), InvalidArgument);
}

TEST_F(Runs, MayLearnFromAShareOfTheDocuments) {
  std::vector<std::uint64_t> learned;
  RunsObserver observer;
  observer.pass = [&](int run, const PassReport& report) {
    if (learned.size() == static_cast<std::size_t>(run)) learned.push_back(report.documents_per_pass);
    return Answer::kContinue;
  };
  const RunsResult result = train_runs(corpus_, options_, {3, 0.5}, observer);

  const auto all = static_cast<double>(split_holdout(corpus_, options_.holdout).training.size());
  ASSERT_EQ(learned.size(), 3U);
  EXPECT_EQ(static_cast<double>(learned[0]), all);
  EXPECT_NEAR(static_cast<double>(learned[1]), all / 2, all / 8);
  EXPECT_NE(learned[1], learned[2]) << "drawn anew";
  EXPECT_GT(result.stability.mean, 0.7);
}

TEST_F(Runs, OfNothingAreRefusedBeforeAnyIsMade) {
  RunsObserver observer;
  observer.pass = [](int, const PassReport&) {
    ADD_FAILURE() << "nothing is learned";
    return Answer::kContinue;
  };
  EXPECT_THROW(train_runs(corpus_, options_, {3, 1e-9}, observer), InvalidArgument);
}

TEST_F(Runs, OfAShareSayWhereTheyComeFrom) {
  options_.stop.max_passes = 1;
  std::optional<Provenance> of_share;
  // One of these has a later run that is better than the first.
  for (std::uint64_t seed = 1; seed < 20 && !of_share; ++seed) {
    options_.seed = seed;
    const RunsResult result = train_runs(corpus_, options_, {3, 0.9});
    if (result.best_run > 0) of_share = result.best.model.provenance;
  }
  ASSERT_TRUE(of_share);
  EXPECT_EQ(of_share->corpus_hash, content_hash(corpus_));
  EXPECT_EQ(of_share->documents, corpus_.num_documents());
  EXPECT_EQ(of_share->holdout, options_.holdout);
  EXPECT_LT(of_share->training_documents, split_holdout(corpus_, options_.holdout).training.size());
}

}  // namespace
}  // namespace ldavi
