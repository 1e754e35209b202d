// SPDX-License-Identifier: Apache-2.0
#include "inference/logistic_normal.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "inference/document_rows.hpp"
#include "ldavi/base/error.hpp"
#include "variational/cholesky.hpp"

namespace ldavi {
namespace {

constexpr std::size_t kTopics = 3;
constexpr NewtonLimit kToTheEnd{200, 1e-12};

LogisticNormalPrior some_prior() { return {{0.5, -0.5, 0.0}, {1.2, -0.2, -1.0, -0.2, 0.7, -0.5, -1.0, -0.5, 1.5}}; }

Matrix some_topics() {
  Matrix topics(5, kTopics);
  const float rows[5][kTopics] = {
      {0.5F, 0.1F, 0.1F}, {0.2F, 0.2F, 0.2F}, {0.1F, 0.5F, 0.2F}, {0.1F, 0.1F, 0.1F}, {0.1F, 0.1F, 0.4F}};
  for (std::size_t w = 0; w < 5; ++w) {
    for (std::size_t k = 0; k < kTopics; ++k) topics(w, k) = rows[w][k];
  }
  return topics;
}

/// log p(words, eta) in plain loops, but for what does not depend on eta.
double log_joint(const Matrix& topics, const DocumentCounts& document, const std::vector<double>& eta) {
  const LogisticNormalPrior prior = some_prior();
  std::vector<double> covariance = prior.covariance;
  for (double& value : covariance) value += 1.0 / static_cast<double>(kTopics);
  EXPECT_TRUE(cholesky(covariance, kTopics));
  std::vector<double> from_mean(kTopics);
  for (std::size_t k = 0; k < kTopics; ++k) from_mean[k] = eta[k] - prior.mean[k];
  std::vector<double> pull = from_mean;
  cholesky_solve(covariance, kTopics, pull);
  double sum = 0.0;
  double normaliser = 0.0;
  for (std::size_t k = 0; k < kTopics; ++k) {
    sum -= 0.5 * pull[k] * from_mean[k];
    normaliser += std::exp(eta[k]);
  }
  for (std::size_t i = 0; i < document.size(); ++i) {
    double p = 0.0;
    for (std::size_t k = 0; k < kTopics; ++k)
      p += std::exp(eta[k]) / normaliser * static_cast<double>(topics(document.terms[i], k));
    sum += document.counts[i] * std::log(p);
  }
  return sum;
}

class SomeDocument : public testing::Test {
 protected:
  void find_mode(std::vector<double> start, NewtonLimit limit = kToTheEnd) {
    mode_.eta = std::move(start);
    const DocumentRows rows = workspace_.gather(document(), topics_);
    prior_.find_mode(rows, static_cast<double>(document().num_tokens()), limit, mode_);
  }
  DocumentCounts document() const { return {terms_, counts_}; }

  std::vector<std::uint32_t> terms_{0, 1, 2, 4};
  std::vector<std::uint32_t> counts_{7, 1, 3, 2};
  const Matrix topics_ = some_topics();
  const LogisticNormal prior_{some_prior()};
  DocumentWorkspace workspace_;
  LogisticNormalDocument mode_{kTopics};
};

TEST_F(SomeDocument, HasItsModeWhereNoNeighbourIsLikelier) {
  find_mode({0.0, 0.0, 0.0});

  EXPECT_LT(mode_.steps(), 20);
  const double at_mode = log_joint(topics_, document(), mode_.eta);
  EXPECT_NEAR(mode_.log_joint(), at_mode, 1e-5);
  for (std::size_t k = 0; k < kTopics; ++k) {
    for (const double step : {-0.02, 0.02}) {
      std::vector<double> beside = mode_.eta;
      beside[k] += step;
      EXPECT_LT(log_joint(topics_, document(), beside), at_mode) << k << ", " << step;
    }
  }
}

TEST_F(SomeDocument, HasTheSameModeFromAnywhereNear) {
  find_mode({0.0, 0.0, 0.0});
  const std::vector<double> expected = mode_.eta;
  find_mode({2.0, -3.0, 1.0});

  for (std::size_t k = 0; k < kTopics; ++k) EXPECT_NEAR(mode_.eta[k], expected[k], 1e-4);
  EXPECT_NEAR(mode_.eta[0] + mode_.eta[1] + mode_.eta[2], 0.0, 1e-4);  // as the prior's mean
}

TEST_F(SomeDocument, HasTheCurvatureOfItsLogarithm) {
  find_mode({0.0, 0.0, 0.0});
  const std::vector<double> mode = mode_.eta;
  constexpr double kStep = 1e-3;
  for (std::size_t i = 0; i < kTopics; ++i) {
    for (std::size_t j = 0; j <= i; ++j) {
      const auto at = [&](double a, double b) {
        std::vector<double> eta = mode;
        eta[i] += a * kStep;
        eta[j] += b * kStep;
        return log_joint(topics_, document(), eta);
      };
      const double expected = -(at(1, 1) - at(1, -1) - at(-1, 1) + at(-1, -1)) / (4 * kStep * kStep);
      double curvature = 0.0;  // L L^T
      for (std::size_t k = 0; k <= j; ++k) curvature += mode_.curvature()[i * kTopics + k] * mode_.curvature()[j * kTopics + k];
      EXPECT_NEAR(curvature, expected, 1e-3) << i << ", " << j;
    }
  }
}

/// Laplace's method is not far from the integral over a plane of zero sums, here by a dense grid.
TEST_F(SomeDocument, HasAboutTheEvidenceOfAGrid) {
  find_mode({0.0, 0.0, 0.0});
  const double step = 0.05;
  double sum = 0.0;
  for (int a = -140; a <= 140; ++a) {
    for (int b = -140; b <= 140; ++b) {
      const double u = a * step / std::sqrt(2.0);
      const double v = b * step / std::sqrt(6.0);
      sum += std::exp(log_joint(topics_, document(), {u + v, -u + v, -2.0 * v}));
    }
  }
  // In the plane the covariance has no part of 1 1^T / K, whose eigenvalue is 1.
  std::vector<double> covariance = some_prior().covariance;
  for (double& value : covariance) value += 1.0 / 3.0;
  ASSERT_TRUE(cholesky(covariance, kTopics));
  const double expected =
      std::log(sum * step * step) - std::log(2.0 * M_PI) - 0.5 * cholesky_log_determinant(covariance, kTopics);

  EXPECT_NEAR(prior_.log_evidence(mode_), expected, 0.15);
}

TEST_F(SomeDocument, HasTheMeanOfThePriorWithoutWords) {
  terms_.clear();
  counts_.clear();
  find_mode({3.0, -3.0, 0.0});

  for (std::size_t k = 0; k < kTopics; ++k) EXPECT_NEAR(mode_.eta[k], some_prior().mean[k], 1e-5);
}

TEST_F(SomeDocument, GoesToWhatItsWordsSayWhereThereAreMany) {
  terms_ = {0};
  counts_ = {1'000'000};
  find_mode({0.0, 0.0, 0.0});

  EXPECT_GT(mode_.theta()[0], 0.99);
  EXPECT_NEAR(mode_.theta()[0] + mode_.theta()[1] + mode_.theta()[2], 1.0, 1e-12);
}

TEST_F(SomeDocument, StopsAfterTheStepsItIsGiven) {
  find_mode({5.0, -5.0, 0.0}, {1, 1e-12});
  EXPECT_EQ(mode_.steps(), 1);
  find_mode({5.0, -5.0, 0.0}, {0, 1e-12});
  EXPECT_EQ(mode_.eta, (std::vector{5.0, -5.0, 0.0}));
}

TEST(LogisticNormal, RefusesACovarianceThatIsNone) {
  EXPECT_THROW(LogisticNormal({{0.0, 0.0}, {1.0, 2.0, 2.0, 1.0}}), InvalidArgument);
}

TEST(Softmax, KnowsLargeNumbers) {
  std::vector<double> theta(3);
  softmax(std::vector{1000.0, 1000.0, -1000.0}, theta);
  EXPECT_EQ(theta, (std::vector{0.5, 0.5, 0.0}));
}

}  // namespace
}  // namespace ldavi
