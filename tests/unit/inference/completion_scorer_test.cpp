// SPDX-License-Identifier: Apache-2.0
#include "inference/completion_scorer.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace ldavi {
namespace {

/// One topic: the mixture is 1, and a term's probability the topic's.
TEST(CompletionScorer, GivesOneTopicsLogProbabilities) {
  Matrix topics(3, 1);
  topics(0, 0) = 0.5F;
  topics(1, 0) = 0.25F;
  topics(2, 0) = 0.25F;
  const CompletionScorer scorer(topics, DirichletPrior{{0.1}});
  CompletionScorer::Scratch scratch;

  const double score = scorer.score({{0, 1}, {1, 2}, {0, 2}, {3, 1}}, scratch);

  EXPECT_NEAR(score, 3 * std::log(0.5) + std::log(0.25), 1e-5);
}

/// Two topics without a common term: what was observed says which one it is.
TEST(CompletionScorer, FoldsTheObservedHalfIn) {
  Matrix topics(4, 2);
  topics(0, 0) = topics(1, 0) = 0.499F;
  topics(2, 0) = topics(3, 0) = 0.001F;
  topics(2, 1) = topics(3, 1) = 0.499F;
  topics(0, 1) = topics(1, 1) = 0.001F;
  const CompletionScorer scorer(topics, DirichletPrior{{0.01, 0.01}});
  CompletionScorer::Scratch scratch;

  const double right = scorer.score({{0}, {20}, {1}, {1}}, scratch);
  const double wrong = scorer.score({{0}, {20}, {3}, {1}}, scratch);

  EXPECT_NEAR(right, std::log(0.499), 1e-2);
  EXPECT_LT(wrong, std::log(0.01));
}

/// The same under a logistic-normal prior; and topics that come together foretell each other.
TEST(CompletionScorer, FoldsInUnderALogisticNormalPrior) {
  Matrix topics(3, 3);
  for (std::size_t term = 0; term < 3; ++term) {
    for (std::size_t k = 0; k < 3; ++k) topics(term, k) = term == k ? 0.998F : 0.001F;
  }
  const LogisticNormalPrior apart{{0, 0, 0},
                                  {2.0 / 3, -1.0 / 3, -1.0 / 3, -1.0 / 3, 2.0 / 3, -1.0 / 3, -1.0 / 3, -1.0 / 3, 2.0 / 3}};
  const LogisticNormalPrior together{{0, 0, 0}, {0.5, 0.4, -0.9, 0.4, 0.5, -0.9, -0.9, -0.9, 1.8}};
  CompletionScorer::Scratch scratch;
  const TokenHalves of_first{{0}, {10}, {0}, {1}};
  const TokenHalves of_second{{0}, {10}, {1}, {1}};

  const CompletionScorer without(topics, apart);
  const CompletionScorer with(topics, together);

  EXPECT_GT(without.score(of_first, scratch), without.score(of_second, scratch) + 1.0);
  EXPECT_GT(with.score(of_second, scratch), without.score(of_second, scratch) + 0.5);
}

}  // namespace
}  // namespace ldavi
