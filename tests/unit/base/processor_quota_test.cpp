// SPDX-License-Identifier: Apache-2.0
#include "base/processor_quota.hpp"

#include <gtest/gtest.h>

#include <string>

#include "support/temporary_folder.hpp"

namespace ldavi {
namespace {

/// A made-up root folder.
class ProcessorQuota : public testing::Test {
 protected:
  void groups(const std::string& lines) const { root_.write("proc/self/cgroup", lines); }
  void limit(const std::string& group, const std::string& text) const { root_.write("sys/fs/cgroup" + group, text); }
  std::optional<std::uint64_t> quota() const { return processor_quota(root_.path()); }

 private:
  const TemporaryFolder root_;
};

TEST_F(ProcessorQuota, IsNothingWithoutControlGroups) { EXPECT_EQ(quota(), std::nullopt); }

TEST_F(ProcessorQuota, IsRoundedUp) {
  groups("0::/\n");
  limit("/cpu.max", "150000 100000\n");

  EXPECT_EQ(quota(), 2U);
}

TEST_F(ProcessorQuota, IsNeverZero) {
  groups("0::/\n");
  limit("/cpu.max", "1000 100000\n");

  EXPECT_EQ(quota(), 1U);
}

TEST_F(ProcessorQuota, IsNothingForMax) {
  groups("0::/\n");
  limit("/cpu.max", "max 100000\n");

  EXPECT_EQ(quota(), std::nullopt);
}

TEST_F(ProcessorQuota, IsTheTightestOfTheGroupsAround) {
  groups("0::/slice/service/job\n");
  limit("/slice/service/cpu.max", "200000 100000\n");
  limit("/slice/cpu.max", "300000 100000\n");
  limit("/slice/service/job/cpu.max", "max 100000\n");
  limit("/other/cpu.max", "100000 100000\n");

  EXPECT_EQ(quota(), 2U);
}

TEST_F(ProcessorQuota, KnowsVersionOne) {
  groups("5:memory:/box\n4:cpu,cpuacct:/box\n");
  limit("/cpu,cpuacct/box/cpu.cfs_quota_us", "250000\n");
  limit("/cpu,cpuacct/box/cpu.cfs_period_us", "100000\n");
  limit("/cpu,cpuacct/cpu.cfs_quota_us", "-1\n");
  limit("/cpu,cpuacct/cpu.cfs_period_us", "100000\n");

  EXPECT_EQ(quota(), 3U);
}

TEST_F(ProcessorQuota, DoesNotTripOverOtherText) {
  groups("nonsense\n0:\n0::/\n3:cpuset:/\n");
  limit("/cpu.max", "many some\n");

  EXPECT_EQ(quota(), std::nullopt);
}

}  // namespace
}  // namespace ldavi
