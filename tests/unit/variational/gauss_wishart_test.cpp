// SPDX-License-Identifier: Apache-2.0
#include "variational/gauss_wishart.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "ldavi/base/error.hpp"
#include "ldavi/math/special.hpp"
#include "math/kernels/gaussian.hpp"

namespace ldavi {
namespace {

constexpr auto kFull = CovarianceShape::kFull;
constexpr auto kDiagonal = CovarianceShape::kDiagonal;

double divergence(const GaussWishart& q, const GaussWishart& p, CovarianceShape shape) {
  return FactoredGaussWishart(q, shape).divergence_from(FactoredGaussWishart(p, shape), q, p);
}

/// log of the density of one dimension: of mu and lambda.
double log_density(const GaussWishart& q, double mu, double lambda) {
  const double nu = q.degrees_of_freedom;
  const double rate = q.inverse_scale[0] / 2.0;
  const double of_mean = 0.5 * std::log(q.mean_precision * lambda / (2.0 * M_PI)) -
                         0.5 * q.mean_precision * lambda * (mu - q.mean[0]) * (mu - q.mean[0]);
  return of_mean + nu / 2.0 * std::log(rate) - std::lgamma(nu / 2.0) + (nu / 2.0 - 1.0) * std::log(lambda) - rate * lambda;
}

TEST(StatisticsOf, AreAboutTheirOwnMean) {
  // Points (1, 2), (3, 0) with weights 1, 3; moments about (1, 1).
  const double full[] = {4.0, 6.0, -2.0, 12.0, -6.0, 4.0};
  const PointStatistics statistics = statistics_of(full, {1.0, 1.0}, kFull);
  EXPECT_EQ(statistics.count, 4.0);
  EXPECT_EQ(statistics.mean, (std::vector<double>{2.5, 0.5}));
  EXPECT_EQ(statistics.scatter, (std::vector<double>{3.0, -3.0, 3.0}));
  const double diagonal[] = {4.0, 6.0, -2.0, 12.0, 4.0};
  EXPECT_EQ(statistics_of(diagonal, {1.0, 1.0}, kDiagonal).scatter, (std::vector<double>{3.0, 3.0}));
  const double nothing[] = {0.0, 0.0, 0.0};
  EXPECT_EQ(statistics_of(nothing, {7.0}, kFull).mean, std::vector<double>{7.0});
}

TEST(Merged, IsWhatAllPointsGive) {
  // (1, 2) once, (3, 0) three times, as above.
  const PointStatistics both = merged({1.0, {1.0, 2.0}, {0, 0, 0}}, {3.0, {3.0, 0.0}, {0, 0, 0}}, kFull);
  EXPECT_EQ(both.count, 4.0);
  EXPECT_EQ(both.mean, (std::vector<double>{2.5, 0.5}));
  EXPECT_EQ(both.scatter, (std::vector<double>{3.0, -3.0, 3.0}));
  EXPECT_EQ(merged({1.0, {1.0, 2.0}, {0, 0}}, {3.0, {3.0, 0.0}, {0, 0}}, kDiagonal).scatter, (std::vector<double>{3.0, 3.0}));
  EXPECT_EQ(merged({0.0, {1.0}, {0}}, {0.0, {3.0}, {0}}, kFull).mean, std::vector<double>{1.0});
}

TEST(Updated, IsBishops) {
  const GaussWishart prior{2.0, {0.0, 1.0}, 3.0, {1.0, 0.5, 0.5, 2.0}};
  const GaussWishart q = updated(prior, {6.0, {4.0, -3.0}, {5.0, -1.0, 7.0}}, kFull);
  EXPECT_EQ(q.mean_precision, 8.0);
  EXPECT_EQ(q.degrees_of_freedom, 9.0);
  EXPECT_EQ(q.mean, (std::vector<double>{3.0, -2.0}));
  // W_0^-1 + scatter + 2 * 6 / 8 (4, -4)(4, -4)^T
  EXPECT_EQ(q.inverse_scale, (std::vector<double>{30.0, -24.5, -24.5, 33.0}));
  const GaussWishart d = updated({2.0, {0.0, 1.0}, 3.0, {1.0, 2.0}}, {6.0, {4.0, -3.0}, {5.0, 7.0}}, kDiagonal);
  EXPECT_EQ(d.inverse_scale, (std::vector<double>{30.0, 33.0}));
}

TEST(FactoredGaussWishart, RefusesWhatIsNotPositiveDefinite) {
  EXPECT_THROW(FactoredGaussWishart({1.0, {0.0, 0.0}, 3.0, {1.0, 2.0, 2.0, 1.0}}, kFull), NumericError);
  EXPECT_THROW(FactoredGaussWishart({1.0, {0.0, 0.0}, 3.0, {1.0, 0.0, 0.0, 0.0}}, kFull), NumericError);
  EXPECT_THROW(FactoredGaussWishart({1.0, {0.0, 0.0}, 3.0, {1.0, -1.0}}, kDiagonal), NumericError);
}

TEST(FactoredGaussWishart, ExpectsDensitiesAsQuadratureDoes) {
  const GaussWishart q{3.0, {0.5}, 7.0, {4.0}};
  // E[log lambda / 2 - log(2 pi) / 2 - lambda (x - mu)^2 / 2] at x = 2 over mu and lambda.
  const double x = 2.0;
  double expected = 0.0;
  double mass = 0.0;
  for (int i = 0; i < 4000; ++i) {
    const double lambda = (i + 0.5) * 0.0025;
    for (int j = 0; j < 400; ++j) {
      const double mu = 0.5 + (j + 0.5 - 200.0) * 0.02;
      const double p = std::exp(log_density(q, mu, lambda)) * 0.0025 * 0.02;
      mass += p;
      expected += p * (0.5 * std::log(lambda / (2.0 * M_PI)) - 0.5 * lambda * (x - mu) * (x - mu));
    }
  }
  ASSERT_NEAR(mass, 1.0, 2e-3);
  for (const CovarianceShape shape : {kFull, kDiagonal}) {
    const ExpectedDensity density = FactoredGaussWishart(q, shape).expected_density(q);
    const double squared = shape == kFull ? density.factor[0] * density.factor[0] : density.factor[0];
    EXPECT_NEAR(density.constant - 0.5 * squared * 1.5 * 1.5, expected, 5e-3);
  }
}

TEST(FactoredGaussWishart, HasTheFactorOfNuW) {
  const GaussWishart q{3.0, {0.0, 0.0}, 5.0, {4.0, 2.0, 2.0, 3.0}};
  const ExpectedDensity density = FactoredGaussWishart(q, kFull).expected_density(q);
  const double l00 = density.factor[paired_factor_place(0, 0)];
  const double l10 = density.factor[paired_factor_place(1, 0)];
  const double l11 = density.factor[paired_factor_place(1, 1)];
  // nu W = 5 / 8 (3, -2; -2, 4)
  EXPECT_NEAR(l00 * l00 + l10 * l10, 5.0 * 3.0 / 8.0, 1e-14);
  EXPECT_NEAR(l10 * l11, -5.0 * 2.0 / 8.0, 1e-14);
  EXPECT_NEAR(l11 * l11, 5.0 * 4.0 / 8.0, 1e-14);
  EXPECT_EQ(density.factor[paired_factor_place(0, 0) + 2], 0.0);
}

TEST(FactoredGaussWishart, DivergesAsQuadratureSays) {
  const GaussWishart q{3.0, {0.5}, 9.0, {4.0}};
  const GaussWishart p{1.0, {0.0}, 4.0, {2.0}};
  double expected = 0.0;
  for (int i = 0; i < 4000; ++i) {
    const double lambda = (i + 0.5) * 0.0025;
    for (int j = 0; j < 400; ++j) {
      const double mu = 0.5 + (j + 0.5 - 200.0) * 0.02;
      const double log_q = log_density(q, mu, lambda);
      expected += std::exp(log_q) * 0.0025 * 0.02 * (log_q - log_density(p, mu, lambda));
    }
  }
  EXPECT_NEAR(divergence(q, p, kFull), expected, 5e-3);
  EXPECT_NEAR(divergence(q, p, kDiagonal), expected, 5e-3);
  EXPECT_NEAR(divergence(q, q, kFull), 0.0, 1e-14);
}

TEST(FactoredGaussWishart, DivergesByCoordinatesWhereItIsDiagonal) {
  const GaussWishart q{3.0, {0.5, -1.0}, 9.0, {4.0, 7.0}};
  const GaussWishart p{1.0, {0.0, 0.5}, 4.0, {2.0, 1.0}};
  double expected = 0.0;
  for (std::size_t j = 0; j < 2; ++j)
    expected += divergence({3.0, {q.mean[j]}, 9.0, {q.inverse_scale[j]}}, {1.0, {p.mean[j]}, 4.0, {p.inverse_scale[j]}}, kFull);
  EXPECT_NEAR(divergence(q, p, kDiagonal), expected, 1e-12);
}

TEST(FactoredGaussWishart, DivergesAlikeInOtherCoordinates) {
  // Both turned and stretched by A: mean -> A mean, W^-1 -> A W^-1 A^T.
  const auto turned = [](const GaussWishart& g) {
    const double a[] = {2.0, 1.0, -0.5, 3.0};
    GaussWishart out = g;
    for (std::size_t i = 0; i < 2; ++i) {
      out.mean[i] = a[i * 2] * g.mean[0] + a[i * 2 + 1] * g.mean[1];
      for (std::size_t j = 0; j < 2; ++j) {
        out.inverse_scale[i * 2 + j] = 0.0;
        for (std::size_t k = 0; k < 4; ++k)
          out.inverse_scale[i * 2 + j] += a[i * 2 + k / 2] * g.inverse_scale[k] * a[j * 2 + k % 2];
      }
    }
    return out;
  };
  const GaussWishart q{3.0, {0.5, -1.0}, 9.0, {4.0, 2.0, 2.0, 7.0}};
  const GaussWishart p{1.0, {0.0, 0.5}, 4.0, {2.0, -1.0, -1.0, 1.0}};
  EXPECT_NEAR(divergence(turned(q), turned(p), kFull), divergence(q, p, kFull), 1e-12);
  // A diagonal matrix in the full shape: the sums over coordinates, but for the degrees of freedom that the second one has
  // less.
  const GaussWishart q1{3.0, {0.5, -1.0}, 9.0, {4.0, 0.0, 0.0, 7.0}};
  const GaussWishart p1{1.0, {0.0, 0.5}, 4.0, {2.0, 0.0, 0.0, 1.0}};
  const auto log_part = [](double nu) { return log_gamma((nu - 1.0) / 2.0) - log_gamma(nu / 2.0); };
  const double gap = -log_part(9.0) + log_part(4.0) + 2.5 * (digamma(4.0) - digamma(4.5));
  EXPECT_NEAR(divergence(q1, p1, kFull),
              divergence({3.0, {0.5, -1.0}, 9.0, {4.0, 7.0}}, {1.0, {0.0, 0.5}, 4.0, {2.0, 1.0}}, kDiagonal) + gap, 1e-12);
}

TEST(LogNormaliser, GivesTheEvidenceOfPoints) {
  // One dimension, two points: log integral of N(x1) N(x2) p(mu, lambda), a Student-t each, the second after the first.
  const GaussWishart prior{1.0, {0.0}, 3.0, {2.0}};
  const auto student = [](const GaussWishart& g, double x) {
    const double nu = g.degrees_of_freedom;
    const double square = g.inverse_scale[0] / nu * (g.mean_precision + 1.0) / g.mean_precision;
    const double t = (x - g.mean[0]) * (x - g.mean[0]) / square;
    return std::lgamma((nu + 1.0) / 2.0) - std::lgamma(nu / 2.0) - 0.5 * std::log(nu * M_PI * square) -
           (nu + 1.0) / 2.0 * std::log1p(t / nu);
  };
  const GaussWishart one = updated(prior, {1.0, {1.5}, {0.0}}, kFull);
  const GaussWishart two = updated(one, {1.0, {-0.7}, {0.0}}, kFull);
  const double expected = student(prior, 1.5) + student(one, -0.7);
  const double found =
      FactoredGaussWishart(two, kFull).log_normaliser(two) - FactoredGaussWishart(prior, kFull).log_normaliser(prior);
  EXPECT_NEAR(found - std::log(2.0 * M_PI), expected, 1e-12);
}

}  // namespace
}  // namespace ldavi
