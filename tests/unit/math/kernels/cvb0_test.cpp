// SPDX-License-Identifier: Apache-2.0
#include "math/kernels/cvb0.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "base/aligned_vector.hpp"
#include "unit/math/kernels/kernel_testing.hpp"

namespace ldavi {
namespace {

constexpr std::size_t kCells = 9;
constexpr std::size_t kTerms = 12;

/// A document of nine cells whose responsibilities, own counts and global counts agree.
struct World {
  explicit World(std::size_t num_topics)
      : responsibilities(random_matrix(kCells, num_topics, 0.0, 1.0, 1)),
        document(1, num_topics),
        work(1, num_topics),
        term_counts(random_matrix(kTerms, num_topics, 0.0, 30.0, 2)),
        totals(1, num_topics),
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

  Cvb0Counts shared() const { return {term_counts.data(), totals.row(0), alpha.row(0), eta, totals.stride()}; }
  float sweep(SimdTarget target) {
    return cvb0_kernels(target).sweep_document(
        {terms.data(), counts.data(), kCells, responsibilities.data(), document.row(0), work.row(0)}, shared());
  }

  float eta = 0.05F;
  std::vector<std::uint32_t> terms;
  std::vector<std::uint32_t> counts;
  Matrix responsibilities;
  Matrix document;
  Matrix work;
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
      document[k] += change;
    }
  }
  for (std::size_t k = 0; k < 20; ++k) EXPECT_NEAR(world.document(0, k), document[k], 1e-5);
}

TEST(SweepDocument, LeavesPaddingAtZero) {
  World world(7);
  world.sweep(SimdTarget::kScalar);
  for (std::size_t i = 0; i < kCells; ++i) {
    for (std::size_t k = 7; k < world.responsibilities.stride(); ++k) {
      EXPECT_EQ(world.responsibilities.row(i)[k], 0.0F);
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

/// The same document on some of its topics, stored in units.
struct ActiveWorld {
  ActiveWorld(std::size_t num_topics, std::vector<std::int32_t> some_topics)
      : world(num_topics), topics(std::move(some_topics)) {
    const std::size_t active = topics.empty() ? num_topics : topics.size();
    size = Matrix::padded(active);
    num_active = active;
    responsibilities.assign(kCells * size, 0);
    previous.assign(kCells * size, 0);
    vectors = Matrix(4, active);
    std::fill_n(vectors.row(1), vectors.stride(), 1.0F);
    padded_topics.assign(topics.begin(), topics.end());
    padded_topics.resize(size, topics.empty() ? 0 : topics.front());
    AlignedVector<float> work(size);
    for (std::size_t i = 0; i < kCells; ++i) {
      cvb0_kernels(SimdTarget::kScalar)
          .pack_row(world.responsibilities.row(i), list(), size, active, work.data(), responsibilities.data() + i * size);
      for (std::size_t j = 0; j < active; ++j) {
        vectors(0, j) += static_cast<float>(world.counts[i]) * kResponsibilityUnit * responsibilities[i * size + j];
      }
    }
    for (std::size_t j = 0; j < active; ++j) {
      vectors(1, j) = world.totals(0, topic(j));
      vectors(2, j) = world.alpha(0, topic(j));
    }
  }

  const std::int32_t* list() const { return topics.empty() ? nullptr : padded_topics.data(); }
  std::size_t topic(std::size_t j) const { return topics.empty() ? j : static_cast<std::size_t>(topics[j]); }
  ActiveDocument document() {
    return {world.terms.data(),      world.counts.data(), kCells,         list(),        num_active, size,
            responsibilities.data(), previous.data(),     vectors.row(0), vectors.row(3)};
  }
  float sweep(SimdTarget target) {
    return cvb0_kernels(target).sweep_active(
        document(), {world.term_counts.data(), world.term_counts.stride(), vectors.row(1), vectors.row(2), world.eta});
  }
  void add_changes(SimdTarget target) {
    cvb0_kernels(target).add_changes(document(), 0, kCells, world.term_counts.data(), world.term_counts.stride());
  }

  World world;
  std::vector<std::int32_t> topics;
  AlignedVector<std::int32_t> padded_topics;
  std::size_t num_active = 0;
  std::size_t size = 0;
  AlignedVector<std::uint16_t> responsibilities;
  AlignedVector<std::uint16_t> previous;
  Matrix vectors;  // N_dk, N_k + V eta, alpha, work
};

const std::vector<std::vector<std::int32_t>>& topic_lists() {
  static const std::vector<std::vector<std::int32_t>> lists{
      {}, {4}, {0, 3, 19}, {1, 2, 3, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18}};
  return lists;
}

TEST(SweepActive, GivesTheSameBitsOnEveryTarget) {
  for (const auto& topics : topic_lists()) {
    ActiveWorld expected(20, topics);
    const float moved = expected.sweep(SimdTarget::kScalar);
    expected.add_changes(SimdTarget::kScalar);
    for (const SimdTarget target : vector_targets()) {
      ActiveWorld world(20, topics);
      EXPECT_EQ(world.sweep(target), moved) << simd_target_name(target) << ", " << topics.size() << " topics";
      world.add_changes(target);
      EXPECT_EQ(world.responsibilities, expected.responsibilities);
      EXPECT_TRUE(same_bits(world.vectors, expected.vectors));
      EXPECT_TRUE(same_bits(world.world.term_counts, expected.world.term_counts));
    }
  }
}

TEST(SweepActive, IsTheSweepOverAllTopicsToAUnit) {
  ActiveWorld active(20, {});
  active.sweep(SimdTarget::kScalar);
  World dense(20);
  dense.sweep(SimdTarget::kScalar);
  for (std::size_t i = 0; i < kCells; ++i) {
    for (std::size_t k = 0; k < 20; ++k) {
      EXPECT_NEAR(active.responsibilities[i * active.size + k] * kResponsibilityUnit, dense.responsibilities(i, k),
                  5 * kResponsibilityUnit);
    }
  }
}

TEST(SweepActive, SharesEachCellAmongTheActiveTopics) {
  for (const auto& topics : topic_lists()) {
    ActiveWorld world(20, topics);
    world.sweep(SimdTarget::kScalar);
    for (std::size_t i = 0; i < kCells; ++i) {
      float sum = 0.0F;
      for (std::size_t j = 0; j < world.size; ++j) {
        sum += world.responsibilities[i * world.size + j];
        if (j >= world.num_active) {
          EXPECT_EQ(world.responsibilities[i * world.size + j], 0) << "padding";
        }
      }
      EXPECT_NEAR(sum, kResponsibilityScale, 0.5F * static_cast<float>(world.num_active));
    }
  }
}

TEST(SweepActive, ShowsANaNInWhatItReturns) {
  std::vector<SimdTarget> targets = vector_targets();
  targets.push_back(SimdTarget::kScalar);
  for (const SimdTarget target : targets) {
    ActiveWorld active(20, {});
    active.world.term_counts(active.world.terms[3], 5) = std::nanf("");
    EXPECT_FALSE(std::isfinite(active.sweep(target))) << simd_target_name(target);
  }
}

/// Counts that only a hostile file has: then the scale is 0, and what each target stores differs.
TEST(SweepActive, ShowsWeightsThatAddUpToInfinity) {
  std::vector<SimdTarget> targets = vector_targets();
  targets.push_back(SimdTarget::kScalar);
  for (const SimdTarget target : targets) {
    ActiveWorld active(20, {});
    for (std::size_t k = 0; k < 20; ++k) {
      active.world.term_counts(active.world.terms[3], k) = 3e38F;
      active.vectors(1, k) = 1.5F;
    }
    EXPECT_FALSE(std::isfinite(active.sweep(target))) << simd_target_name(target);
  }
}

TEST(PackRow, SharesEvenlyWhatNoneOfTheTopicsHas) {
  std::vector<SimdTarget> targets = vector_targets();
  targets.push_back(SimdTarget::kScalar);
  for (const SimdTarget target : targets) {
    Matrix row(1, 20);
    row(0, 3) = 0.5F;
    const std::vector<std::int32_t> topics{1, 4, 9, 19};
    const std::size_t size = Matrix::padded(topics.size());
    AlignedVector<std::int32_t> padded(topics.begin(), topics.end());
    padded.resize(size, topics.front());
    AlignedVector<float> work(size);
    AlignedVector<std::uint16_t> packed(size, 1);
    cvb0_kernels(target).pack_row(row.row(0), padded.data(), size, topics.size(), work.data(), packed.data());
    for (std::size_t j = 0; j < size; ++j) {
      EXPECT_NEAR(packed[j], j < topics.size() ? kResponsibilityScale / 4.0F : 0.0F, j < topics.size() ? 1.0F : 0.0F);
    }
  }
}

TEST(AddChanges, BringsTheTermsToWhatTheResponsibilitiesAddUpTo) {
  for (const auto& topics : topic_lists()) {
    ActiveWorld world(20, topics);
    const Matrix before = world.world.term_counts;
    world.sweep(SimdTarget::kScalar);
    world.add_changes(SimdTarget::kScalar);
    Matrix expected = before;
    for (std::size_t i = 0; i < kCells; ++i) {
      for (std::size_t j = 0; j < world.num_active; ++j) {
        const std::size_t place = i * world.size + j;
        expected(world.world.terms[i], world.topic(j)) +=
            static_cast<float>(world.world.counts[i]) * kResponsibilityUnit *
            (static_cast<float>(world.responsibilities[place]) - static_cast<float>(world.previous[place]));
      }
    }
    for (std::size_t w = 0; w < kTerms; ++w) {
      for (std::size_t k = 0; k < 20; ++k) EXPECT_NEAR(world.world.term_counts(w, k), expected(w, k), 1e-5F);
    }
  }
}

}  // namespace
}  // namespace ldavi
