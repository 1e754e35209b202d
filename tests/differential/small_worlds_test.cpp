// SPDX-License-Identifier: Apache-2.0
// Every corpus of at most three documents, two terms and counts of at most two, under one and two topics: each engine equals the
// oracle, loses no token, and the bound of vb is not above the exact log probability of the corpus.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "ldavi/base/error.hpp"
#include "ldavi/inference/train.hpp"
#include "support/engine_run.hpp"
#include "support/oracle_lda.hpp"

namespace ldavi {
namespace {

constexpr int kPasses = 4;
constexpr double kEta = 0.1;
constexpr double kAlpha = 0.1;

std::string text_of(const CountRows& counts) {
  std::string text;
  for (const std::vector<std::uint32_t>& document : counts) {
    text += "[";
    for (const std::uint32_t count : document) text += " " + std::to_string(count);
    text += " ]";
  }
  return text;
}

std::vector<CountRows> small_worlds() {
  std::vector<CountRows> worlds;
  for (const std::size_t num_documents : {1, 2, 3}) {
    for (const std::size_t num_terms : {1, 2}) {
      for (CountRows& counts : all_counts(num_documents, num_terms, 2)) {
        // The engines do not see documents without a token, and refuse a world of nothing else.
        std::erase_if(counts, [](const auto& document) {
          return std::all_of(document.begin(), document.end(), [](auto n) { return n == 0; });
        });
        if (counts.size() == num_documents) worlds.push_back(std::move(counts));
      }
    }
  }
  return worlds;
}

class SmallWorlds : public testing::TestWithParam<std::size_t> {
 protected:
  int num_topics() const { return static_cast<int>(GetParam()); }
};

void expect_no_token_lost(const TopicModel& model, const CountRows& counts, double error) {
  const std::vector<std::uint64_t> term_counts = term_totals(counts);
  for (std::size_t w = 0; w < term_counts.size(); ++w) {
    double sum = 0.0;
    for (std::size_t k = 0; k < model.num_topics(); ++k) sum += static_cast<double>(model.lambda(w, k));
    EXPECT_NEAR(sum, static_cast<double>(term_counts[w]) + static_cast<double>(model.num_topics()) * model.eta, error)
        << text_of(counts);
  }
}

TEST_P(SmallWorlds, VbIsTheOracle) {
  TrainOptions options = plain_vb(num_topics(), 5);
  options.priors.alpha = {kAlpha};
  options.priors.eta = kEta;
  for (const CountRows& counts : small_worlds()) {
    EngineRun run(counts, options);
    const auto evidence = static_cast<double>(oracle::log_evidence(counts, oracle::Vector(GetParam(), kAlpha), kEta));
    for (int pass = 0; pass < kPasses; ++pass) {
      // Each pass from the engine's own topics: two topics that share everything part at a hair's difference.
      const oracle::Topics topics = topics_of(run.model());
      const oracle::Mixtures mixtures = oracle::e_step(counts, topics, 5);
      const StepReport report = run.step();
      EXPECT_NEAR(*report.bound, static_cast<double>(oracle::bound(counts, mixtures, topics)), 1e-5) << text_of(counts);
      EXPECT_LE(*report.bound, evidence + 1e-5) << text_of(counts);
      EXPECT_LT(relative_error(run.model().lambda, oracle::m_step(counts, mixtures, topics)), 1e-4) << text_of(counts);
    }
    expect_no_token_lost(run.model(), counts, 1e-5);
  }
}

TEST_P(SmallWorlds, Cvb0IsTheOracle) {
  for (const CountRows& counts : small_worlds()) {
    TrainOptions options = plain_cvb0(num_topics(), 3);
    options.priors.eta = kEta;
    EngineRun run(counts, options);
    run.step();
    oracle::Collapsed state = cvb0_start(counts, run.model(), kAlpha);
    for (int pass = 0; pass < kPasses; ++pass) oracle::cvb0_pass(counts, oracle::Vector(GetParam(), kAlpha), kEta, state);

    run.step(1 + kPasses);

    for (oracle::Vector& row : state.term_counts) {
      for (oracle::Real& value : row) value += kEta;
    }
    // Responsibilities have 16 bits.
    EXPECT_LT(relative_error(run.model().lambda, state.term_counts), 2e-3) << text_of(counts);
    expect_no_token_lost(run.model(), counts, 1e-4);
  }
}

TEST_P(SmallWorlds, GiveSoundModelsWithLearnedPriors) {
  for (const EngineOptions& engine :
       {EngineOptions(VbOptions{.prior_burn_in = 2}), EngineOptions(Cvb0Options{.prior_burn_in = 2})}) {
    TrainOptions options;
    options.num_topics = num_topics();
    options.engine = engine;
    options.num_threads = 1;
    options.stop.max_passes = 30;
    for (const CountRows& counts : small_worlds()) {
      const TopicModel model = train(corpus_of(counts), options).model;
      EXPECT_EQ(problems(model), std::vector<std::string>{}) << engine_name(engine) << text_of(counts);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Topics, SmallWorlds, testing::Values(1, 2));

}  // namespace
}  // namespace ldavi
