// SPDX-License-Identifier: Apache-2.0
#include "base/control_group.hpp"

#include <gtest/gtest.h>

#include "support/temporary_folder.hpp"

namespace ldavi {
namespace {

using Strings = std::vector<std::string>;

TEST(ControlGroupFolders, AreThoseOfTheGroupAndThoseAroundIt) {
  const TemporaryFolder root;
  root.write("proc/self/cgroup", "0::/a/b\n");

  EXPECT_EQ(control_group_folders(root.path(), "memory"),
            (Strings{root.file("sys/fs/cgroup/a/b"), root.file("sys/fs/cgroup/a"), root.file("sys/fs/cgroup")}));
}

TEST(ControlGroupFolders, OfVersionOneAreThoseOfTheController) {
  const TemporaryFolder root;
  root.write("proc/self/cgroup", "3:cpu,cpuacct:/x\n4:memory:/y\nnonsense\n");

  EXPECT_EQ(control_group_folders(root.path(), "memory"),
            (Strings{root.file("sys/fs/cgroup/memory/y"), root.file("sys/fs/cgroup/memory")}));
  EXPECT_EQ(control_group_folders(root.path(), "cpu").front(), root.file("sys/fs/cgroup/cpu,cpuacct/x"));
  EXPECT_TRUE(control_group_folders(root.path(), "pids").empty());
}

TEST(FirstLine, IsEmptyWhereThereIsNoFile) {
  const TemporaryFolder root;

  EXPECT_EQ(first_line_of(root.write("a", "one\ntwo\n")), "one");
  EXPECT_EQ(first_line_of(root.file("missing")), "");
}

}  // namespace
}  // namespace ldavi
