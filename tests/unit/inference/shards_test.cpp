// SPDX-License-Identifier: Apache-2.0
#include "inference/shards.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <mutex>

namespace ldavi {
namespace {

/// 1/1 + 1/2 + … and the number of items, in shards of ten.
std::vector<double> harmonic(std::size_t size, int num_threads) {
  Executor executor(num_threads);
  return sharded_sum(executor, size, 10, 2, [](std::size_t begin, std::size_t end, int, std::span<double> sum) {
    for (std::size_t i = begin; i < end; ++i) {
      sum[0] += 1.0 / static_cast<double>(i + 1);
      sum[1] += 1.0;
    }
  });
}

TEST(ShardedSum, AddsEveryItemOnce) {
  for (const std::size_t size : {1, 9, 10, 11, 95}) {
    double expected = 0.0;
    for (std::size_t i = 0; i < size; ++i) expected += 1.0 / static_cast<double>(i + 1);

    const std::vector<double> sum = harmonic(size, 2);

    EXPECT_NEAR(sum[0], expected, 1e-14) << size;
    EXPECT_EQ(sum[1], static_cast<double>(size));
  }
}

TEST(ShardedSum, OfNothingIsZero) { EXPECT_EQ(harmonic(0, 2), (std::vector<double>{0.0, 0.0})); }

TEST(ShardedSum, HasTheSameBitsForAnyNumberOfThreads) {
  const std::vector<double> expected = harmonic(1003, 1);

  for (const int num_threads : {2, 3, 8}) EXPECT_EQ(harmonic(1003, num_threads), expected) << num_threads;
}

TEST(ShardedSum, AddsTheShardsInTheirOrder) {
  Executor executor(3);
  const std::vector<double> shards{1e100, 1.0, -1e100};  // in another order the 1 would remain

  const std::vector<double> sum = sharded_sum(
      executor, 3, 1, 1, [&](std::size_t begin, std::size_t, int, std::span<double> out) { out[0] = shards[begin]; });

  EXPECT_EQ(sum[0], 0.0);
}

TEST(ShardedSum, NamesTheWorker) {
  Executor executor(2);
  std::mutex mutex;
  std::vector<int> workers;

  sharded_sum(executor, 50, 1, 1, [&](std::size_t, std::size_t, int worker, std::span<double>) {
    const std::lock_guard lock(mutex);
    workers.push_back(worker);
  });

  ASSERT_EQ(workers.size(), 50U);
  for (const int worker : workers) EXPECT_TRUE(worker == 0 || worker == 1) << worker;
}

}  // namespace
}  // namespace ldavi
