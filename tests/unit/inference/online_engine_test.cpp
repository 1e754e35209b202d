// SPDX-License-Identifier: Apache-2.0
// svi and scvb0 against the textbook: counts that are decayed one and all at every minibatch, explicit responsibilities.
#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <tuple>

#include "inference/document_order.hpp"
#include "ldavi/inference/train.hpp"
#include "support/engine_run.hpp"
#include "support/oracle_lda.hpp"
#include "support/planted_corpus.hpp"

namespace ldavi {
namespace {

constexpr std::size_t kDocuments = 90;
constexpr std::size_t kTerms = 40;
constexpr int kUpdates = 4;

struct OnlineCase {
  const char* engine;
  int num_topics;
  int batch;
  int repeats;
  double least_step;
};

oracle::Rows log_beta(const OnlineCase& one, const oracle::Rows& lambda) {
  return std::string(one.engine) == "svi" ? oracle::expected_log_topics(lambda) : oracle::log_mean_topics(lambda);
}

/// lambda after one more minibatch.
void oracle_step(const OnlineCase& one, const CountRows& counts, std::span<const std::uint32_t> documents, oracle::Real rho,
                 oracle::Topics& topics) {
  CountRows batch;
  for (const std::uint32_t d : documents) batch.push_back(counts[d]);
  const std::vector<oracle::Rows> phi = oracle::e_step_under(batch, topics.alpha, log_beta(one, topics.lambda), kUpdates).phi;
  const oracle::Rows statistics = oracle::collapsed(batch, phi).term_counts;
  const oracle::Real scale = static_cast<oracle::Real>(counts.size()) / static_cast<oracle::Real>(documents.size());
  for (std::size_t w = 0; w < topics.num_terms(); ++w) {
    for (std::size_t k = 0; k < topics.num_topics(); ++k) {
      oracle::Real& lambda = topics.lambda[w][k];
      lambda = (1 - rho) * lambda + rho * (topics.eta + scale * statistics[w][k]);
    }
  }
}

class OnlineEngines : public testing::TestWithParam<OnlineCase> {};

/// Each minibatch begins with the engine's own topics: small differences of floats would grow while topics part.
TEST_P(OnlineEngines, EqualTheTextbooksMinibatchForMinibatch) {
  const OnlineCase& one = GetParam();
  const CountRows counts = random_counts(kDocuments, kTerms, 11);
  TrainOptions options = plain_online(one.engine, one.num_topics, one.batch, kUpdates);
  OnlineOptions& online = online_of(options.engine);
  online.repeats = one.repeats;
  online.least_step = one.least_step;
  EngineRun run(counts, options);
  DocumentOrder order(options.seed, kDocuments, static_cast<std::size_t>(one.batch), static_cast<std::size_t>(one.repeats));
  const double share = static_cast<double>(order.largest_batch()) / kDocuments;
  int t = 0;
  for (int pass = 1; pass <= 2; ++pass) {
    order.begin_pass(pass);
    for (std::size_t step = 0; step < order.num_steps(); ++step, ++t) {
      const double rho = std::fmax(online.step * std::pow(online.tau + t, -online.kappa),
                                   one.least_step > 0.0 ? 1.0 - std::pow(1.0 - share, one.least_step) : 0.0);
      oracle::Topics topics = topics_of(run.model());
      oracle_step(one, counts, order.batch(step), static_cast<oracle::Real>(std::fmin(rho, 1.0)), topics);

      const StepReport report = run.step_to_pause();

      EXPECT_EQ(report.pass_ended, step + 1 == order.num_steps());
      EXPECT_LT(relative_error(run.model().lambda, topics.lambda), 2e-5) << "pass " << pass << ", minibatch " << step;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Shapes, OnlineEngines,
                         testing::Values(OnlineCase{"scvb0", 3, 10, 1, 0.0}, OnlineCase{"scvb0", 17, 7, 1, 1.0},
                                         OnlineCase{"scvb0", 5, 90, 1, 0.5}, OnlineCase{"scvb0", 3, 10, 2, 0.0},
                                         OnlineCase{"svi", 3, 10, 1, 0.0}, OnlineCase{"svi", 17, 7, 1, 1.0},
                                         OnlineCase{"svi", 5, 90, 1, 0.5}));

/// rho = 1: nothing is left of the topics before, so that what a batch of all documents says is all there is.
TEST(OnlineEngines, KeepTheTokensOfTheCorpus) {
  const CountRows counts = random_counts(50, 30, 3);
  for (const char* engine : {"svi", "scvb0"}) {
    TrainOptions options = plain_online(engine, 4, 50, 5);
    online_of(options.engine).least_step = 1.0;
    EngineRun run(counts, options);
    run.step();
    const TopicModel model = run.model();
    double total = 0.0;
    for (const double topic : topic_totals(model)) total += topic - model.eta * static_cast<double>(model.num_terms());
    EXPECT_NEAR(total, static_cast<double>(run.set().num_tokens()), 1e-4 * total) << engine;
  }
}

/// Two minibatches, each of which may not forget all that the other said.
TEST(OnlineEngines, RememberBothHalvesOfASmallCorpus) {
  CountRows counts(600, std::vector<std::uint32_t>(602, 0));
  for (std::size_t d = 0; d < counts.size(); ++d) {
    counts[d][0] = 3;
    counts[d][1] = 2;
    counts[d][d + 2] = 5;  // its own term
  }
  for (const char* engine : {"svi", "scvb0"}) {
    TrainOptions options;
    options.engine = engine_of(engine);
    options.num_topics = 3;
    options.num_threads = 1;
    EngineRun run(counts, options);
    run.step(4);
    const TopicModel model = run.model();
    std::size_t forgotten = 0;
    for (std::size_t w = 2; w < 602; ++w) {
      double expected = 0.0;
      for (std::size_t k = 0; k < 3; ++k) expected += static_cast<double>(model.lambda(w, k)) - model.eta;
      forgotten += expected < 0.5 ? 1U : 0U;
    }
    EXPECT_EQ(forgotten, 0U) << engine;
  }
}

/// Every sixteenth document is a single word, which cannot be split in two: nothing is known of a change.
TEST(OnlineEngines, DoNotConvergeUnseen) {
  CountRows counts = random_counts(160, 20, 6);
  for (std::size_t d = 0; d < counts.size(); d += 16) {
    counts[d].assign(20, 0);
    counts[d][3] = 1;
  }
  for (const char* engine : {"svi", "scvb0"}) {
    TrainOptions options;
    options.engine = engine_of(engine);
    options.num_topics = 2;
    options.num_threads = 1;
    options.stop.max_passes = 12;
    EXPECT_EQ(train(corpus_of(counts), options).termination, Termination::kPassLimit) << engine;
  }
}

/// Counts decay by a factor that would underflow a float, were it not taken up now and then.
TEST(OnlineEngines, OutliveTheSmallestScale) {
  const CountRows counts = random_counts(64, 20, 9);
  TrainOptions options = plain_online("scvb0", 2, 1, 2);
  online_of(options.engine).least_step = 60.0;  // 1 - rho is 1/16: below 1e-38 after 32 minibatches
  EngineRun run(counts, options);
  run.step(5);
  const TopicModel model = run.model();
  double total = 0.0;
  for (const double topic : topic_totals(model)) total += topic;
  EXPECT_TRUE(std::isfinite(total));
  EXPECT_GT(total, 100.0);
}

TEST(OnlineEngines, BeginWithTopicsThatDiffer) {
  // Three equal documents, more topics than documents: they still must not begin alike.
  const CountRows counts{{2, 1, 0}, {2, 1, 0}, {2, 1, 0}};
  for (const char* engine : {"svi", "scvb0"}) {
    EngineRun run(counts, plain_online(engine, 5, 2, 1));
    const TopicModel model = run.model();
    for (std::size_t k = 1; k < 5; ++k) EXPECT_NE(model.lambda(0, k), model.lambda(0, 0)) << engine;
  }
}

}  // namespace
}  // namespace ldavi
