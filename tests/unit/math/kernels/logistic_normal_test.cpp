// SPDX-License-Identifier: Apache-2.0
#include "math/kernels/logistic_normal.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "unit/math/kernels/kernel_testing.hpp"

namespace ldavi {
namespace {

constexpr std::size_t kTopicCounts[] = {1, 3, 16, 17, 50, 64, 100, 257};
constexpr std::size_t kTerms = 8;

struct Fixture {
  explicit Fixture(std::size_t num_topics)
      : rows(random_matrix(kTerms, num_topics, 0.0, 1.0, 1)),
        theta(random_matrix(1, num_topics, 0.0, 1.0, 2)),
        inverse_totals(random_matrix(1, num_topics, 1e-4, 1e-2, 3)),
        mixtures(random_matrix(5, num_topics, 0.0, 1.0, 4)) {}

  Matrix rows;
  Matrix theta;
  Matrix inverse_totals;
  Matrix mixtures;
  std::vector<float> copies{1.0F, 1e3F, 2.0F, 0.0F, 7.0F, 1e6F, 0.5F, 3.0F};
  std::vector<float> weights{2.0F, 0.25F, 0.0F, 1.0F, 5.0F, 3.0F, 1.0F, 0.125F};
  std::vector<std::uint32_t> indices{0, 2, 2, 4};
};

/// What each kernel gives.
struct Outcome {
  Matrix without_copies;
  Matrix weighted;
  Matrix products;
  Matrix sums;
};

Outcome run(const LogisticNormalKernels& kernels, const Fixture& f) {
  const std::size_t num_topics = f.rows.cols();
  const std::size_t size = f.rows.stride();
  Outcome outcome{f.rows, Matrix(kTerms, num_topics), Matrix(num_topics, num_topics),
                  random_matrix(1, num_topics, 1.0, 2.0, 5)};
  kernels.take_out_copies(outcome.without_copies.data(), f.copies.data(), kTerms, f.theta.row(0), f.inverse_totals.row(0),
                          size);
  kernels.weigh({f.rows.data(), nullptr, kTerms, size}, f.theta.row(0), f.weights.data(), outcome.weighted.data());
  kernels.products(f.rows.data(), kTerms, num_topics, outcome.products.data(), size);
  kernels.add_without_copies(f.mixtures.data(), f.indices.data(), f.weights.data(), f.copies.data(), f.indices.size(),
                             f.inverse_totals.row(0), outcome.sums.row(0), size);
  return outcome;
}

TEST(LogisticNormalKernels, GiveWhatTheFormulasSay) {
  for (const std::size_t num_topics : kTopicCounts) {
    const Fixture f(num_topics);
    const Outcome outcome = run(logistic_normal_kernels(SimdTarget::kScalar), f);
    const auto own = [&](double copies, double theta, std::size_t k) {
      return 1.0 + copies * theta * static_cast<double>(f.inverse_totals(0, k));
    };
    for (std::size_t k = 0; k < num_topics; ++k) {
      for (std::size_t w = 0; w < kTerms; ++w) {
        const double row = f.rows(w, k);
        EXPECT_NEAR(outcome.without_copies(w, k) / (row / own(f.copies[w], f.theta(0, k), k)), 1.0, 1e-6);
        EXPECT_NEAR(outcome.weighted(w, k), row * f.theta(0, k) * f.weights[w], 1e-6 * row * f.weights[w]);
      }
      double sum = random_matrix(1, num_topics, 1.0, 2.0, 5)(0, k);
      for (std::size_t i = 0; i < f.indices.size(); ++i) {
        const double theta = f.mixtures(f.indices[i], k);
        sum += f.weights[i] * theta / own(f.copies[i], theta, k);
      }
      EXPECT_NEAR(outcome.sums(0, k) / sum, 1.0, 1e-6);
      for (std::size_t j = 0; j <= k; ++j) {
        double product = 0.0;
        for (std::size_t w = 0; w < kTerms; ++w)
          product += static_cast<double>(f.rows(w, k)) * static_cast<double>(f.rows(w, j));
        EXPECT_NEAR(outcome.products(k, j), product, 1e-6 * kTerms) << "K = " << num_topics << ", " << k << ", " << j;
      }
    }
  }
}

TEST(LogisticNormalKernels, GiveTheSameBitsOnEveryTarget) {
  for (const std::size_t num_topics : kTopicCounts) {
    const Fixture f(num_topics);
    const Outcome expected = run(logistic_normal_kernels(SimdTarget::kScalar), f);
    for (const SimdTarget target : vector_targets()) {
      const Outcome outcome = run(logistic_normal_kernels(target), f);
      EXPECT_TRUE(same_bits(outcome.without_copies, expected.without_copies)) << simd_target_name(target);
      EXPECT_TRUE(same_bits(outcome.weighted, expected.weighted)) << simd_target_name(target);
      EXPECT_TRUE(same_bits(outcome.products, expected.products)) << simd_target_name(target);
      EXPECT_TRUE(same_bits(outcome.sums, expected.sums)) << simd_target_name(target);
    }
  }
}

TEST(LogisticNormalKernels, KeepPaddingAtZero) {
  const Fixture f(17);
  const Outcome outcome = run(logistic_normal_kernels(choose_simd_target()), f);
  for (std::size_t k = 17; k < f.rows.stride(); ++k) {
    EXPECT_EQ(outcome.without_copies.row(0)[k], 0.0F);
    EXPECT_EQ(outcome.weighted.row(0)[k], 0.0F);
    EXPECT_EQ(outcome.products.row(16)[k], 0.0F);
    EXPECT_EQ(outcome.sums.row(0)[k], 0.0F);
  }
}

}  // namespace
}  // namespace ldavi
