// SPDX-License-Identifier: Apache-2.0
#include "base/output_file.hpp"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <set>
#include <string>

#include "ldavi/base/error.hpp"
#include "support/pipe.hpp"
#include "support/temporary_folder.hpp"

namespace ldavi {
namespace {

namespace fs = std::filesystem;
using Action = IoError::Action;
using Names = std::set<std::string>;

/// Calls it and checks how it fails; gives the message.
template <class Call>
std::string expect_io_error(Action action, std::errc code, const std::string& path, const Call& call) {
  try {
    call();
    ADD_FAILURE() << "nothing was thrown";
  } catch (const IoError& error) {
    EXPECT_EQ(error.action(), action);
    EXPECT_EQ(error.code(), code);
    EXPECT_EQ(error.path(), path);
    return error.what();
  }
  return {};
}

void save(const std::string& path, std::string_view bytes, ExistingFile existing = ExistingFile::kRefuse) {
  OutputFile file(path, existing);
  file.write(bytes);
  file.commit();
}

class OutputFileTest : public testing::Test {
 protected:
  const TemporaryFolder folder_;
};

TEST_F(OutputFileTest, IsThereAfterCommitAndNothingBesideIt) {
  save(folder_.file("out"), "text");

  EXPECT_EQ(bytes_of_file(folder_.file("out")), "text");
  EXPECT_EQ(folder_.names(), Names{"out"});
}

TEST_F(OutputFileTest, LeavesNothingWithoutCommit) {
  {
    OutputFile file(folder_.file("out"), ExistingFile::kRefuse);
    file.write(std::string(200'000, 'x'));
    EXPECT_FALSE(fs::exists(folder_.file("out")));
    EXPECT_EQ(folder_.names().size(), 1U) << "the temporary is beside it";
  }
  EXPECT_EQ(folder_.names(), Names{});
}

TEST_F(OutputFileTest, WritesSmallAndLargePiecesInOrder) {
  std::string expected;
  OutputFile file(folder_.file("out"), ExistingFile::kRefuse);
  for (std::size_t size = 1; size < 300'000; size *= 3) {
    expected += std::string(size, static_cast<char>('a' + size % 26));
    file.write(std::string_view(expected).substr(expected.size() - size));
  }
  file.commit();

  EXPECT_EQ(bytes_of_file(folder_.file("out")), expected);
}

TEST_F(OutputFileTest, WritesOverWhatWasWritten) {
  OutputFile file(folder_.file("out"), ExistingFile::kRefuse);
  file.write("00 rows");
  file.overwrite(0, "17");
  file.write(", the end");
  file.commit();

  EXPECT_EQ(bytes_of_file(folder_.file("out")), "17 rows, the end");
}

TEST_F(OutputFileTest, WritesBeyondItsEnd) {
  OutputFile file(folder_.file("out"), ExistingFile::kRefuse);
  file.overwrite(3, "end");
  char read_back[2] = {};
  EXPECT_EQ(read_some_at(file.descriptor(), "out", 3, read_back, 2), 2U);
  file.commit();

  EXPECT_EQ(std::string_view(read_back, 2), "en");
  EXPECT_EQ(bytes_of_file(folder_.file("out")), std::string("\0\0\0end", 6));
}

TEST_F(OutputFileTest, MayHaveNoName) {
  OutputFile file(create_unnamed(folder_.path()), folder_.path());
  file.overwrite(0, "text");
  char read_back[4] = {};

  EXPECT_EQ(read_some_at(file.descriptor(), "out", 0, read_back, 4), 4U);
  EXPECT_EQ(std::string_view(read_back, 4), "text");
  EXPECT_EQ(folder_.names(), Names{});
  EXPECT_EQ(file.temporary(), "");
}

TEST_F(OutputFileTest, ReplacesAnOldFileOnlyAtCommit) {
  const std::string path = folder_.write("out", "old");
  OutputFile file(path, ExistingFile::kReplace);
  file.write("new");
  file.flush();
  EXPECT_EQ(bytes_of_file(path), "old");

  file.commit();

  EXPECT_EQ(bytes_of_file(path), "new");
  EXPECT_EQ(folder_.names(), Names{"out"});
}

TEST_F(OutputFileTest, KeepsTheOldFileWithoutCommit) {
  const std::string path = folder_.write("out", "old");
  { OutputFile(path, ExistingFile::kReplace).write("new"); }

  EXPECT_EQ(bytes_of_file(path), "old");
  EXPECT_EQ(folder_.names(), Names{"out"});
}

TEST_F(OutputFileTest, RefusesAnOldFileAndSaysWhatToDo) {
  const std::string path = folder_.write("out", "old");

  const std::string message =
      expect_io_error(Action::kCreateOutput, std::errc::file_exists, path, [&] { OutputFile(path, ExistingFile::kRefuse); });

  EXPECT_NE(message.find("use --force to replace it"), std::string::npos) << message;
  EXPECT_EQ(folder_.names(), Names{"out"});
}

TEST_F(OutputFileTest, RefusesAFileThatAppearsWhileItIsWritten) {
  OutputFile file(folder_.file("out"), ExistingFile::kRefuse);
  file.write("ours");
  const std::string path = folder_.write("out", "theirs");

  expect_io_error(Action::kCreateOutput, std::errc::file_exists, path, [&] { file.commit(); });

  EXPECT_EQ(bytes_of_file(path), "theirs");
  EXPECT_EQ(folder_.names(), Names{"out"});
}

TEST_F(OutputFileTest, NamesTheFolderThatIsMissing) {
  const std::string path = folder_.file("no/such/out");

  const std::string message = expect_io_error(Action::kCreateOutput, std::errc::no_such_file_or_directory, path,
                                              [&] { OutputFile(path, ExistingFile::kRefuse); });

  EXPECT_NE(message.find("create the folder " + folder_.file("no/such") + " first"), std::string::npos) << message;
}

TEST_F(OutputFileTest, RefusesAFolder) {
  expect_io_error(Action::kCreateOutput, std::errc::is_a_directory, folder_.path(),
                  [&] { OutputFile(folder_.path(), ExistingFile::kReplace); });
  const std::string path = folder_.file("new/");
  expect_io_error(Action::kCreateOutput, std::errc::is_a_directory, path, [&] { OutputFile(path, ExistingFile::kReplace); });
}

TEST_F(OutputFileTest, WritesThroughALink) {
  folder_.write("elsewhere/file", "old");
  fs::create_symlink("elsewhere/file", folder_.file("link"));

  save(folder_.file("link"), "new", ExistingFile::kReplace);

  EXPECT_TRUE(fs::is_symlink(folder_.file("link")));
  EXPECT_EQ(bytes_of_file(folder_.file("elsewhere/file")), "new");
  EXPECT_EQ(folder_.names(), (Names{"elsewhere", "link"}));
}

TEST_F(OutputFileTest, CreatesWhatABrokenLinkNames) {
  fs::create_symlink("file", folder_.file("second"));
  fs::create_symlink(folder_.file("second"), folder_.file("first"));

  save(folder_.file("first"), "new");

  EXPECT_EQ(folder_.names(), (Names{"file", "first", "second"}));
  EXPECT_EQ(bytes_of_file(folder_.file("file")), "new");
}

TEST_F(OutputFileTest, RefusesACircleOfLinks) {
  const std::string path = folder_.file("link");
  fs::create_symlink("link", path);

  expect_io_error(Action::kCreateOutput, std::errc::too_many_symbolic_link_levels, path,
                  [&] { OutputFile(path, ExistingFile::kReplace); });
}

TEST_F(OutputFileTest, KeepsThePermissionsOfTheFileItReplaces) {
  const std::string path = folder_.write("out", "old");
  fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write);

  save(path, "new", ExistingFile::kReplace);

  EXPECT_EQ(fs::status(path).permissions(), fs::perms::owner_read | fs::perms::owner_write);
}

TEST_F(OutputFileTest, GivesANewFileTheUsualPermissions) {
  const mode_t old = umask(027);
  save(folder_.file("out"), "new");
  umask(old);

  EXPECT_EQ(fs::status(folder_.file("out")).permissions(),
            fs::perms::owner_read | fs::perms::owner_write | fs::perms::group_read);
}

TEST_F(OutputFileTest, DoesNotMindTheTemporaryOfAKilledRun) {
  const std::string left = ".out." + std::to_string(getpid()) + ".tmp";
  folder_.write(left, "half");

  save(folder_.file("out"), "new");

  EXPECT_EQ(bytes_of_file(folder_.file("out")), "new");
  EXPECT_EQ(folder_.names(), (Names{left, "out"}));
}

TEST_F(OutputFileTest, TakesTheLongestName) {
  const std::string name(255, 'n');

  save(folder_.file(name), "new");

  EXPECT_EQ(folder_.names(), Names{name});
}

TEST_F(OutputFileTest, LeavesTheOldFileWhereTheDiskIsFull) {
  const std::string path = folder_.write("out", "old");
  rlimit old{};
  getrlimit(RLIMIT_FSIZE, &old);
  const rlimit small{1000, old.rlim_max};
  const auto old_handler = std::signal(SIGXFSZ, SIG_IGN);
  setrlimit(RLIMIT_FSIZE, &small);

  expect_io_error(Action::kWrite, std::errc::file_too_large, path,
                  [&] { save(path, std::string(2000, 'x'), ExistingFile::kReplace); });

  setrlimit(RLIMIT_FSIZE, &old);
  std::signal(SIGXFSZ, old_handler);
  EXPECT_EQ(bytes_of_file(path), "old");
  EXPECT_EQ(folder_.names(), Names{"out"});
}

TEST(OutputFile, ReportsAFullDeviceAtWriteOrCommit) {
  expect_io_error(Action::kWrite, std::errc::no_space_on_device, "/dev/full", [] { save("/dev/full", "small"); });
  expect_io_error(Action::kWrite, std::errc::no_space_on_device, "/dev/full",
                  [] { save("/dev/full", std::string(200'000, 'x')); });
}

TEST(OutputFile, WritesStraightToADevice) {
  OutputFile file("/dev/null", ExistingFile::kRefuse);

  EXPECT_FALSE(file.is_regular());
  EXPECT_NO_THROW(file.commit());
}

TEST(OutputFile, HandsAFlushedPieceToTheReaderOfAPipe) {
  const Pipe pipe;
  OutputFile file(pipe.writer_path(), ExistingFile::kRefuse);

  file.write("row");
  file.flush();

  EXPECT_EQ(pipe.get(), "row");
}

TEST(OutputFile, ReportsAPipeThatNobodyReads) {
  Pipe pipe;
  const std::string path = pipe.writer_path();
  OutputFile file(path, ExistingFile::kRefuse);
  file.write("row");
  pipe.close_reader();
  const auto old_handler = std::signal(SIGPIPE, SIG_IGN);

  expect_io_error(Action::kWrite, std::errc::broken_pipe, path, [&] { file.commit(); });

  std::signal(SIGPIPE, old_handler);
}

TEST(OutputFile, WritesToStandardOutputAndLeavesItOpen) {
  const Pipe pipe;
  std::string name;
  {
    const ReplacedStream replaced(STDOUT_FILENO, pipe.writer());
    OutputFile file("-", ExistingFile::kRefuse);
    name = file.name();
    file.write("text");
    file.commit();
    save("-", " and more");
  }
  EXPECT_EQ(name, "standard output");
  EXPECT_EQ(pipe.get(), "text and more");
}

TEST(OutputFile, DropsWhatWasNotCommitted) {
  Pipe pipe;
  { OutputFile(pipe.writer_path(), ExistingFile::kRefuse).write("half"); }
  pipe.close_writer();

  EXPECT_EQ(pipe.get(), "");
}

TEST_F(OutputFileTest, IsAskedForBeforeLongWork) {
  const std::string path = folder_.write("out", "old");

  expect_io_error(Action::kCreateOutput, std::errc::file_exists, path, [&] { check_output(path, ExistingFile::kRefuse); });
  EXPECT_NO_THROW(check_output(path, ExistingFile::kReplace));
  expect_io_error(Action::kCreateOutput, std::errc::is_a_directory, folder_.path(),
                  [&] { check_output(folder_.path(), ExistingFile::kReplace); });
  expect_io_error(Action::kCreateOutput, std::errc::no_such_file_or_directory, folder_.file("no/new"),
                  [&] { check_output(folder_.file("no/new"), ExistingFile::kRefuse); });
  EXPECT_NO_THROW(check_output(folder_.file("new"), ExistingFile::kRefuse));
  EXPECT_NO_THROW(check_output("/dev/null", ExistingFile::kRefuse));
  EXPECT_NO_THROW(check_output("-", ExistingFile::kRefuse));
}

}  // namespace
}  // namespace ldavi
