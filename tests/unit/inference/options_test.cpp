// SPDX-License-Identifier: Apache-2.0
#include "ldavi/inference/options.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <string>
#include <utility>

namespace ldavi {
namespace {

TrainOptions vb_options() {
  TrainOptions options;
  options.engine = VbOptions{};
  return options;
}

std::string value_of(const TrainOptions& options, const std::string& name) {
  for (const auto& [key, value] : effective_options(options)) {
    if (key == name) return value;
  }
  return "not there";
}

TEST(Options, AreFineAsTheyAre) {
  EXPECT_TRUE(problems(TrainOptions{}).empty());
  EXPECT_TRUE(problems(vb_options()).empty());
}

TEST(Options, AreFineAtTheEndsOfTheirRanges) {
  for (const int num_topics : {1, kMostTopics}) {
    TrainOptions options;
    options.num_topics = num_topics;
    options.engine = Cvb0Options{.blocks = num_topics == 1 ? 1 : 1024, .prior_burn_in = 0, .tolerance = 0.0};
    options.priors.alpha = {num_topics == 1 ? 1e-6 : 1e6};
    options.priors.eta = options.priors.alpha.front();
    options.stop = {.max_passes = 1, .patience = 1};
    options.holdout = 2;
    EXPECT_TRUE(problems(options).empty()) << num_topics;
  }
  TrainOptions options;
  options.engine = VbOptions{.inner_iterations = 1, .inner_tolerance = 0.0, .prior_burn_in = 0, .tolerance = 0.0};
  EXPECT_TRUE(problems(options).empty());
}

struct Mistake {
  const char* sentence;
  std::function<void(TrainOptions&)> make;
};

const std::vector<Mistake> kMistakes{
    {"the number of topics is 0, expected 1 to 65535", [](TrainOptions& o) { o.num_topics = 0; }},
    {"the number of topics is -3, expected 1 to 65535", [](TrainOptions& o) { o.num_topics = -3; }},
    {"the number of topics is 65536, expected 1 to 65535", [](TrainOptions& o) { o.num_topics = 65536; }},
    {"alpha has 2 numbers, expected one or 20, one a topic",
     [](TrainOptions& o) {
       o.priors.alpha = {0.1, 0.1};
     }},
    {"alpha has 0 numbers, expected one or 20, one a topic", [](TrainOptions& o) { o.priors.alpha.clear(); }},
    {"alpha is 0, expected a number from 1e-6 to 1e6", [](TrainOptions& o) { o.priors.alpha = {0.0}; }},
    {"alpha is nan, expected a number from 1e-6 to 1e6", [](TrainOptions& o) { o.priors.alpha = {std::nan("")}; }},
    {"eta is 2e+06, expected a number from 1e-6 to 1e6", [](TrainOptions& o) { o.priors.eta = 2e6; }},
    {"the number of topics is 1001, ctm knows at most 1000",
     [](TrainOptions& o) {
       o.engine = CtmOptions{};
       o.num_topics = 1001;
     }},
    {"the passes of the start is 0, expected at least 1", [](TrainOptions& o) { o.engine = CtmOptions{.start_passes = 0}; }},
    {"the Newton steps is 0, expected at least 1", [](TrainOptions& o) { o.engine = CtmOptions{.newton_steps = 0}; }},
    {"the number of passes is 0, expected 1 to 1000000", [](TrainOptions& o) { o.stop.max_passes = 0; }},
    {"the number of passes is 1000001, expected 1 to 1000000", [](TrainOptions& o) { o.stop.max_passes = 1000001; }},
    {"patience is 0, expected at least 1", [](TrainOptions& o) { o.stop.patience = 0; }},
    {"a holdout of 1 leaves nothing to learn from, expected 0 or at least 2", [](TrainOptions& o) { o.holdout = 1; }},
    {"the number of threads is -1, expected 0 to 1024", [](TrainOptions& o) { o.num_threads = -1; }},
    {"the number of blocks is 0, expected at least 1", [](TrainOptions& o) { o.engine = Cvb0Options{.blocks = 0}; }},
    {"the number of blocks is 1025, expected at most 1024", [](TrainOptions& o) { o.engine = Cvb0Options{.blocks = 1025}; }},
    {"the share of surplus topics is -1, expected 0 to 10",
     [](TrainOptions& o) { o.engine = Cvb0Options{.surplus_topics = -1.0}; }},
    {"the share of surplus topics is nan, expected 0 to 10",
     [](TrainOptions& o) { o.engine = Cvb0Options{.surplus_topics = std::nan("")}; }},
    {"the prior burn-in is -1, expected at least 0", [](TrainOptions& o) { o.engine = Cvb0Options{.prior_burn_in = -1}; }},
    {"the tolerance is -0.5, expected at least 0", [](TrainOptions& o) { o.engine = Cvb0Options{.tolerance = -0.5}; }},
    {"the documents of a block is -1, expected at least 0",
     [](TrainOptions& o) { o.engine = VbOptions{.documents_per_block = -1}; }},
    {"inner iterations is 0, expected at least 1", [](TrainOptions& o) { o.engine = VbOptions{.inner_iterations = 0}; }},
    {"the inner tolerance is nan, expected at least 0",
     [](TrainOptions& o) { o.engine = VbOptions{.inner_tolerance = std::nan("")}; }},
    {"the prior burn-in is -1, expected at least 0", [](TrainOptions& o) { o.engine = VbOptions{.prior_burn_in = -1}; }},
    {"the tolerance is -1, expected at least 0", [](TrainOptions& o) { o.engine = VbOptions{.tolerance = -1.0}; }},
};

TEST(Options, EachMistakeIsNamed) {
  for (const Mistake& mistake : kMistakes) {
    TrainOptions options;
    mistake.make(options);
    EXPECT_EQ(problems(options), std::vector<std::string>{mistake.sentence});
  }
}

TEST(Options, AllMistakesAreNamedTogether) {
  TrainOptions options;
  options.num_topics = 0;
  options.priors.alpha = {-1.0};
  options.priors.eta = 0.0;
  options.stop = {.max_passes = 0, .patience = 0};
  options.holdout = 1;
  options.num_threads = -1;
  options.engine = VbOptions{.inner_iterations = 0, .inner_tolerance = -1.0, .prior_burn_in = -1, .tolerance = -1.0};

  EXPECT_EQ(problems(options).size(), 11U);
}

TEST(Options, AThousandAndTwentyFourThreadsAreTheMost) {
  TrainOptions options;
  options.num_threads = 1024;
  EXPECT_TRUE(problems(options).empty());
  options.num_threads = 1025;  // Executor refuses it

  EXPECT_EQ(problems(options).size(), 1U);
}

TEST(Options, EngineNames) {
  EXPECT_EQ(engine_name(Cvb0Options{}), "cvb0");
  EXPECT_EQ(engine_name(VbOptions{}), "vb");
}

TEST(Options, AnEffortSetsPassesAndTheBestOneMore) {
  for (const auto& [name, passes, passes_of_vb] : {std::tuple("quick", 10, 40), {"normal", 100, 200}, {"best", 500, 500}}) {
    TrainOptions cvb0;
    TrainOptions vb = vb_options();

    set_effort(cvb0, effort_named(name).value());
    set_effort(vb, effort_named(name).value());

    const bool best = passes == 500;
    EXPECT_EQ(cvb0.stop.max_passes, passes);
    EXPECT_EQ(std::get<Cvb0Options>(cvb0.engine).surplus_topics, best ? 3.0 : 1.5);
    EXPECT_EQ(std::get<Cvb0Options>(cvb0.engine).tolerance, best ? 2e-4 : 1e-3);
    EXPECT_EQ(vb.stop.max_passes, passes_of_vb);
    EXPECT_DOUBLE_EQ(std::get<VbOptions>(vb.engine).tolerance, best ? 2e-6 : 1e-5);
  }
  EXPECT_FALSE(effort_named("good").has_value());
}

TEST(Options, EtaStartsWhereTheEngineDoesBestUnlessItIsGiven) {
  TrainOptions given = vb_options();
  given.priors.eta = 0.7;

  EXPECT_EQ(starting_eta(TrainOptions{}), 0.01);
  EXPECT_EQ(starting_eta(vb_options()), 0.1);
  EXPECT_EQ(starting_eta(given), 0.7);
}

using Pairs = std::vector<std::pair<std::string, std::string>>;

TEST(Options, EffectiveOnesOfCvb0InTheirOrder) {
  EXPECT_EQ(effective_options({}), (Pairs{{"topics", "20"},
                                          {"seed", "1"},
                                          {"engine", "cvb0"},
                                          {"alpha", "0.1"},
                                          {"learn-alpha", "yes"},
                                          {"eta", "0.01"},
                                          {"learn-eta", "yes"},
                                          {"passes", "100"},
                                          {"patience", "3"},
                                          {"holdout", "0"},
                                          {"blocks", "16"},
                                          {"surplus-topics", "1.5"},
                                          {"tokens-per-topic", "4"},
                                          {"tokens-per-topic-at-end", "12"},
                                          {"most-topics", "auto"},
                                          {"prior-burn-in", "2"},
                                          {"tolerance", "0.001"}}));
}

TEST(Options, EffectiveOnesOfVbEndWithItsOwn) {
  TrainOptions options = vb_options();
  options.num_topics = 2;
  options.priors = {.alpha = {0.5, 0.25}, .learn_alpha = false, .eta = {}, .learn_eta = false};
  options.seed = 18'446'744'073'709'551'615U;

  const Pairs effective = effective_options(options);

  EXPECT_EQ(value_of(options, "alpha"), "0.5,0.25");
  EXPECT_EQ(value_of(options, "learn-alpha"), "no");
  EXPECT_EQ(value_of(options, "eta"), "0.1");
  EXPECT_EQ(value_of(options, "seed"), "18446744073709551615");
  EXPECT_EQ(Pairs(effective.end() - 5, effective.end()), (Pairs{{"inner-iterations", "5"},
                                                                {"inner-tolerance", "0.001"},
                                                                {"documents-per-block", "auto"},
                                                                {"prior-burn-in", "15"},
                                                                {"tolerance", "1e-05"}}));
}

TEST(Options, TheNumberOfThreadsIsNotEffective) {
  TrainOptions options;
  options.num_threads = 7;

  EXPECT_EQ(effective_options(options), effective_options({}));
}

}  // namespace
}  // namespace ldavi
