// SPDX-License-Identifier: Apache-2.0
#include "inference/vb.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "inference/priors.hpp"
#include "support/engine_run.hpp"
#include "support/oracle_lda.hpp"

namespace ldavi {
namespace {

// Rows are floats: exp(psi(x)) is right to 1e-6 + 2.5e-7 |psi(x)|, here |psi(x)| <= 10, and every update passes the error on.
constexpr double kPassError = 3e-5;
constexpr double kBoundError = 1e-6;

struct Shape {
  int num_topics;
  int inner_iterations;
  double eta;
  int documents_per_block = 0;
};

class VbPasses : public testing::TestWithParam<Shape> {
 protected:
  static TrainOptions options() {
    TrainOptions options = plain_vb(GetParam().num_topics, GetParam().inner_iterations);
    options.priors.eta = GetParam().eta;
    std::get<VbOptions>(options.engine).documents_per_block = GetParam().documents_per_block;
    return options;
  }
};

TEST_P(VbPasses, EqualTheOraclesFromTheSameTopics) {
  const CountRows counts = random_counts(40, 70, 7);
  EngineRun run(counts, options());
  for (int pass = 1; pass <= 6; ++pass) {
    const oracle::Topics before = topics_of(run.model());
    const oracle::Mixtures mixtures = oracle::e_step(counts, before, GetParam().inner_iterations);
    const auto bound = static_cast<double>(oracle::bound(counts, mixtures, before));

    const StepReport report = run.step();

    EXPECT_LT(relative_error(run.model().lambda, oracle::m_step(counts, mixtures, before)), kPassError) << "pass " << pass;
    ASSERT_TRUE(report.bound.has_value());
    EXPECT_NEAR(*report.bound, bound, kBoundError * std::abs(bound)) << "pass " << pass;
  }
}

TEST_P(VbPasses, StayWithTheOracleFromTheStart) {
  const CountRows counts = random_counts(12, 30, 7);
  EngineRun run(counts, options());
  oracle::Topics topics = topics_of(run.model());
  for (int pass = 1; pass <= 4; ++pass)
    topics.lambda = m_step(counts, oracle::e_step(counts, topics, GetParam().inner_iterations), topics);

  run.step(4);

  EXPECT_LT(relative_error(run.model().lambda, topics.lambda), 30 * kPassError);
}

// 17 and 33 topics make rows with padding. 7 documents a block leave a block of 5, and terms that are not in every block.
INSTANTIATE_TEST_SUITE_P(Shapes, VbPasses,
                         testing::Values(Shape{1, 5, 0.1}, Shape{2, 1, 0.1}, Shape{3, 5, 0.1}, Shape{17, 5, 0.1},
                                         Shape{17, 2, 1.0}, Shape{33, 5, 0.5}, Shape{3, 5, 0.1, 7}, Shape{17, 2, 1.0, 1}));

/// psi(Lambda_k) of an empty topic is near -1 / (V eta): no float holds the ratio of its exponential to that of a topic in use.
TEST(Vb, EqualsTheOracleWhereTopicsAreEmptyAndEtaIsTiny) {
  for (const double eta : {1e-3, 1e-6}) {
    TrainOptions options = plain_vb(20, 5);
    options.priors.eta = eta;
    for (const CountRows& counts : {CountRows{{5, 5}, {5, 5}}, random_counts(10, 12, 1)}) {
      EngineRun run(counts, options);
      for (int pass = 1; pass <= 8; ++pass) {
        const oracle::Topics before = topics_of(run.model());
        const oracle::Mixtures mixtures = oracle::e_step(counts, before, 5);
        ASSERT_NO_THROW(run.step()) << "eta " << eta << ", pass " << pass;
        EXPECT_LT(relative_error(run.model().lambda, oracle::m_step(counts, mixtures, before)), 1e-3)
            << "eta " << eta << ", pass " << pass;
      }
    }
  }
}

TEST(Vb, StartsFromTopicsNearOneThatDependOnSeedAndTermAlone) {
  TrainOptions options = plain_vb(20, 5);
  const TopicModel small = EngineRun(random_counts(3, 10, 1), options).model();
  const TopicModel large = EngineRun(random_counts(9, 300, 2), options).model();
  options.seed = 2;
  const TopicModel other = EngineRun(random_counts(9, 300, 2), options).model();

  double sum = 0.0;
  for (std::size_t w = 0; w < 300; ++w) {
    for (std::size_t k = 0; k < 20; ++k) sum += static_cast<double>(large.lambda(w, k));
  }
  EXPECT_NEAR(sum / 6000, 1.0, 5 * 0.1 / std::sqrt(6000.0));  // Gamma(100, 1/100) has a standard deviation of .1
  for (std::size_t k = 0; k < 20; ++k) {
    EXPECT_EQ(small.lambda(9, k), large.lambda(9, k));
    EXPECT_NE(large.lambda(9, k), other.lambda(9, k));
  }
}

TEST(Vb, LeavesThePriorToTermsOfNoDocument) {
  EngineRun run({{1, 0, 2, 0}, {0, 0, 1, 0}}, plain_vb(3, 5));

  run.step(2);

  for (std::size_t k = 0; k < 3; ++k) {
    EXPECT_EQ(run.model().lambda(1, k), 0.1F);
    EXPECT_EQ(run.model().lambda(3, k), 0.1F);
  }
}

TEST(Vb, EndsTheUpdatesOfADocumentWhenTheMeanChangeOfGammaIsBelowTheTolerance) {
  constexpr double kTolerance = 0.02;
  const CountRows counts{{3, 1, 4, 1, 5}};
  const oracle::Topics topics = topics_of(EngineRun(counts, plain_vb(3, 1)).model());
  int updates = 0;
  for (double change = 1.0; change >= kTolerance; ++updates) {
    const oracle::Vector before = oracle::e_step(counts, topics, updates).gamma[0];
    const oracle::Vector after = oracle::e_step(counts, topics, updates + 1).gamma[0];
    change = 0.0;
    for (std::size_t k = 0; k < 3; ++k) change += static_cast<double>(std::abs(after[k] - before[k])) / 3;
  }
  ASSERT_GT(updates, 3);
  TrainOptions until_quiet = plain_vb(3, 100);
  std::get<VbOptions>(until_quiet.engine).inner_tolerance = kTolerance;
  EngineRun quiet(counts, until_quiet);
  EngineRun fixed(counts, plain_vb(3, updates));

  quiet.step();
  fixed.step();

  EXPECT_TRUE(same_bits(quiet.model(), fixed.model())) << updates;
}

TEST(Vb, ReportsTheRelativeChangeOfTheBound) {
  EngineRun run(random_counts(8, 12, 3), plain_vb(3, 5));

  const StepReport first = run.step();
  const StepReport second = run.step();

  EXPECT_EQ(first.change, 1.0);
  EXPECT_NEAR(second.change, std::abs((*second.bound - *first.bound) / *second.bound), 1e-15);
}

TEST(Vb, NeverLowersTheBoundByItsTopics) {
  const CountRows counts = random_counts(10, 15, 5);
  EngineRun run(counts, plain_vb(3, 5));
  for (int pass = 1; pass <= 10; ++pass) {
    const oracle::Topics before = topics_of(run.model());
    const oracle::Mixtures mixtures = oracle::e_step(counts, before, 5);

    run.step();

    const oracle::Real bound = oracle::bound(counts, mixtures, before);
    EXPECT_GE(oracle::bound(counts, mixtures, topics_of(run.model())), bound - kBoundError * std::abs(bound))
        << "pass " << pass;
  }
}

/// A run that learns its priors from the first pass on.
class VbPriors : public testing::Test {
 protected:
  VbPriors() : counts_(random_counts(30, 20, 11)), run_(counts_, options()) {}

  static TrainOptions options() {
    TrainOptions options = plain_vb(3, 5);
    std::get<VbOptions>(options.engine).prior_burn_in = 0;
    options.priors = {.alpha = {0.2, 0.4, 0.9}, .eta = 0.3};
    return options;
  }

  CountRows counts_;
  EngineRun run_;
};

TEST_F(VbPriors, NeverLowerTheBound) {
  for (int pass = 1; pass <= 8; ++pass) {
    const oracle::Topics before = topics_of(run_.model());
    const oracle::Mixtures mixtures = oracle::e_step(counts_, before, 5);

    run_.step();

    oracle::Topics topics = before;  // the priors are learned before the topics move
    const oracle::Real with_old_priors = oracle::bound(counts_, mixtures, topics);
    topics.alpha = topics_of(run_.model()).alpha;
    const oracle::Real with_new_alpha = oracle::bound(counts_, mixtures, topics);
    topics.eta = run_.model().eta;
    EXPECT_GE(with_new_alpha, with_old_priors) << "pass " << pass;
    EXPECT_GE(oracle::bound(counts_, mixtures, topics), with_new_alpha) << "pass " << pass;
  }
}

TEST_F(VbPriors, AreWhereTheBoundHasNoSlope) {
  const oracle::Topics before = topics_of(run_.model());
  const oracle::Mixtures mixtures = oracle::e_step(counts_, before, 5);

  run_.step();

  // In log of a prior the bound bends by about the number of documents (alpha) or of cells of lambda (eta); what it is learned from is
  // right to 1e-5.
  oracle::Topics topics = topics_of(run_.model());
  topics.lambda = before.lambda;
  const auto slope = [&](oracle::Real& prior) {
    const oracle::Real at = prior;
    prior = at * 1.0001L;
    const oracle::Real above = oracle::bound(counts_, mixtures, topics);
    prior = at / 1.0001L;
    const oracle::Real below = oracle::bound(counts_, mixtures, topics);
    prior = at;
    return static_cast<double>((above - below) / 2e-4L);
  };
  for (oracle::Real& alpha : topics.alpha) EXPECT_NEAR(slope(alpha), 0.0, 30 * 1e-4);
  EXPECT_NEAR(slope(topics.eta), 0.0, 60 * 1e-4);
}

TEST_F(VbPriors, AreThoseThatTheTopicsOfTheModelStandOn) {
  run_.step();

  const TopicModel model = run_.model();
  const std::vector<std::uint64_t> totals = term_totals(counts_);
  ASSERT_NE(model.eta, 0.3);
  for (std::size_t w = 0; w < totals.size(); ++w) {
    double sum = 0.0;
    for (std::size_t k = 0; k < 3; ++k) sum += static_cast<double>(model.lambda(w, k));
    EXPECT_NEAR(sum, static_cast<double>(totals[w]) + 3 * model.eta, 1e-5 * sum) << "lambda = eta + counts, term " << w;
  }
}

TEST(Vb, LearnsNoPriorBeforeTheBurnInNorOneThatIsFixed) {
  TrainOptions options = plain_vb(3, 5);
  std::get<VbOptions>(options.engine).prior_burn_in = 2;
  options.priors.learn_eta = true;
  EngineRun run(random_counts(8, 12, 3), options);

  run.step(2);
  EXPECT_EQ(run.model().eta, 0.1);
  run.step();

  EXPECT_NE(run.model().eta, 0.1);
  EXPECT_EQ(alpha_of(run.model()), (std::vector<double>{0.1, 0.1, 0.1}));
}

/// Documents that are all alike have no best prior: the larger, the better; a vocabulary of one term says nothing about eta.
TEST(Vb, KeepsLearnedPriorsInTheirRange) {
  for (const std::size_t num_terms : {1, 2, 5}) {
    TrainOptions options = plain_vb(2, 5);
    options.priors = {};
    std::get<VbOptions>(options.engine).prior_burn_in = 0;
    EngineRun run(CountRows(6, std::vector<std::uint32_t>(num_terms, 1000)), options);

    ASSERT_NO_THROW(run.step(1000)) << num_terms;

    EXPECT_GE(run.model().eta, kSmallestPrior) << num_terms;
    EXPECT_LE(run.model().eta, kLargestPrior) << num_terms;
    for (const double alpha : alpha_of(run.model()))
      EXPECT_TRUE(alpha >= kSmallestPrior && alpha <= kLargestPrior) << num_terms;
  }
}

}  // namespace
}  // namespace ldavi
