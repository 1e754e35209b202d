// SPDX-License-Identifier: Apache-2.0
#include "math/kernels/e_step.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "ldavi/math/special.hpp"
#include "unit/math/kernels/kernel_testing.hpp"

namespace ldavi {
namespace {

/// Each size of rows that the kernels know beforehand, and some that they do not.
constexpr std::size_t kTopicCounts[] = {1, 7, 16, 20, 40, 60, 70, 90, 100, 128, 130, 257};

/// A document of 13 terms, its rows padded to a multiple of four.
struct Fixture {
  explicit Fixture(std::size_t num_topics, std::uint64_t seed = 1)
      : rows(16, num_topics), counts(16, 0.0F), alpha(random_matrix(1, num_topics, 0.01, 0.5, seed + 1)) {
    const Matrix filled = random_matrix(13, num_topics, 0.0, 1.0, seed);
    for (std::size_t w = 0; w < 13; ++w) {
      std::copy_n(filled.row(w), filled.stride(), rows.row(w));
      counts[w] = static_cast<float>(1 + w % 4);
    }
    num_tokens = std::accumulate(counts.begin(), counts.end(), 0.0F);
  }
  DocumentRows document() const { return {rows.data(), counts.data(), 16, rows.stride()}; }
  /// Few topics hold most of a term, as after training.
  void sharpen() {
    for (std::size_t w = 0; w < 13; ++w) {
      for (std::size_t k = 0; k < rows.cols(); ++k) rows(w, k) *= std::pow(rows(w, k), 20.0F);
    }
    for (std::size_t k = 0; k < rows.cols(); ++k) alpha(0, k) *= 0.1F;
  }
  Matrix start() const {
    Matrix gamma(1, rows.cols());
    for (std::size_t k = 0; k < rows.cols(); ++k) gamma(0, k) = alpha(0, k) + num_tokens / static_cast<float>(rows.cols());
    return gamma;
  }

  Matrix rows;
  std::vector<float> counts;
  Matrix alpha;
  float num_tokens = 0.0F;
};

/// What a kernel left behind.
struct Outcome {
  Matrix result;
  Matrix theta;
  std::vector<float> ratios;
  float shift = 0.0F;
};

enum class Updates { kPlain, kExtrapolated };

Outcome run_mean_field(const EStepKernels& kernels, const Fixture& fixture, UpdateLimit limit,
                       Updates updates = Updates::kPlain) {
  Outcome outcome{fixture.start(), Matrix(1, fixture.rows.cols()), std::vector<float>(16), 0.0F};
  Matrix work(1, fixture.rows.cols());
  Matrix history(2, fixture.rows.cols());
  outcome.shift = kernels.mean_field_document(fixture.document(), fixture.alpha.row(0), limit, outcome.result.row(0),
                                              outcome.theta.row(0), outcome.ratios.data(), work.row(0),
                                              updates == Updates::kExtrapolated ? history.row(0) : nullptr);
  return outcome;
}

/// The mixture after the updates, from the uniform start.
Matrix run_mixture(const EStepKernels& kernels, const Fixture& fixture, UpdateLimit limit, Updates updates) {
  const std::size_t num_topics = fixture.rows.cols();
  const double alpha_total = std::accumulate(fixture.alpha.row(0), fixture.alpha.row(0) + num_topics, 0.0);
  const auto scale = static_cast<float>(1.0 / (alpha_total + static_cast<double>(fixture.num_tokens)));
  Matrix theta = fixture.start();
  for (std::size_t k = 0; k < num_topics; ++k) theta(0, k) *= scale;
  std::vector<float> ratios(16);
  Matrix work(1, num_topics);
  Matrix history(2, num_topics);
  kernels.mixture_document(fixture.document(), fixture.alpha.row(0), scale, limit, theta.row(0), ratios.data(), work.row(0),
                           updates == Updates::kExtrapolated ? history.row(0) : nullptr);
  return theta;
}

double distance(const Matrix& a, const Matrix& b) {
  double sum = 0.0;
  for (std::size_t k = 0; k < a.cols(); ++k) sum += std::abs(static_cast<double>(a(0, k)) - static_cast<double>(b(0, k)));
  return sum;
}

TEST(ExpDigammaRow, KeepsItsStatedErrorOnEveryTarget) {
  const std::size_t size = 4096;
  Matrix x(1, size);
  for (std::size_t i = 0; i < size; ++i) x(0, i) = std::exp2(-9.96F + 30.0F * static_cast<float>(i) / static_cast<float>(size));
  std::vector<SimdTarget> targets = vector_targets();
  targets.push_back(SimdTarget::kScalar);
  for (const SimdTarget target : targets) {
    Matrix out(1, size);
    const double shift = e_step_kernels(target).exp_digamma_row(x.row(0), nullptr, out.row(0), size);
    for (std::size_t i = 0; i < size; ++i) {
      const double psi = digamma(static_cast<double>(x(0, i)));
      const double expected = ldavi::exp(psi - shift);
      if (expected < 1e-37) {
        EXPECT_LE(out(0, i), 1.1e-37F);
      } else {
        EXPECT_NEAR(out(0, i) / expected, 1.0, 1e-6 + 2.5e-7 * std::abs(psi)) << "x = " << x(0, i);
      }
    }
  }
}

TEST(ExpDigammaRow, GivesZeroForPadding) {
  Matrix x(1, 16);
  Matrix out(1, 16);
  x(0, 0) = 0.5F;
  e_step_kernels(SimdTarget::kScalar).exp_digamma_row(x.row(0), nullptr, out.row(0), 16);
  EXPECT_GT(out(0, 0), 0.0F);
  for (std::size_t i = 1; i < 16; ++i) EXPECT_EQ(out(0, i), 0.0F);
}

TEST(ExpDigammaRow, DoesNotUnderflowWhereAllParametersAreTiny) {
  Matrix x = random_matrix(1, 16, 1e-3, 1e-2, 4);
  Matrix out(1, 16);
  e_step_kernels(SimdTarget::kScalar).exp_digamma_row(x.row(0), nullptr, out.row(0), 16);
  EXPECT_GT(*std::max_element(out.row(0), out.row(0) + 16), 1.0F);
}

TEST(ExpDigammaRow, TakesOffsetsIntoTheExponentOnEveryTarget) {
  const Matrix x = random_matrix(1, 20, 1e-3, 5.0, 6);
  const Matrix offsets = random_matrix(1, 20, -900.0, 900.0, 7);
  Matrix expected(1, 20);
  const float shift =
      e_step_kernels(SimdTarget::kScalar).exp_digamma_row(x.row(0), offsets.row(0), expected.row(0), x.stride());
  for (std::size_t k = 0; k < 20; ++k) {
    const double exponent =
        digamma(static_cast<double>(x(0, k))) + static_cast<double>(offsets(0, k)) - static_cast<double>(shift);
    if (exponent > -80.0) {
      EXPECT_NEAR(expected(0, k) / ldavi::exp(exponent), 1.0, 1e-6 + 2.5e-7 * 2000.0);
    }
  }
  EXPECT_GT(*std::max_element(expected.row(0), expected.row(0) + 20), 0.5F);
  for (const SimdTarget target : vector_targets()) {
    Matrix out(1, 20);
    EXPECT_EQ(e_step_kernels(target).exp_digamma_row(x.row(0), offsets.row(0), out.row(0), x.stride()), shift);
    EXPECT_TRUE(same_bits(out, expected)) << simd_target_name(target);
  }
}

TEST(MeanFieldDocument, GivesTheSameBitsOnEveryTarget) {
  for (const std::size_t num_topics : kTopicCounts) {
    const Fixture fixture(num_topics);
    const Outcome expected = run_mean_field(e_step_kernels(SimdTarget::kScalar), fixture, {20, 1e-3F});
    for (const SimdTarget target : vector_targets()) {
      const Outcome outcome = run_mean_field(e_step_kernels(target), fixture, {20, 1e-3F});
      EXPECT_TRUE(same_bits(outcome.result, expected.result)) << simd_target_name(target) << ", K = " << num_topics;
      EXPECT_TRUE(same_bits(outcome.theta, expected.theta));
      EXPECT_EQ(outcome.ratios, expected.ratios);
      EXPECT_EQ(outcome.shift, expected.shift);
    }
  }
}

TEST(MeanFieldDocument, MakesTheUpdateOfItsFormula) {
  const Fixture fixture(20);
  const Outcome outcome = run_mean_field(e_step_kernels(SimdTarget::kScalar), fixture, {1, 0.0F});
  const Matrix start = fixture.start();
  std::vector<double> theta(20);
  for (std::size_t k = 0; k < 20; ++k) theta[k] = exp_digamma(static_cast<double>(start(0, k)));
  for (std::size_t k = 0; k < 20; ++k) {
    double gamma = fixture.alpha(0, k);
    for (std::size_t w = 0; w < 13; ++w) {
      double p = 0.0;
      for (std::size_t j = 0; j < 20; ++j) p += theta[j] * fixture.rows(w, j);
      gamma += theta[k] * fixture.counts[w] / p * fixture.rows(w, k);
    }
    EXPECT_NEAR(outcome.result(0, k), gamma, 1e-5 * gamma);
  }
}

TEST(MeanFieldDocument, KeepsTheTotalOfThePriorAndTheTokens) {
  const Fixture fixture(100);
  const Outcome outcome = run_mean_field(e_step_kernels(SimdTarget::kScalar), fixture, {5, 0.0F});
  const double expected = std::accumulate(fixture.alpha.row(0), fixture.alpha.row(0) + 100, 0.0) + fixture.num_tokens;
  EXPECT_NEAR(std::accumulate(outcome.result.row(0), outcome.result.row(0) + 100, 0.0), expected, 1e-5 * expected);
}

TEST(MeanFieldDocument, TakesDocumentsOfAnyNumberOfRows) {
  const std::size_t num_topics = 20;
  const Fixture fixture(num_topics);
  std::vector<SimdTarget> targets = vector_targets();
  targets.push_back(SimdTarget::kScalar);
  for (const SimdTarget target : targets) {
    for (const std::size_t num_rows : {0U, 4U, 8U, 12U}) {
      Matrix gamma = fixture.start();
      Matrix theta(1, num_topics);
      Matrix work(1, num_topics);
      std::vector<float> ratios(17, -1.0F);
      DocumentRows document = fixture.document();
      document.num_rows = num_rows;

      e_step_kernels(target).mean_field_document(document, fixture.alpha.row(0), {1, 0.0F}, gamma.row(0), theta.row(0),
                                                 ratios.data(), work.row(0), nullptr);

      const double alpha_total = std::accumulate(fixture.alpha.row(0), fixture.alpha.row(0) + num_topics, 0.0);
      const double num_tokens = std::accumulate(document.counts, document.counts + num_rows, 0.0);
      const double gamma_total = std::accumulate(gamma.row(0), gamma.row(0) + num_topics, 0.0);
      EXPECT_NEAR(gamma_total, alpha_total + num_tokens, 1e-5 * gamma_total)
          << simd_target_name(target) << ", rows: " << num_rows;
      EXPECT_EQ(std::count(ratios.begin(), ratios.end(), -1.0F), static_cast<std::ptrdiff_t>(17 - num_rows));
    }
  }
}

TEST(MixtureDocument, GivesTheSameBitsOnEveryTargetAndSumsToOne) {
  for (const std::size_t num_topics : kTopicCounts) {
    const Fixture fixture(num_topics);
    const Matrix expected = run_mixture(e_step_kernels(SimdTarget::kScalar), fixture, {50, 1e-5F}, Updates::kPlain);
    EXPECT_NEAR(std::accumulate(expected.row(0), expected.row(0) + num_topics, 0.0), 1.0, 1e-5);
    for (const SimdTarget target : vector_targets()) {
      const Matrix theta = run_mixture(e_step_kernels(target), fixture, {50, 1e-5F}, Updates::kPlain);
      EXPECT_TRUE(same_bits(theta, expected)) << simd_target_name(target) << ", K = " << num_topics;
    }
  }
}

TEST(Extrapolation, GivesTheSameBitsOnEveryTarget) {
  for (const std::size_t num_topics : kTopicCounts) {
    Fixture fixture(num_topics);
    fixture.sharpen();
    const EStepKernels& scalar = e_step_kernels(SimdTarget::kScalar);
    const Outcome mean_field = run_mean_field(scalar, fixture, {20, 0.0F}, Updates::kExtrapolated);
    const Matrix mixture = run_mixture(scalar, fixture, {20, 0.0F}, Updates::kExtrapolated);
    for (const SimdTarget target : vector_targets()) {
      const EStepKernels& kernels = e_step_kernels(target);
      const Outcome outcome = run_mean_field(kernels, fixture, {20, 0.0F}, Updates::kExtrapolated);
      EXPECT_TRUE(same_bits(outcome.result, mean_field.result)) << simd_target_name(target) << ", K = " << num_topics;
      EXPECT_TRUE(same_bits(outcome.theta, mean_field.theta));
      EXPECT_EQ(outcome.ratios, mean_field.ratios);
      EXPECT_TRUE(same_bits(run_mixture(kernels, fixture, {20, 0.0F}, Updates::kExtrapolated), mixture));
    }
  }
}

TEST(Extrapolation, IsNearerToTheSameMixtureAfterAsManyUpdates) {
  const EStepKernels& kernels = e_step_kernels(SimdTarget::kScalar);
  double plain = 0.0;
  double extrapolated = 0.0;
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    Fixture fixture(20, 10 * seed);
    fixture.sharpen();
    const Matrix fixed_point = run_mixture(kernels, fixture, {20'000, 0.0F}, Updates::kPlain);
    EXPECT_LT(distance(run_mixture(kernels, fixture, {400, 1e-6F}, Updates::kExtrapolated), fixed_point), 1e-3) << seed;
    plain += distance(run_mixture(kernels, fixture, {20, 0.0F}, Updates::kPlain), fixed_point);
    extrapolated += distance(run_mixture(kernels, fixture, {20, 0.0F}, Updates::kExtrapolated), fixed_point);
  }
  EXPECT_LT(extrapolated, 0.5 * plain);
}

TEST(Extrapolation, IsNeverTheLastThingThatHappened) {
  const EStepKernels& kernels = e_step_kernels(SimdTarget::kScalar);
  Fixture fixture(20);
  fixture.sharpen();
  const double expected =
      std::accumulate(fixture.alpha.row(0), fixture.alpha.row(0) + 20, 0.0) + static_cast<double>(fixture.num_tokens);
  for (int iterations = 1; iterations < 12; ++iterations) {
    const Outcome outcome = run_mean_field(kernels, fixture, {iterations, 0.0F}, Updates::kExtrapolated);
    EXPECT_NEAR(std::accumulate(outcome.result.row(0), outcome.result.row(0) + 20, 0.0), expected, 1e-5 * expected)
        << iterations;
  }
}

TEST(Extrapolation, LeavesTheFirstUpdatesAsTheyAre) {
  const EStepKernels& kernels = e_step_kernels(SimdTarget::kScalar);
  const Fixture fixture(20);
  for (const int iterations : {1, 2, 3, 4, 5}) {
    EXPECT_TRUE(same_bits(run_mixture(kernels, fixture, {iterations, 0.0F}, Updates::kExtrapolated),
                          run_mixture(kernels, fixture, {iterations, 0.0F}, Updates::kPlain)))
        << iterations;
  }
  EXPECT_FALSE(same_bits(run_mixture(kernels, fixture, {6, 0.0F}, Updates::kExtrapolated),
                         run_mixture(kernels, fixture, {6, 0.0F}, Updates::kPlain)));
}

TEST(Extrapolation, ShowsANaN) {
  std::vector<SimdTarget> targets = vector_targets();
  targets.push_back(SimdTarget::kScalar);
  for (const SimdTarget target : targets) {
    Fixture fixture(20);
    fixture.alpha(0, 3) = std::nanf("");
    const Outcome outcome = run_mean_field(e_step_kernels(target), fixture, {20, 0.0F}, Updates::kExtrapolated);
    EXPECT_TRUE(std::isnan(outcome.result(0, 3))) << simd_target_name(target);
  }
}

TEST(AddWeightedRows, AddsInOrderOnEveryTarget) {
  const Matrix rows = random_matrix(10, 20, -1.0, 1.0, 5);
  const std::vector<std::uint32_t> indices{3, 3, 9, 0};
  const std::vector<float> weights{0.5F, 2.0F, -1.0F, 3.0F};
  const Matrix before = random_matrix(1, 20, -1.0, 1.0, 6);
  Matrix expected = before;
  e_step_kernels(SimdTarget::kScalar)
      .add_weighted_rows(rows.data(), indices.data(), weights.data(), 4, expected.row(0), rows.stride());
  for (std::size_t k = 0; k < 20; ++k) {
    EXPECT_NEAR(expected(0, k), before(0, k) + 2.5F * rows(3, k) - rows(9, k) + 3.0F * rows(0, k), 1e-5F);
  }
  for (const SimdTarget target : vector_targets()) {
    Matrix out = before;
    e_step_kernels(target).add_weighted_rows(rows.data(), indices.data(), weights.data(), 4, out.row(0), rows.stride());
    EXPECT_TRUE(same_bits(out, expected));
  }
}

}  // namespace
}  // namespace ldavi
