// SPDX-License-Identifier: Apache-2.0
#include "inference/decaying_counts.hpp"

#include <gtest/gtest.h>

namespace ldavi {
namespace {

TEST(DecayingCounts, ShrinkWithoutBeingTouched) {
  Executor executor(1);
  DecayingCounts counts(3, 2);
  counts.values()(2, 1) = 8.0F;

  counts.decay(0.5, executor);
  counts.decay(0.25, executor);

  EXPECT_EQ(counts.scale(), 0.125);
  EXPECT_EQ(counts.values()(2, 1), 8.0F);
  counts.settle(executor);
  EXPECT_EQ(counts.scale(), 1.0);
  EXPECT_EQ(counts.values()(2, 1), 1.0F);
  EXPECT_EQ(counts.values()(0, 0), 0.0F);
}

TEST(DecayingCounts, GrowWithoutBeingTouched) {
  Executor executor(1);
  DecayingCounts counts(1, 1);
  counts.values()(0, 0) = 8.0F;

  counts.grow(1.5);

  EXPECT_EQ(counts.values()(0, 0), 8.0F);
  counts.settle(executor);
  EXPECT_EQ(counts.values()(0, 0), 12.0F);
}

/// What is added later is divided by the scale, which must stay above what a float can hold the inverse of.
TEST(DecayingCounts, NeverLetTheScaleVanish) {
  Executor executor(1);
  DecayingCounts counts(2, 2);
  double expected = 1.0;
  counts.values()(0, 0) = 1.0F;
  for (int step = 0; step < 100; ++step) {
    counts.decay(0.1, executor);
    expected *= 0.1;
    EXPECT_GE(counts.scale(), 1e-20);
    if (step == 50) {
      counts.values()(0, 0) += static_cast<float>(1.0 / counts.scale());
      expected += 1.0;
    }
  }
  EXPECT_NEAR(static_cast<double>(counts.values()(0, 0)) * counts.scale() / expected, 1.0, 1e-5);
}

}  // namespace
}  // namespace ldavi
