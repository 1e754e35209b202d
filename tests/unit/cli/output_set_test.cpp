// SPDX-License-Identifier: Apache-2.0
#include "cli/output_set.hpp"

#include <gtest/gtest.h>

#include <csignal>

#include "ldavi/base/error.hpp"
#include "support/temporary_folder.hpp"

namespace ldavi::cli {
namespace {

using Names = std::set<std::string>;

TEST(OutputSet, GivesAllFilesTheirNamesTogether) {
  const TemporaryFolder folder;
  {
    OutputSet files({folder.file("a"), folder.file("b")}, "", ExistingFile::kRefuse);
    ASSERT_EQ(files.size(), 2U);
    EXPECT_TRUE(files[0].is_regular());
    files.sink(0)("first");
    files.sink(1)("second");
    EXPECT_FALSE(std::filesystem::exists(folder.file("a")));
    EXPECT_EQ(files.written().size(), 4U);
    files.commit();
  }
  EXPECT_EQ(folder.names(), (Names{"a", "b"}));
  EXPECT_EQ(bytes_of_file(folder.file("b")), "second");
}

TEST(OutputSet, LeavesNothingWhereItIsGivenUp) {
  const TemporaryFolder folder;
  {
    OutputSet files({folder.file("new/a"), folder.file("new/b")}, folder.file("new"), ExistingFile::kRefuse);
    files.sink(0)("first");
    EXPECT_TRUE(std::filesystem::is_directory(folder.file("new")));
  }
  EXPECT_TRUE(folder.names().empty());
}

TEST(OutputSetDeathTest, LeavesNothingWhereASignalEndsTheProgram) {
  testing::FLAGS_gtest_death_test_style = "fast";
  const TemporaryFolder folder;
  EXPECT_EXIT(
      {
        OutputSet files({folder.file("new/a"), folder.file("new/b")}, folder.file("new"), ExistingFile::kRefuse);
        files.sink(0)("first");
        std::raise(SIGTERM);
      },
      testing::KilledBySignal(SIGTERM), "");
  EXPECT_TRUE(folder.names().empty());
}

TEST(OutputSetDeathTest, LeavesAFolderThatWasThere) {
  testing::FLAGS_gtest_death_test_style = "fast";
  const TemporaryFolder folder;
  std::filesystem::create_directory(folder.file("old"));
  EXPECT_EXIT(
      {
        OutputSet files({folder.file("old/a")}, folder.file("old"), ExistingFile::kRefuse);
        std::raise(SIGTERM);
      },
      testing::KilledBySignal(SIGTERM), "");
  EXPECT_EQ(folder.names(), (Names{"old"}));
}

TEST(OutputSet, KeepsTheFolderItMade) {
  const TemporaryFolder folder;
  {
    OutputSet files({folder.file("new/a")}, folder.file("new"), ExistingFile::kRefuse);
    files.commit();
  }
  EXPECT_TRUE(std::filesystem::exists(folder.file("new/a")));
  OutputSet more({folder.file("new/b")}, folder.file("new"), ExistingFile::kRefuse);
  more.commit();
  EXPECT_TRUE(std::filesystem::exists(folder.file("new/b")));
}

TEST(OutputSet, WritesNoneWhereOneIsThere) {
  const TemporaryFolder folder;
  const std::string old = folder.write("b", "precious");
  EXPECT_THROW(OutputSet({folder.file("a"), old}, "", ExistingFile::kRefuse), IoError);
  EXPECT_EQ(folder.names(), (Names{"b"}));
  EXPECT_EQ(bytes_of_file(old), "precious");
  OutputSet files({folder.file("a"), old}, "", ExistingFile::kReplace);
  files.commit();
  EXPECT_EQ(bytes_of_file(old), "");
}

TEST(OutputSet, MakesNoFolderInsideOneThatIsMissing) {
  const TemporaryFolder folder;
  EXPECT_THROW(OutputSet({folder.file("x/y/a")}, folder.file("x/y"), ExistingFile::kRefuse), IoError);
  const std::string file = folder.write("f", "");
  EXPECT_THROW(OutputSet({file + "/a"}, file, ExistingFile::kRefuse), IoError);
}

}  // namespace
}  // namespace ldavi::cli
