// SPDX-License-Identifier: Apache-2.0
#include "base/pipeline.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <numeric>

#include "ldavi/base/error.hpp"

namespace ldavi {
namespace {

struct Number {
  int value = 0;
  int square = 0;
};

/// The squares of 0, 1 … below `size`; the number of a step that throws, -1 for none.
std::vector<int> squares(int num_threads, int size, int broken_read = -1, int broken_work = -1, int broken_write = -1) {
  Executor executor(num_threads);
  const auto break_at = [](int broken, int value, const char* step) {
    if (value == broken) throw InvalidArgument(step + std::string(" ") + std::to_string(value));
  };
  int next = 0;
  std::vector<int> written;
  run_pipeline<Number>(executor, {[&](Number& number) {
                                    break_at(broken_read, next, "read");
                                    number.value = next++;
                                    return number.value < size;
                                  },
                                  [&](Number& number, int worker) {
                                    EXPECT_LT(worker, num_threads);
                                    break_at(broken_work, number.value, "work");
                                    // Some take longer than others.
                                    std::vector<int> ones(static_cast<std::size_t>(number.value % 7 * 1000), 1);
                                    number.square = number.value * number.value + std::accumulate(ones.begin(), ones.end(), 0) -
                                                    static_cast<int>(ones.size());
                                  },
                                  [&](const Number& number) {
                                    break_at(broken_write, number.value, "write");
                                    written.push_back(number.square);
                                  }});
  return written;
}

TEST(Pipeline, WritesInTheOrderOfReading) {
  std::vector<int> expected(1000);
  for (int i = 0; i < 1000; ++i) expected[static_cast<std::size_t>(i)] = i * i;
  for (const int num_threads : {1, 2, 3, 8}) EXPECT_EQ(squares(num_threads, 1000), expected) << num_threads;
}

TEST(Pipeline, NeedsNoItem) { EXPECT_TRUE(squares(2, 0).empty()); }

std::string error_of(int num_threads, int broken_read, int broken_work, int broken_write) {
  try {
    squares(num_threads, 1000, broken_read, broken_work, broken_write);
  } catch (const InvalidArgument& error) {
    return error.what();
  }
  return "";
}

TEST(Pipeline, ThrowsWhatAStepThrows) {
  for (const int num_threads : {1, 2, 8}) {
    EXPECT_EQ(error_of(num_threads, 500, -1, -1), "read 500");
    EXPECT_EQ(error_of(num_threads, -1, 500, -1), "work 500");
    EXPECT_EQ(error_of(num_threads, -1, -1, 500), "write 500");
  }
}

TEST(Pipeline, ThrowsTheErrorOfTheFirstItem) {
  for (const int num_threads : {1, 2, 8}) EXPECT_EQ(error_of(num_threads, 501, 500, -1), "work 500") << num_threads;
}

TEST(Pipeline, KeepsFewItemsAtATime) {
  for (const int num_threads : {1, 2}) {
    Executor executor(num_threads);
    std::atomic<int> open = 0;
    int most = 0;
    int left = 1000;
    run_pipeline<Number>(executor, {[&](Number&) {
                                      if (left == 0) return false;
                                      --left;
                                      most = std::max(most, ++open);
                                      return true;
                                    },
                                    [](Number&, int) {}, [&](Number&) { --open; }});
    EXPECT_LE(most, 5 * num_threads);
    EXPECT_EQ(open, 0);
  }
}

}  // namespace
}  // namespace ldavi
