// SPDX-License-Identifier: Apache-2.0
#include "base/system_calls.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <pthread.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <set>
#include <string>
#include <thread>
#include <utility>

#include "ldavi/base/error.hpp"
#include "support/pipe.hpp"
#include "support/temporary_folder.hpp"

namespace ldavi {
namespace {

using Action = IoError::Action;

bool is_open(int fd) { return fcntl(fd, F_GETFD) >= 0; }

/// Calls it and checks how it fails.
template <class Call>
void expect_io_error(Action action, std::errc code, const std::string& path, const Call& call) {
  try {
    call();
    ADD_FAILURE() << "nothing was thrown";
  } catch (const IoError& error) {
    EXPECT_EQ(error.action(), action);
    EXPECT_EQ(error.code(), code);
    EXPECT_EQ(error.path(), path);
  }
}

TEST(FileDescriptor, IsClosedOnDestruction) {
  int fd = -1;
  {
    const FileDescriptor file = open_for_reading("/dev/null");
    fd = file.get();
    EXPECT_TRUE(is_open(fd));
  }
  EXPECT_FALSE(is_open(fd));
}

TEST(FileDescriptor, ClosesTheOldOneWhenAnotherIsMovedIn) {
  FileDescriptor file = open_for_reading("/dev/null");
  const int old = file.get();
  FileDescriptor other = open_for_reading("/dev/zero");
  const int kept = other.get();

  file = std::move(other);

  EXPECT_FALSE(is_open(old));
  EXPECT_EQ(file.get(), kept);
}

TEST(FileDescriptor, LeavesAReleasedOneOpen) {
  FileDescriptor file = open_for_reading("/dev/null");
  const int fd = file.release();

  EXPECT_FALSE(file);
  EXPECT_TRUE(is_open(fd));
  close(fd);
}

TEST(OpenForReading, NamesWhatIsMissing) {
  expect_io_error(Action::kOpenInput, std::errc::no_such_file_or_directory, "/no/such/file",
                  [] { open_for_reading("/no/such/file"); });
}

TEST(OpenForReading, RefusesAFolder) {
  expect_io_error(Action::kOpenInput, std::errc::is_a_directory, "/", [] { open_for_reading("/"); });
}

TEST(CreateNew, RefusesWhatIsThere) {
  const TemporaryFolder folder;
  const std::string path = folder.write("old", "x");

  expect_io_error(Action::kCreateOutput, std::errc::file_exists, path, [&] { create_new(path); });
}

TEST(CreateUnnamed, LeavesNoName) {
  const TemporaryFolder folder;

  const FileDescriptor file = create_unnamed(folder.path());

  EXPECT_TRUE(folder.names().empty());
  write_all(file, folder.path(), "abc", 3);
  char out[4] = {};
  EXPECT_EQ(read_some_at(file, folder.path(), 1, out, sizeof(out)), 2U);
  EXPECT_EQ(std::string_view(out), "bc");
  EXPECT_EQ(read_some_at(file, folder.path(), 3, out, sizeof(out)), 0U);
}

TEST(CreateUnnamed, NamesTheFolderThatIsMissing) {
  expect_io_error(Action::kCreateOutput, std::errc::no_such_file_or_directory, "/no/such", [] { create_unnamed("/no/such"); });
}

TEST(MapFile, OutlivesTheDescriptorAndTheName) {
  std::shared_ptr<const std::byte> bytes;
  {
    const TemporaryFolder folder;
    const std::string path = folder.write("file", "abc");
    bytes = map_file(open_for_reading(path), path, 3);
  }
  EXPECT_EQ(std::string_view(reinterpret_cast<const char*>(bytes.get()), 3), "abc");
}

TEST(MapFile, RefusesWhatCannotBeMapped) {
  expect_io_error(Action::kRead, std::errc::no_such_device, "a pipe", [] {
    const Pipe pipe;
    map_file(FileDescriptor(fcntl(pipe.reader(), F_DUPFD_CLOEXEC, 0)), "a pipe", 3);
  });
}

TEST(StandardInput, IsStillOpenWhenItsDuplicateIsClosed) {
  { const FileDescriptor file = open_standard_input("standard input"); }

  EXPECT_TRUE(is_open(STDIN_FILENO));
}

TEST(NamesInFolder, AreThoseOfAllThatIsThere) {
  const TemporaryFolder folder;
  folder.write("a", "");
  folder.write(".hidden", "");
  folder.write("sub/b", "");

  const std::vector<std::string> names = names_in_folder(folder.path());

  EXPECT_EQ((std::set<std::string>(names.begin(), names.end())), (std::set<std::string>{".hidden", "a", "sub"}));
  EXPECT_EQ(names.size(), 3U);
  EXPECT_EQ(names_in_folder(folder.file("sub")), (std::vector<std::string>{"b"}));
}

TEST(NamesInFolder, TellsWhatCannotBeOpened) {
  expect_io_error(Action::kOpenInput, std::errc::no_such_file_or_directory, "/no/such", [] { names_in_folder("/no/such"); });
  expect_io_error(Action::kOpenInput, std::errc::not_a_directory, "/dev/null", [] { names_in_folder("/dev/null"); });
}

TEST(RegularFileSize, IsNothingForADevice) {
  const TemporaryFolder folder;
  const std::string path = folder.write("file", "12345");

  EXPECT_EQ(regular_file_size(open_for_reading(path), path), 5U);
  EXPECT_EQ(regular_file_size(open_for_reading("/dev/zero"), "/dev/zero"), std::nullopt);
}

TEST(IdentityOf, IsThatOfTheFileWhateverItsName) {
  const TemporaryFolder folder;
  const std::string path = folder.write("a", "x");
  std::filesystem::create_symlink(path, folder.file("link"));
  std::filesystem::create_hard_link(path, folder.file("hard"));

  ASSERT_TRUE(identity_of(path));
  EXPECT_EQ(identity_of(folder.file("link")), identity_of(path));
  EXPECT_EQ(identity_of(folder.file("hard")), identity_of(path));
  EXPECT_NE(identity_of(folder.write("b", "x")), identity_of(path));
  EXPECT_FALSE(identity_of(folder.file("nowhere")));
}

TEST(ReadSome, GivesWhatIsThereAndThenTheEnd) {
  Pipe pipe;
  const FileDescriptor file = open_for_reading(pipe.reader_path());
  char out[16];

  pipe.put("ab");
  EXPECT_EQ(read_some(file, "pipe", out, sizeof(out)), 2U);
  pipe.close_writer();
  EXPECT_EQ(read_some(file, "pipe", out, sizeof(out)), 0U);
}

TEST(ReadSome, GoesOnAfterASignal) {
  struct sigaction interrupt {};
  struct sigaction old {};
  interrupt.sa_handler = [](int) {};
  ASSERT_EQ(sigaction(SIGUSR1, &interrupt, &old), 0);
  const Pipe pipe;
  const FileDescriptor file = open_for_reading(pipe.reader_path());
  std::thread other([&, reader = pthread_self()] {
    for (int i = 0; i < 5; ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(2));
      pthread_kill(reader, SIGUSR1);
    }
    pipe.put("x");
  });
  char out = 0;

  EXPECT_EQ(read_some(file, "pipe", &out, 1), 1U);

  other.join();
  sigaction(SIGUSR1, &old, nullptr);
}

TEST(ReadSome, WaitsWhereTheDescriptorDoesNotBlock) {
  const Pipe pipe(O_NONBLOCK);
  const FileDescriptor file(fcntl(pipe.reader(), F_DUPFD_CLOEXEC, 0));
  std::thread writer([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
    pipe.put("x");
  });
  char out = 0;

  EXPECT_EQ(read_some(file, "pipe", &out, 1), 1U);

  writer.join();
}

TEST(WriteAll, WritesEverythingAlsoWhereEachCallTakesALittle) {
  const Pipe pipe(O_NONBLOCK);
  FileDescriptor file(fcntl(pipe.writer(), F_DUPFD_CLOEXEC, 0));
  const std::string bytes(1'000'000, 'x');
  std::string got;
  std::thread reader([&] {
    while (got.size() < bytes.size()) got += pipe.get();
  });

  write_all(file, "pipe", bytes.data(), bytes.size());

  reader.join();
  EXPECT_EQ(got, bytes);
}

TEST(WriteAll, NamesWhatIsFull) {
  const FileDescriptor file = open_for_writing("/dev/full");

  expect_io_error(Action::kWrite, std::errc::no_space_on_device, "/dev/full", [&] { write_all(file, "/dev/full", "x", 1); });
}

TEST(WriteAllAt, WritesOverWhatIsThere) {
  const TemporaryFolder folder;
  const std::string path = folder.file("file");
  const FileDescriptor file = create_new(path);
  write_all(file, path, "abcdef", 6);

  write_all_at(file, path, 2, "XY", 2);

  EXPECT_EQ(bytes_of_file(path), "abXYef");
}

TEST(CloseChecked, Closes) {
  FileDescriptor file = open_for_reading("/dev/null");
  const int fd = file.get();

  close_checked(std::move(file), "/dev/null");

  EXPECT_FALSE(is_open(fd));
}

TEST(RenameFile, ReplacesWhereAsked) {
  const TemporaryFolder folder;
  const std::string from = folder.write("from", "new");
  const std::string to = folder.write("to", "old");

  rename_file(from, to, true);

  EXPECT_EQ(bytes_of_file(to), "new");
  EXPECT_EQ(folder.names(), (std::set<std::string>{"to"}));
}

TEST(RenameFile, RefusesToReplaceElse) {
  const TemporaryFolder folder;
  const std::string from = folder.write("from", "new");
  const std::string to = folder.write("to", "old");

  expect_io_error(Action::kCreateOutput, std::errc::file_exists, to, [&] { rename_file(from, to, false); });

  EXPECT_EQ(bytes_of_file(to), "old");
  EXPECT_EQ(bytes_of_file(from), "new");
}

TEST(RenameFile, GivesAFreeNameWithoutReplacing) {
  const TemporaryFolder folder;

  rename_file(folder.write("from", "new"), folder.file("to"), false);

  EXPECT_EQ(folder.names(), (std::set<std::string>{"to"}));
}

TEST(SyncFolderOf, TakesAPathWithAndWithoutFolder) {
  EXPECT_NO_THROW(sync_folder_of("file"));
  EXPECT_NO_THROW(sync_folder_of("/file"));
  expect_io_error(Action::kWrite, std::errc::no_such_file_or_directory, "/no/such/file",
                  [] { sync_folder_of("/no/such/file"); });
}

TEST(RemoveQuietly, DoesNotMindThatNothingIsThere) {
  const TemporaryFolder folder;
  remove_quietly(folder.write("file", "x"));
  remove_quietly(folder.file("file"));

  EXPECT_TRUE(folder.names().empty());
}

}  // namespace
}  // namespace ldavi
