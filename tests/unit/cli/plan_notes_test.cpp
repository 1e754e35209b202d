// SPDX-License-Identifier: Apache-2.0
#include "cli/plan_notes.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <span>
#include <vector>

#include "support/planted_corpus.hpp"

namespace ldavi::cli {
namespace {

class PlanNotes : public testing::Test {
 protected:
  PlanNotes() {
    loaded_.corpus = plant_corpus({.num_topics = 3, .num_terms = 100, .num_documents = 2000, .mean_tokens = 50}).corpus;
    arguments_.train.num_topics = 1000;
    arguments_.train.num_threads = 1;
  }

  std::string refusal(std::uint64_t memory) {
    check_training_options(arguments_);
    return refusal_text(plan_run(loaded_, arguments_.train), loaded_, arguments_, memory, true);
  }

  LoadedCorpus loaded_;
  TrainingArguments arguments_;
};

TEST_F(PlanNotes, CountTheDocumentsInMemory) {
  const RunPlan plan = plan_run(loaded_, arguments_.train);

  EXPECT_GT(plan.corpus_bytes, 0U);
  EXPECT_EQ(plan.memory_bytes(), plan.corpus_bytes + plan.training.memory_bytes);
  EXPECT_EQ(plan_text(plan, 1000).substr(0, 47), "training 1,000 topics with cvb0 (the best topic");
}

TEST_F(PlanNotes, CountAllRuns) {
  const RunPlan one = plan_run(loaded_, arguments_.train);
  const RunPlan runs = plan_runs(loaded_, arguments_.train, {5, 0.5});
  const std::uint64_t cells = loaded_.corpus.num_terms() * 1000U;
  const std::uint64_t model = 4U * cells + 5U * 8U * std::min<std::uint64_t>(cells, loaded_.corpus.num_nonzeros());

  EXPECT_DOUBLE_EQ(runs.training.seconds, 3.0 * one.training.seconds);
  EXPECT_EQ(runs.training.memory_bytes, one.training.memory_bytes + model);
  EXPECT_GT(runs.corpus_bytes, one.corpus_bytes) << "a share is copied";
  EXPECT_EQ(plan_runs(loaded_, arguments_.train, {1}).memory_bytes(), one.memory_bytes());
}

TEST_F(PlanNotes, CountTheModelThatASweepGoesOnFrom) {
  const std::vector<int> topics{999, 1000};
  EXPECT_GT(plan_sweep(loaded_, arguments_.train, topics).memory_bytes(), plan_run(loaded_, arguments_.train).memory_bytes());
  EXPECT_EQ(plan_sweep(loaded_, arguments_.train, std::span(topics).subspan(1)).memory_bytes(),
            plan_run(loaded_, arguments_.train).memory_bytes());
}

TEST_F(PlanNotes, TellOfAStreamWhatIsKnown) {
  arguments_.engine = "scvb0";
  check_training_options(arguments_);
  const RunPlan plan = plan_stream(loaded_, arguments_.train);

  EXPECT_GT(plan.memory_bytes(), plan_run(loaded_, arguments_.train).memory_bytes()) << "windows take memory";
  EXPECT_TRUE(plan_text(plan, 1000).ends_with(" of memory; a first look at 2,000 documents fixed the vocabulary"));
  EXPECT_EQ(plan_time_text(plan), "for a time that is unknown, as is the length of the stream");
  EXPECT_NE(plan_json(plan, loaded_, arguments_.train).find("\"seconds\": null"), std::string::npos);
}

TEST_F(PlanNotes, NameAnEngineThatWouldFit) {
  arguments_.engine = "vb";
  check_training_options(arguments_);
  const std::uint64_t vb = plan_run(loaded_, arguments_.train).memory_bytes();

  EXPECT_NE(refusal(vb - 1).find("--engine scvb0 would fit"), std::string::npos) << refusal(vb - 1);
}

TEST_F(PlanNotes, NameANumberOfTopicsThatWouldFit) {
  arguments_.engine = "scvb0";

  const std::string text = refusal(1'000'000);

  EXPECT_NE(text.find("more than --memory 1.0 MB; -k "), std::string::npos) << text;
}

}  // namespace
}  // namespace ldavi::cli
