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
  const std::vector<double> alpha{0.1};
  const CompletionScorer scorer(topics, alpha);
  DocumentWorkspace workspace;

  const double score = scorer.score({{0, 1}, {1, 2}, {0, 2}, {3, 1}}, workspace);

  EXPECT_NEAR(score, 3 * std::log(0.5) + std::log(0.25), 1e-5);
}

/// Two topics without a common term: what was observed says which one it is.
TEST(CompletionScorer, FoldsTheObservedHalfIn) {
  Matrix topics(4, 2);
  topics(0, 0) = topics(1, 0) = 0.499F;
  topics(2, 0) = topics(3, 0) = 0.001F;
  topics(2, 1) = topics(3, 1) = 0.499F;
  topics(0, 1) = topics(1, 1) = 0.001F;
  const std::vector<double> alpha{0.01, 0.01};
  const CompletionScorer scorer(topics, alpha);
  DocumentWorkspace workspace;

  const double right = scorer.score({{0}, {20}, {1}, {1}}, workspace);
  const double wrong = scorer.score({{0}, {20}, {3}, {1}}, workspace);

  EXPECT_NEAR(right, std::log(0.499), 1e-2);
  EXPECT_LT(wrong, std::log(0.01));
}

}  // namespace
}  // namespace ldavi
