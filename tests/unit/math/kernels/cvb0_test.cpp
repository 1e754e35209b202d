// SPDX-License-Identifier: Apache-2.0
#include "math/kernels/cvb0.hpp"

#include <cmath>

#include <gtest/gtest.h>

#include "unit/math/kernels/kernel_testing.hpp"

namespace ldavi {
namespace {

constexpr std::size_t kCells = 9;
constexpr std::size_t kTerms = 12;

/// A document of nine cells whose responsibilities, own counts and global counts agree.
struct World {
  explicit World(std::size_t num_topics)
      : responsibilities(random_matrix(kCells, num_topics, 0.0, 1.0, 1)), document(1, num_topics), changes(kCells, num_topics),
        term_counts(random_matrix(kTerms, num_topics, 0.0, 30.0, 2)), totals(1, num_topics),
        alpha(random_matrix(1, num_topics, 0.01, 0.5, 3)) {
    std::fill_n(totals.row(0), totals.stride(), 1.0F);
    for (std::size_t i = 0; i < kCells; ++i) {
      terms.push_back(static_cast<std::uint32_t>(i + i / 4));
      counts.push_back(static_cast<std::uint32_t>(1 + i % 3));
      float sum = 0.0F;
      for (std::size_t k = 0; k < num_topics; ++k) sum += responsibilities(i, k);
      for (std::size_t k = 0; k < num_topics; ++k) {
        responsibilities(i, k) /= sum;
        document(0, k) += static_cast<float>(counts[i]) * responsibilities(i, k);
        term_counts(terms[i], k) += static_cast<float>(counts[i]) * responsibilities(i, k);
      }
    }
    for (std::size_t k = 0; k < num_topics; ++k) {
      totals(0, k) = eta * kTerms;
      for (std::size_t term = 0; term < kTerms; ++term) totals(0, k) += term_counts(term, k);
    }
  }

  float sweep(SimdTarget target) {
    return cvb0_kernels(target).sweep_document({terms.data(), counts.data(), kCells, responsibilities.data(), document.row(0), changes.data()},
                                               {term_counts.data(), totals.row(0), alpha.row(0), eta, totals.stride()});
  }

  float eta = 0.05F;
  std::vector<std::uint32_t> terms;
  std::vector<std::uint32_t> counts;
  Matrix responsibilities;
  Matrix document;
  Matrix changes;
  Matrix term_counts;
  Matrix totals;
  Matrix alpha;
};

TEST(SweepDocument, GivesTheSameBitsOnEveryTarget) {
  for (const std::size_t num_topics : {1U, 7U, 16U, 20U, 100U, 257U}) {
    World expected(num_topics);
    const float moved = expected.sweep(SimdTarget::kScalar);
    for (const SimdTarget target : vector_targets()) {
      World world(num_topics);
      EXPECT_EQ(world.sweep(target), moved) << simd_target_name(target) << ", K = " << num_topics;
      EXPECT_TRUE(same_bits(world.responsibilities, expected.responsibilities));
      EXPECT_TRUE(same_bits(world.document, expected.document));
      EXPECT_TRUE(same_bits(world.changes, expected.changes));
    }
  }
}

TEST(SweepDocument, MakesTheUpdateOfItsFormula) {
  World world(20);
  const World before = world;
  world.sweep(SimdTarget::kScalar);
  std::vector<double> document(20);
  for (std::size_t k = 0; k < 20; ++k) document[k] = before.document(0, k);
  for (std::size_t i = 0; i < kCells; ++i) {
    std::vector<double> weight(20);
    double sum = 0.0;
    for (std::size_t k = 0; k < 20; ++k) {
      const double old = before.responsibilities(i, k);
      weight[k] = (before.term_counts(before.terms[i], k) - old + world.eta) * (document[k] - old + before.alpha(0, k)) /
                  (before.totals(0, k) - old);
      sum += weight[k];
    }
    for (std::size_t k = 0; k < 20; ++k) {
      EXPECT_NEAR(world.responsibilities(i, k), weight[k] / sum, 1e-6);
      const double change = before.counts[i] * (weight[k] / sum - static_cast<double>(before.responsibilities(i, k)));
      EXPECT_NEAR(world.changes(i, k), change, 1e-5);
      document[k] += change;
    }
  }
  for (std::size_t k = 0; k < 20; ++k) EXPECT_NEAR(world.document(0, k), document[k], 1e-5);
}

TEST(SweepDocument, LeavesPaddingAtZero) {
  World world(7);
  world.sweep(SimdTarget::kScalar);
  for (std::size_t i = 0; i < kCells; ++i) {
    for (std::size_t k = 7; k < world.changes.stride(); ++k) {
      EXPECT_EQ(world.responsibilities.row(i)[k], 0.0F);
      EXPECT_EQ(world.changes.row(i)[k], 0.0F);
    }
  }
}

TEST(SweepDocument, ShowsANaNInWhatItReturns) {
  std::vector<SimdTarget> targets = vector_targets();
  targets.push_back(SimdTarget::kScalar);
  for (const SimdTarget target : targets) {
    World world(20);
    world.term_counts(world.terms[3], 5) = std::nanf("");
    EXPECT_TRUE(std::isnan(world.sweep(target))) << simd_target_name(target);
  }
}

TEST(AddRows, AddsInOrderOnEveryTarget) {
  const Matrix rows = random_matrix(6, 20, -1.0, 1.0, 4);
  const std::vector<std::uint32_t> indices{5, 0, 5};
  Matrix expected = random_matrix(1, 20, 0.0, 1.0, 5);
  const Matrix start = expected;
  cvb0_kernels(SimdTarget::kScalar).add_rows(rows.data(), indices.data(), 3, expected.row(0), rows.stride());
  for (std::size_t k = 0; k < 20; ++k) EXPECT_NEAR(expected(0, k), start(0, k) + 2.0F * rows(5, k) + rows(0, k), 1e-6F);
  for (const SimdTarget target : vector_targets()) {
    Matrix out = start;
    cvb0_kernels(target).add_rows(rows.data(), indices.data(), 3, out.row(0), rows.stride());
    EXPECT_TRUE(same_bits(out, expected));
  }
}

}  // namespace
}  // namespace ldavi
