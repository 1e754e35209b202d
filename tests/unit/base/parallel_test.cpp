// SPDX-License-Identifier: Apache-2.0
#include "ldavi/base/parallel.hpp"

#include <gtest/gtest.h>
#include <sched.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <string>
#include <vector>

#include "ldavi/base/error.hpp"

namespace ldavi {
namespace {

class EveryNumberOfThreads : public testing::TestWithParam<int> {
 protected:
  Executor executor_{GetParam()};
};
INSTANTIATE_TEST_SUITE_P(, EveryNumberOfThreads, testing::Values(1, 2, 3, 8), testing::PrintToStringParamName());

TEST_P(EveryNumberOfThreads, RunsEveryShardOnce) {
  for (const std::size_t num_shards : {0U, 1U, 2U, 7U, 8U, 10'000U}) {
    std::vector<std::atomic<int>> runs(num_shards);

    executor_.for_each_shard(num_shards, [&](std::size_t shard, int) { ++runs[shard]; });

    for (const std::atomic<int>& count : runs) EXPECT_EQ(count, 1);
  }
}

TEST_P(EveryNumberOfThreads, RunsNoTwoBodiesWithOneWorkerAtATime) {
  std::vector<std::atomic<bool>> busy(static_cast<std::size_t>(GetParam()));
  std::atomic<int> clashes = 0;

  executor_.for_each_shard(20'000, [&](std::size_t, int worker) {
    std::atomic<bool>& mine = busy.at(static_cast<std::size_t>(worker));
    if (mine.exchange(true)) ++clashes;
    mine = false;
  });

  EXPECT_EQ(clashes, 0);
}

TEST_P(EveryNumberOfThreads, SeesWhatTheShardsWroteWithoutFurtherCare) {
  std::vector<std::size_t> squares(5'000);  // not atomic

  executor_.for_each_shard(squares.size(), [&](std::size_t shard, int) { squares[shard] = shard * shard; });

  for (std::size_t shard = 0; shard < squares.size(); ++shard) EXPECT_EQ(squares[shard], shard * shard);
}

TEST_P(EveryNumberOfThreads, ThrowsTheErrorOfTheFirstShardThatFails) {
  for (int repeat = 0; repeat < 50; ++repeat) {
    std::string message;
    try {
      executor_.for_each_shard(1'000, [](std::size_t shard, int) {
        if (shard % 10 == 5) throw std::runtime_error("shard " + std::to_string(shard));
      });
    } catch (const std::runtime_error& error) {
      message = error.what();
    }
    ASSERT_EQ(message, "shard 5");
  }
}

TEST_P(EveryNumberOfThreads, EndsTheLoopSoonAfterAnError) {
  std::atomic<std::size_t> runs = 0;

  EXPECT_THROW(executor_.for_each_shard(1'000'000,
                                        [&](std::size_t, int) {
                                          ++runs;
                                          throw NumericError("nan");
                                        }),
               NumericError);

  EXPECT_LE(runs, static_cast<std::size_t>(GetParam()));
}

TEST_P(EveryNumberOfThreads, CanBeUsedAgainAfterAnError) {
  EXPECT_THROW(executor_.for_each_shard(100, [](std::size_t, int) { throw NumericError("nan"); }), NumericError);
  std::atomic<int> runs = 0;

  executor_.for_each_shard(100, [&](std::size_t, int) { ++runs; });

  EXPECT_EQ(runs, 100);
}

// Each body waits for the others: with fewer threads than asked for, it would wait in vain.
TEST_P(EveryNumberOfThreads, ReallyUsesSoManyThreads) {
  if (parallel_backend_name() == "serial") GTEST_SKIP() << "one thread by design";
  const int num_threads = GetParam();
  std::mutex mutex;
  std::condition_variable all_here;
  int here = 0;
  std::atomic<int> in_vain = 0;

  executor_.for_each_shard(static_cast<std::size_t>(num_threads), [&](std::size_t, int) {
    std::unique_lock lock(mutex);
    if (++here == num_threads) all_here.notify_all();
    if (!all_here.wait_for(lock, std::chrono::seconds(20), [&] { return here == num_threads; })) ++in_vain;
  });

  EXPECT_EQ(in_vain, 0);
}

TEST_P(EveryNumberOfThreads, CutsARangeIntoBlocks) {
  std::vector<int> counts(1'000);
  std::atomic<std::size_t> longest = 0;

  for_each_block(executor_, counts.size(), 64, [&](std::size_t begin, std::size_t end, int) {
    for (std::size_t i = begin; i < end; ++i) ++counts[i];
    if (end - begin > longest) longest = end - begin;
  });

  EXPECT_EQ(counts, std::vector<int>(1'000, 1));
  EXPECT_EQ(longest, 64U);
}

TEST_P(EveryNumberOfThreads, RunsManyShortLoops) {
  std::atomic<int> runs = 0;

  for (int loop = 0; loop < 2'000; ++loop) executor_.for_each_shard(3, [&](std::size_t, int) { ++runs; });

  EXPECT_EQ(runs, 6'000);
}

TEST(Executor, RefusesNumbersOfThreadsThatMakeNoSense) {
  for (const int num_threads : {-1, 0, 1025}) EXPECT_THROW(Executor{num_threads}, InvalidArgument) << num_threads;
}

TEST(Executor, PrintsNothingWhereSeveralOfDifferentSizesLive) {
  std::atomic<int> runs = 0;
  testing::internal::CaptureStderr();
  {
    std::vector<std::unique_ptr<Executor>> executors;
    for (const int num_threads : {1, 3, 8, 2, 64}) executors.push_back(std::make_unique<Executor>(num_threads));
    for (const auto& executor : executors) executor->for_each_shard(100, [&](std::size_t, int) { ++runs; });
  }
  Executor(16).for_each_shard(100, [&](std::size_t, int) { ++runs; });

  EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
  EXPECT_EQ(runs, 600);
}

TEST(AvailableProcessors, KeepToTheAffinityMask) {
  EXPECT_GE(available_processors(), 1);
  cpu_set_t old;
  ASSERT_EQ(sched_getaffinity(0, sizeof(old), &old), 0);
  EXPECT_LE(available_processors(), CPU_COUNT(&old));
  cpu_set_t one;
  CPU_ZERO(&one);
  CPU_SET(sched_getcpu(), &one);
  ASSERT_EQ(sched_setaffinity(0, sizeof(one), &one), 0);

  EXPECT_EQ(available_processors(), 1);

  sched_setaffinity(0, sizeof(old), &old);
}

}  // namespace
}  // namespace ldavi
