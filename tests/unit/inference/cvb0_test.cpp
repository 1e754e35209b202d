// SPDX-License-Identifier: Apache-2.0
#include "inference/cvb0.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "ldavi/base/random.hpp"
#include "ldavi/inference/train.hpp"
#include "support/engine_run.hpp"
#include "support/oracle_lda.hpp"
#include "support/planted_corpus.hpp"

namespace ldavi {
namespace {

constexpr std::size_t kDocuments = 12;
constexpr double kAlpha = 0.1;
constexpr double kEta = 0.1;

// Responsibilities are stored in 16 bits: of a term with 100 copies that is up to 8e-4 tokens, beside an eta of 0.1.
constexpr double kError = 1e-2;

/// One cell has far more copies than are drawn one by one.
CountRows some_counts() {
  CountRows counts = random_counts(kDocuments, 30, 7);
  counts[3][4] = 100;
  return counts;
}

TrainOptions options_of(int num_topics, std::size_t num_blocks) {
  TrainOptions options = plain_cvb0(num_topics, static_cast<int>(num_blocks));
  options.priors.alpha = {kAlpha};
  options.priors.eta = kEta;
  return options;
}

oracle::Rows lambda_of(const oracle::Collapsed& state) {
  oracle::Rows lambda = state.term_counts;
  for (oracle::Vector& row : lambda) {
    for (oracle::Real& value : row) value += kEta;
  }
  return lambda;
}

struct Shape {
  int num_topics;
  std::size_t num_blocks;
};

class Cvb0Passes : public testing::TestWithParam<Shape> {
 protected:
  Cvb0Passes()
      : counts_(some_counts()),
        alpha_(static_cast<std::size_t>(GetParam().num_topics), kAlpha),
        run_(counts_, options_of(GetParam().num_topics, GetParam().num_blocks)) {
    run_.step();
    state_ = cvb0_start(counts_, run_.model(), kAlpha);
    run_.step();
  }

  void step_oracle() {
    if (GetParam().num_blocks == kDocuments) {
      oracle::cvb0_pass(counts_, alpha_, kEta, state_);
    } else {
      oracle::cvb0_pass_in_blocks(counts_, alpha_, kEta, GetParam().num_blocks, state_);
    }
  }

  CountRows counts_;
  oracle::Vector alpha_;
  EngineRun run_;
  oracle::Collapsed state_;
};

TEST_P(Cvb0Passes, EqualTheOraclesFromTheSameStart) {
  EXPECT_LT(relative_error(run_.model().lambda, lambda_of(state_)), kError) << "the start";
  for (int pass = 3; pass <= 10; ++pass) {
    step_oracle();

    run_.step();

    EXPECT_LT(relative_error(run_.model().lambda, lambda_of(state_)), kError) << "pass " << pass;
  }
}

TEST_P(Cvb0Passes, ReportTheShareOfTokensThatChangeTopic) {
  const std::vector<oracle::Rows> before = state_.phi;
  step_oracle();
  oracle::Real moved = 0;
  for (std::size_t d = 0; d < kDocuments; ++d) {
    for (std::size_t w = 0; w < counts_[d].size(); ++w) {
      for (std::size_t k = 0; k < alpha_.size(); ++k) moved += counts_[d][w] * std::abs(state_.phi[d][w][k] - before[d][w][k]);
    }
  }

  const StepReport report = run_.step();

  EXPECT_NEAR(report.change, static_cast<double>(moved / 2) / static_cast<double>(run_.set().num_tokens()), 1e-5);
  EXPECT_FALSE(report.bound.has_value());
}

// As many blocks as documents: the sequential algorithm. 17 topics make rows with padding.
INSTANTIATE_TEST_SUITE_P(Shapes, Cvb0Passes,
                         testing::Values(Shape{1, kDocuments}, Shape{2, kDocuments}, Shape{5, kDocuments},
                                         Shape{17, kDocuments}, Shape{2, 1}, Shape{5, 3}, Shape{17, 3}));

TEST(Cvb0, BeginsWithAPassOfScvb0) {
  TrainOptions options = options_of(5, 3);
  options.priors.learn_alpha = options.priors.learn_eta = true;
  EngineRun run(some_counts(), options);
  options.engine = Scvb0Options{};
  EngineRun online(some_counts(), options);

  const StepReport report = run.step();

  EXPECT_TRUE(report.pass_ended);
  EXPECT_FALSE(report.settled);
  online.step();
  EXPECT_LT(relative_error(run.model().lambda, topics_of(online.model()).lambda), 1e-6);
  EXPECT_EQ(alpha_of(run.model()), alpha_of(online.model()));
  EXPECT_EQ(run.model().eta, online.model().eta);
}

/// Documents of few topics lose little where only these are active.
TEST(Cvb0, FindsWithActiveTopicsWhatItFindsWithAll) {
  const PlantedCorpus planted = plant_corpus({.num_topics = 8, .num_terms = 200, .num_documents = 400, .alpha = {0.05}});
  TrainOptions options;
  options.num_topics = 8;
  options.num_threads = 1;
  Cvb0Options few;
  few.most_topics = 4;
  double totals[2];
  for (const bool all : {true, false}) {
    options.engine = all ? Cvb0Options{} : few;
    const TopicModel model = train(planted.corpus, options).model;
    std::vector<double> squares(8, 0.0);
    for (std::size_t w = 0; w < 200; ++w) {
      for (std::size_t k = 0; k < 8; ++k) squares[k] += std::pow(static_cast<double>(model.lambda(w, k)), 2);
    }
    totals[all ? 0 : 1] = std::accumulate(squares.begin(), squares.end(), 0.0);
  }
  EXPECT_NEAR(totals[1] / totals[0], 1.0, 0.05);
}

/// Ends with the topics that were asked for, whether passes were enough for the others to leave or not, and loses no token.
TEST(Cvb0, EndsWithoutItsSurplusTopics) {
  const PlantedCorpus planted = plant_corpus({.num_topics = 8, .num_terms = 200, .num_documents = 100});
  for (const int most_topics : {0, 4}) {
    for (const int last_pass : {1, 2, 39, 40, 41, 120, 200}) {
      TrainOptions options;
      options.num_topics = 9;
      options.num_threads = 1;
      options.engine = Cvb0Options{.most_topics = most_topics, .tolerance = 0.0};
      const TopicModel model = train(planted.corpus, options, [&](const PassReport& report) {
                                 return report.pass == last_pass ? Answer::kStop : Answer::kContinue;
                               }).model;

      EXPECT_EQ(model.num_topics(), 9U);
      EXPECT_EQ(problems(model), std::vector<std::string>{});
      double tokens = 0.0;
      for (std::size_t w = 0; w < 200; ++w) {
        for (std::size_t k = 0; k < 9; ++k) tokens += static_cast<double>(model.lambda(w, k)) - model.eta;
      }
      // Before documents have topics, those that leave take their tokens along.
      EXPECT_NEAR(tokens / static_cast<double>(planted.corpus.num_tokens()), 1.0, last_pass == 1 ? 0.2 : 1e-4)
          << most_topics << ", pass " << last_pass;
    }
  }
}

/// The first pass finds 500 of them; a stop within it, or after, still gives what was asked for.
TEST(Cvb0, HasAsManyTopicsAsAskedForWhereTheyAreVeryMany) {
  const PlantedCorpus planted = plant_corpus({.num_topics = 8, .num_terms = 100, .num_documents = 60});
  for (const int last_pass : {0, 1, 2, 3}) {
    TrainOptions options;
    options.num_topics = 600;
    options.num_threads = 1;
    options.stop.max_passes = 10;
    const TopicModel model = train(planted.corpus, options, [&](const PassReport& report) {
                               return report.pass == last_pass ? Answer::kStop : Answer::kContinue;
                             }).model;

    EXPECT_EQ(model.num_topics(), 600U) << last_pass;
    EXPECT_EQ(problems(model), std::vector<std::string>{}) << last_pass;
  }
}

TEST(Cvb0, DoesNotConvergeBeforeItsDocumentsHaveFewTopics) {
  TrainOptions options;
  options.num_topics = 9;
  options.num_threads = 1;
  options.stop = {.max_passes = 100, .patience = 1};
  options.priors.learn_alpha = options.priors.learn_eta = false;
  options.engine = Cvb0Options{.tolerance = 1e9};

  EXPECT_EQ(train(corpus_of(some_counts()), options).passes, 81);
  std::get<Cvb0Options>(options.engine).tokens_per_topic_at_end = 0;
  EXPECT_EQ(train(corpus_of(some_counts()), options).passes, 61);
  std::get<Cvb0Options>(options.engine).surplus_topics = 0.0;
  EXPECT_EQ(train(corpus_of(some_counts()), options).passes, 2);
}

TEST(Cvb0, DoesNotConvergeBeforePriorsRestWithFewTopics) {
  TrainOptions options;
  options.num_topics = 9;
  options.num_threads = 1;
  options.stop = {.max_passes = 100, .patience = 1};
  options.engine = Cvb0Options{.tolerance = 1e9};

  // Learned in passes 81 and 84: the second shows whether they still move.
  EXPECT_GE(train(corpus_of(some_counts()), options).passes, 84);
}

TEST(Cvb0, HasNoSurplusTopicsWhereAlphaIsGivenForEach) {
  TrainOptions options;
  options.num_topics = 4;
  options.priors.alpha = {0.1, 0.2, 0.3, 0.4};
  EXPECT_EQ(cvb0_schedule(options).topics_of_pass(0), 4U);
  options.priors.alpha = {0.1};
  EXPECT_EQ(cvb0_schedule(options).topics_of_pass(0), 10U);
}

TEST(Cvb0, HasNoSurplusTopicBesideASingleOne) {
  TrainOptions options;
  options.num_topics = 1;
  set_effort(options, Effort::kBest);
  EXPECT_EQ(cvb0_schedule(options).topics_of_pass(0), 1U);
}

TEST(Cvb0, HasNoMoreBlocksThanDocuments) {
  EngineRun as_many(some_counts(), options_of(3, kDocuments));
  EngineRun more(some_counts(), options_of(3, 1024));

  as_many.step(3);
  more.step(3);

  EXPECT_TRUE(same_bits(as_many.model(), more.model()));
}

TEST(Cvb0, LearnsItsPriorsAfterTheBurnInFromItsExpectedCounts) {
  const CountRows counts = some_counts();
  TrainOptions options = options_of(3, kDocuments);
  options.priors.learn_alpha = options.priors.learn_eta = true;
  std::get<Cvb0Options>(options.engine).prior_burn_in = 3;
  EngineRun run(counts, options);
  run.step();
  const double eta = run.model().eta;
  oracle::Collapsed state = cvb0_start(counts, run.model(), kAlpha);
  const oracle::Vector alpha(3, kAlpha);
  for (int pass = 3; pass <= 6; ++pass) oracle::cvb0_pass(counts, alpha, eta, state);

  run.step(4);
  EXPECT_EQ(alpha_of(run.model()), std::vector<double>(3, kAlpha));
  EXPECT_EQ(run.model().eta, eta);
  run.step();

  const oracle::Vector expected = oracle::updated_alpha(counts, state.document_counts, alpha);
  for (std::size_t k = 0; k < 3; ++k) EXPECT_NEAR(alpha_of(run.model())[k] / static_cast<double>(expected[k]), 1.0, 1e-3) << k;
  EXPECT_NEAR(run.model().eta / static_cast<double>(oracle::updated_eta(state.term_counts, eta)), 1.0, 1e-3);
}

TEST(Cvb0, LearnsNoPriorThatIsFixed) {
  TrainOptions options = options_of(3, 4);
  std::get<Cvb0Options>(options.engine).prior_burn_in = 0;
  options.priors.learn_alpha = true;
  EngineRun run(some_counts(), options);

  run.step(3);

  EXPECT_NE(alpha_of(run.model())[0], kAlpha);
  EXPECT_EQ(run.model().eta, kEta);
}

/// Small changes must not vanish beside the large counts of a frequent term: what one topic gains is larger than what each of the
/// others loses, so mass would pile up.
TEST(Cvb0, KeepsTheNumberOfTokensThroughManyPasses) {
  const PlantedCorpus planted = plant_corpus({.num_topics = 5, .num_terms = 100, .num_documents = 300});
  CountRows counts(300, std::vector<std::uint32_t>(101, 0));
  for (std::size_t d = 0; d < 300; ++d) {
    const DocumentCounts document = planted.corpus.document(d);
    for (std::size_t i = 0; i < document.size(); ++i) counts[d][document.terms[i]] = document.counts[i];
    counts[d][100] = 100'000;
  }
  EngineRun run(counts, options_of(20, 16));

  run.step(199);  // as long after a recount as can be

  const TopicModel model = run.model();
  const std::vector<std::uint64_t> totals = term_totals(counts);
  for (std::size_t w = 0; w < totals.size(); ++w) {
    double sum = 0.0;
    for (std::size_t k = 0; k < 20; ++k) sum += static_cast<double>(model.lambda(w, k));
    // Of a cell twenty responsibilities are rounded to 1/65535.
    EXPECT_NEAR(sum / (static_cast<double>(totals[w]) + 20 * kEta), 1.0, 1.5e-4) << "term " << w;
  }
}

}  // namespace
}  // namespace ldavi
