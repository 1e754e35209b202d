// SPDX-License-Identifier: Apache-2.0
#include "base/memory_left.hpp"

#include <gtest/gtest.h>

#include <string>

#include "ldavi/base/available_memory.hpp"
#include "support/temporary_folder.hpp"

namespace ldavi {
namespace {

/// A made-up root folder.
class MemoryLeft : public testing::Test {
 protected:
  void write(const std::string& path, const std::string& text) const { root_.write(path, text); }
  std::optional<std::uint64_t> left() const { return memory_left(root_.path()); }

 private:
  const TemporaryFolder root_;
};

TEST_F(MemoryLeft, IsNothingWhereNobodyTells) { EXPECT_EQ(left(), std::nullopt); }

TEST_F(MemoryLeft, IsWhatTheSystemHas) {
  write("proc/meminfo", "MemTotal:       1000 kB\nMemFree: 1 kB\nMemAvailable:    500 kB\n");

  EXPECT_EQ(left(), 512'000U);
}

TEST_F(MemoryLeft, IsWhatTheControlGroupHasWhereThatIsLess) {
  write("proc/meminfo", "MemAvailable:    500 kB\n");
  write("proc/self/cgroup", "0::/a/b\n");
  write("sys/fs/cgroup/a/b/memory.max", "max\n");
  write("sys/fs/cgroup/a/memory.max", "300000\n");
  write("sys/fs/cgroup/a/memory.current", "250000\n");
  write("sys/fs/cgroup/a/memory.stat", "anon 1\ninactive_file 20000\n");

  EXPECT_EQ(left(), 70'000U) << "files that are held in memory can be given up";
}

TEST_F(MemoryLeft, IsNeverBelowZero) {
  write("proc/self/cgroup", "0::/\n");
  write("sys/fs/cgroup/memory.max", "1000\n");
  write("sys/fs/cgroup/memory.current", "5000\n");

  EXPECT_EQ(left(), 0U);
}

TEST_F(MemoryLeft, KnowsVersionOneOfControlGroups) {
  write("proc/self/cgroup", "5:cpu:/x\n7:memory:/x\n");
  write("sys/fs/cgroup/memory/x/memory.limit_in_bytes", "1000000\n");
  write("sys/fs/cgroup/memory/x/memory.usage_in_bytes", "400000\n");
  write("sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712\n");
  write("sys/fs/cgroup/memory/memory.usage_in_bytes", "500000\n");

  EXPECT_EQ(left(), 600'000U);
}

TEST(AvailableMemory, OfThisProcessIsSome) { EXPECT_GT(available_memory(), 1'000'000U); }

}  // namespace
}  // namespace ldavi
