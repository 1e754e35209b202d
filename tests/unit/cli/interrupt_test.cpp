// SPDX-License-Identifier: Apache-2.0
#include "cli/interrupt.hpp"

#include <gtest/gtest.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>

#include "base/system_calls.hpp"
#include "cli/exit_code.hpp"
#include "support/temporary_folder.hpp"

namespace ldavi::cli {
namespace {

/// Each body runs in a process of its own, as it leaves signal handlers behind or dies.
class InterruptGuardDeathTest : public testing::Test {
 protected:
  InterruptGuardDeathTest() { testing::FLAGS_gtest_death_test_style = "fast"; }
};

TEST_F(InterruptGuardDeathTest, NotesTheFirstSignalAndGoesOn) {
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    EXPECT_EXIT(
        {
          const InterruptGuard guard;
          if (InterruptGuard::signal() != 0) std::exit(1);
          std::raise(signal);
          std::exit(InterruptGuard::signal() == signal ? 0 : 2);
        },
        testing::ExitedWithCode(0), "");
  }
}

TEST_F(InterruptGuardDeathTest, EndsAtOnceAtTheSecondSignal) {
  const auto twice = [](int first, int second) {
    const InterruptGuard guard;
    std::raise(first);
    std::raise(second);
    std::exit(1);  // not reached
  };
  EXPECT_EXIT(twice(SIGINT, SIGINT), testing::ExitedWithCode(130), "");
  EXPECT_EXIT(twice(SIGTERM, SIGTERM), testing::ExitedWithCode(143), "");
  EXPECT_EXIT(twice(SIGTERM, SIGINT), testing::ExitedWithCode(130), "");
  EXPECT_EXIT(twice(SIGHUP, SIGHUP), testing::ExitedWithCode(129), "");
}

TEST_F(InterruptGuardDeathTest, RemovesAnUnfinishedFileAtTheSecondSignal) {
  const TemporaryFolder folder;
  const std::string path = folder.write("model", "half");
  EXPECT_EXIT(
      {
        const InterruptGuard guard;
        const UnfinishedFiles files({path});
        std::raise(SIGINT);
        std::exit(std::filesystem::exists(path) ? 0 : 1);
      },
      testing::ExitedWithCode(0), "");
  EXPECT_EXIT(
      {
        const InterruptGuard guard;
        const UnfinishedFiles files({path});
        std::raise(SIGINT);
        std::raise(SIGINT);
      },
      testing::ExitedWithCode(130), "");
  EXPECT_FALSE(std::filesystem::exists(path));
}

TEST_F(InterruptGuardDeathTest, DiesOfASignalAgainWhenItIsGone) {
  EXPECT_EXIT(
      {
        { const InterruptGuard guard; }
        std::raise(SIGINT);
        std::exit(1);
      },
      testing::KilledBySignal(SIGINT), "");
}

TEST_F(InterruptGuardDeathTest, ForgetsTheSignalOfAnEarlierGuard) {
  EXPECT_EXIT(
      {
        {
          const InterruptGuard guard;
          std::raise(SIGINT);
        }
        const InterruptGuard guard;
        std::exit(InterruptGuard::signal());
      },
      testing::ExitedWithCode(0), "");
}

TEST_F(InterruptGuardDeathTest, LeavesAnIgnoredInterruptIgnored) {
  // A shell starts what goes to the background with SIGINT ignored: Ctrl-C is not meant for it.
  EXPECT_EXIT(
      {
        std::signal(SIGINT, SIG_IGN);
        const InterruptGuard guard;
        std::raise(SIGINT);
        std::exit(InterruptGuard::signal());
      },
      testing::ExitedWithCode(0), "");
}

TEST_F(InterruptGuardDeathTest, RemovesAnUnfinishedFileAndDies) {
  const TemporaryFolder folder;
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    const std::string first = folder.write("first", "half");
    const std::string second = folder.write("second", "half");
    EXPECT_EXIT(
        {
          const UnfinishedFileGuard guard({first, second});
          std::raise(signal);
          std::exit(1);
        },
        testing::KilledBySignal(signal), "");
    EXPECT_FALSE(std::filesystem::exists(first) || std::filesystem::exists(second)) << signal;
  }
}

TEST_F(InterruptGuardDeathTest, LeavesAFinishedFileAlone) {
  const TemporaryFolder folder;
  const std::string path = folder.write("done", "whole");
  EXPECT_EXIT(
      {
        { const UnfinishedFileGuard guard({path, ""}); }
        const UnfinishedFileGuard guard({"", ""});
        std::raise(SIGTERM);
        std::exit(1);
      },
      testing::KilledBySignal(SIGTERM), "");
  EXPECT_TRUE(std::filesystem::exists(path));
}

using MappedFileDeathTest = InterruptGuardDeathTest;

TEST_F(MappedFileDeathTest, ThatIsCutEndsTheProgramWithAMessage) {
  const TemporaryFolder folder;
  const std::string path = folder.write("mapped", std::string(10'000, 'x'));
  const std::string unfinished = folder.write("model", "half");
  EXPECT_EXIT(
      {
        end_where_mapped_files_fail();
        const UnfinishedFiles files({unfinished});
        const auto bytes = map_file(open_for_reading(path), path, 10'000);
        std::filesystem::resize_file(path, 0);
        std::exit(static_cast<int>(*bytes));
      },
      testing::ExitedWithCode(kExitInputOutput), "it was cut while it was used, or its disk failed");
  EXPECT_FALSE(std::filesystem::exists(unfinished));
}

TEST_F(MappedFileDeathTest, IsNotBlamedForOtherSignalsOfThatName) {
  EXPECT_EXIT(
      {
        end_where_mapped_files_fail();
        std::raise(SIGBUS);
        std::exit(0);
      },
      testing::KilledBySignal(SIGBUS), "");
}

}  // namespace
}  // namespace ldavi::cli
