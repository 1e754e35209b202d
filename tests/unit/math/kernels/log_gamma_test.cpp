// SPDX-License-Identifier: Apache-2.0
#include "math/kernels/log_gamma.hpp"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <limits>

#include "base/aligned_vector.hpp"
#include "ldavi/math/special.hpp"
#include "unit/math/kernels/kernel_testing.hpp"

namespace ldavi {
namespace {

struct Outcome {
  AlignedVector<double> log_gamma;
  AlignedVector<double> digamma;
};

Outcome run(SimdTarget target, const Matrix& x) {
  Outcome outcome{AlignedVector<double>(x.stride(), -1.0), AlignedVector<double>(x.stride(), -1.0)};
  log_gamma_kernels(target).log_gamma_row(x.row(0), outcome.log_gamma.data(), outcome.digamma.data(), x.stride());
  return outcome;
}

std::vector<SimdTarget> all_targets() {
  std::vector<SimdTarget> targets = vector_targets();
  targets.push_back(SimdTarget::kScalar);
  return targets;
}

/// From 2^-100 to 2^99, and densely where log Gamma is 0.
Matrix many_numbers() {
  Matrix x(1, 8192);
  for (std::size_t i = 0; i < 4096; ++i) x(0, i) = std::exp2(-100.0F + 199.0F * static_cast<float>(i) / 4096.0F);
  for (std::size_t i = 4096; i < 8192; ++i) x(0, i) = 0.001F * static_cast<float>(i - 4095);
  return x;
}

TEST(LogGammaRow, KeepsItsStatedErrorOnEveryTarget) {
  const Matrix x = many_numbers();
  for (const SimdTarget target : all_targets()) {
    const Outcome outcome = run(target, x);
    for (std::size_t i = 0; i < x.cols(); ++i) {
      const double expected = log_gamma(static_cast<double>(x(0, i)));
      const double psi = digamma(static_cast<double>(x(0, i)));
      EXPECT_NEAR(outcome.log_gamma[i], expected, 1e-14 + 1e-15 * std::abs(expected)) << x(0, i);
      EXPECT_NEAR(outcome.digamma[i], psi, 1e-14 + 1e-15 * std::abs(psi)) << x(0, i);
    }
  }
}

TEST(LogGammaRow, GivesTheSameBitsOnEveryTarget) {
  const Matrix x = many_numbers();
  const Outcome expected = run(SimdTarget::kScalar, x);
  for (const SimdTarget target : vector_targets()) {
    const Outcome outcome = run(target, x);
    for (std::size_t i = 0; i < x.cols(); ++i) {
      EXPECT_EQ(std::bit_cast<std::uint64_t>(outcome.log_gamma[i]), std::bit_cast<std::uint64_t>(expected.log_gamma[i]))
          << x(0, i);
      EXPECT_EQ(std::bit_cast<std::uint64_t>(outcome.digamma[i]), std::bit_cast<std::uint64_t>(expected.digamma[i])) << x(0, i);
    }
  }
}

TEST(LogGammaRow, GivesZeroForPadding) {
  Matrix x(1, 3);
  for (std::size_t k = 0; k < 3; ++k) x(0, k) = 0.5F;
  for (const SimdTarget target : all_targets()) {
    const Outcome outcome = run(target, x);
    for (std::size_t k = 0; k < 16; ++k) {
      EXPECT_EQ(outcome.log_gamma[k] == 0.0, k >= 3) << k;
      EXPECT_EQ(outcome.digamma[k] == 0.0, k >= 3) << k;
    }
  }
}

TEST(LogGammaRow, ShowsWhatIsNotFinite) {
  Matrix x(1, 16);
  x(0, 3) = std::nanf("");
  x(0, 8) = std::numeric_limits<float>::infinity();
  for (const SimdTarget target : all_targets()) {
    const Outcome outcome = run(target, x);
    EXPECT_TRUE(std::isnan(outcome.digamma[3])) << simd_target_name(target);
    EXPECT_TRUE(std::isnan(outcome.digamma[8])) << simd_target_name(target);
    EXPECT_EQ(outcome.digamma[0], 0.0);
  }
}

}  // namespace
}  // namespace ldavi
