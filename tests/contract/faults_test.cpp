// SPDX-License-Identifier: Apache-2.0
// Lets calls of the system fail under each command: the first of a kind, the second, and so on until there are no more. The
// program must end with its result, or with an error that says what failed; what was saved before stays, and nothing else is
// left behind.
#include "support/faults.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <iostream>
#include <iterator>
#include <map>
#include <ostream>
#include <set>
#include <string>
#include <vector>

#include "base/content_hash.hpp"
#include "base/system_calls.hpp"
#include "cli/exit_code.hpp"
#include "contract/faulted_commands.hpp"
#include "ldavi/base/error.hpp"
#include "ldavi/corpus/prepared.hpp"
#include "ldavi/model/model_file.hpp"
#include "support/archives.hpp"
#include "support/child_program.hpp"
#include "unit/cli/cli_testing.hpp"

namespace ldavi::cli {
namespace {

namespace fs = std::filesystem;

/// What this program is called with to be lda-vi that loses its power: then the kind of call, which of them, and the arguments
/// of lda-vi.
constexpr const char* kWithFault = "--with-fault";

/// The slow form lets the first 300 calls of a kind fail and then ever fewer, the quick one the first ten. Only allocations are
/// so many.
std::uint64_t next_call(std::uint64_t call) {
  static const bool whole = std::getenv("LDAVI_WHOLE_TESTS") != nullptr;
  const std::uint64_t all = whole ? 300 : 10;
  return call < all ? call + 1 : call + (whole ? call / 30 : call / 2);
}

constexpr std::array kAllCalls{Call::kOpen,   Call::kRead,   Call::kWrite,  Call::kSync, Call::kClose,
                               Call::kRename, Call::kStatus, Call::kFolder, Call::kMap,  Call::kAllocate};

constexpr std::string_view kOld = "what was there before";

std::string hash_of(std::string_view bytes) { return hash_text(content_hash(bytes.data(), bytes.size())); }

std::string hash_of_file(const std::string& path) { return hash_of(bytes_of_file(path)); }

/// For when the program does not survive it, while standard error is caught.
const int kTerminal = dup(STDERR_FILENO);
std::array<char, 200> fault_now{};

void tell_fault(int signal) {
  static_cast<void>(!write(kTerminal, fault_now.data(), std::strlen(fault_now.data())));
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

class FaultTest : public testing::TestWithParam<Job> {
 protected:
  /// Paths and hashes.
  using Files = std::map<std::string, std::string>;

  struct Result {
    Outcome outcome;
    Files files;
  };

  void SetUp() override {
    for (const int signal : {SIGABRT, SIGSEGV}) std::signal(signal, tell_fault);
    fs::current_path(folder_.path());
    fs::create_directory("tmp");
    setenv("TMPDIR", "tmp", 1);
    make_inputs();
    expected_ = run_job({});
    ASSERT_EQ(expected_.outcome.code, 0) << expected_.outcome.err;
    for (const std::string& name : GetParam().outputs) ASSERT_TRUE(expected_.files.contains("out/" + name)) << name;
    ASSERT_EQ(expected_.files.size(), GetParam().outputs.size()) << testing::PrintToString(expected_.files);
  }
  static void TearDownTestSuite() { std::cout << num_faults_ << " faults\n"; }
  void TearDown() override {
    fs::current_path("/");
    unsetenv("TMPDIR");
  }

  void make_inputs() {
    folder_.write("in/texts.jsonl", texts_of_jobs());
    folder_.write("in/texts.jsonl.gz", gzip_bytes(texts_of_jobs()));
    folder_.write("in/texts.jsonl.zst", zstd_bytes(texts_of_jobs()));
    folder_.write("in/letters/a/1.txt", "Bread and flour go into the oven, bread is dough.\n");
    folder_.write("in/letters/a/2.txt", "Rain on the garden; seed and soil and spade, a garden.\n");
    folder_.write("in/letters/b/3.txt", "Ticket and train and station, dough and garden, train.\n");
    if (needs("in/c.ldacorpus")) make({"prepare", "in/texts.jsonl", "-o", "in/c.ldacorpus"});
    if (needs("in/other.ldavi")) make(train_into("in/other.ldavi", {"in/texts.jsonl", "--seed", "2"}));
    make(train_into("in/m.ldavi", {"in/texts.jsonl"}));
    if (needs("in/m.checkpoint")) make_checkpoints();
  }

  static bool needs(const std::string& path) {
    const Words& arguments = GetParam().arguments;
    return std::find(arguments.begin(), arguments.end(), path) != arguments.end() || GetParam().given.contains(path.substr(3));
  }

  /// The power fails when the fourth checkpoint takes the place of the third.
  static void make_checkpoints() {
    ASSERT_TRUE(dies(train_into("in/killed.ldavi", {"in/texts.jsonl", "--checkpoint-every", "0s"}), {Call::kRename, 6}));
    fs::rename("in/killed.checkpoint", "in/m.checkpoint");
    fs::rename("in/killed.checkpoint.1", "in/m.checkpoint.1");
  }

  static void make(const Words& arguments) {
    const Outcome outcome = run(arguments);
    ASSERT_EQ(outcome.code, 0) << outcome.err;
  }

  /// Whether the fault kills the program with these arguments, in a process of its own.
  static bool dies(const Words& arguments, const Fault& fault) {
    Words words{kWithFault, std::to_string(static_cast<int>(fault.call)), std::to_string(fault.at)};
    words.insert(words.end(), arguments.begin(), arguments.end());
    const Ending ending = ChildProgram("/proc/self/exe", words).wait();
    EXPECT_TRUE(ending.signal == SIGKILL || ending.code == 0) << ending.signal.value_or(0) << ", " << ending.code.value_or(0);
    return ending.signal == SIGKILL;
  }

  static void lay_out() {
    fs::remove_all("out");
    fs::create_directory("out");
    for (const std::string& name : GetParam().outputs) std::ofstream("out/" + name) << kOld;
    for (const std::string& name : GetParam().given)
      fs::copy("in/" + name, "out/" + name, fs::copy_options::overwrite_existing);
  }

  static Files files() {
    Files found;
    for (const char* folder : {"out", "tmp"}) {
      for (const auto& entry : fs::directory_iterator(folder))
        found[entry.path().string()] = hash_of_file(entry.path().string());
    }
    return found;
  }

  static std::size_t open_files() {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator("/proc/self/fd"), fs::directory_iterator()));
  }

  static Result run_job(const Fault& fault) {
    lay_out();
    const std::string told = std::string(GetParam().name) + ": call of kind " + std::to_string(static_cast<int>(fault.call)) +
                             " number " + std::to_string(fault.at) + " failed with " + std::to_string(fault.error) +
                             (fault.lasting ? ", as all after it\n" : "\n");
    told.copy(fault_now.data(), fault_now.size() - 1);
    fault_now[std::min(told.size(), fault_now.size() - 1)] = '\0';
    const std::size_t open_before = open_files();
    Result result;
    {
      const CaughtStream out(STDOUT_FILENO);
      const CaughtStream err(STDERR_FILENO);
      {
        const Faults faults(fault);
        result.outcome.code = run_program(GetParam().arguments);
      }
      result.outcome.out = out.text();
      result.outcome.err = err.text();
    }
    EXPECT_EQ(open_files(), open_before) << told;
    result.files = files();
    return result;
  }

  static bool is_whole(const std::string& path) { return run({"inspect", path, "--verify"}).code == kExitDone; }

  /// Each output is the old one or the new one; a model may have been saved elsewhere; checkpoints may stay.
  void expect_sound(const Files& files) const {
    for (const auto& [path, hash] : files) {
      const fs::path name = fs::path(path).filename();
      if (GetParam().given.contains(name.string()) && hash == hash_of_file("in/" + name.string())) continue;
      if (const auto expected = expected_.files.find(path); expected != expected_.files.end()) {
        EXPECT_TRUE(hash == hash_of(kOld) || hash == expected->second || (GetParam().keeps_part && is_whole(path))) << path;
      } else if (name == "m-2.ldavi") {
        EXPECT_EQ(hash, expected_.files.at("out/m.ldavi")) << path;
      } else if (name.string().starts_with("m.checkpoint")) {
        EXPECT_TRUE(is_whole(path)) << path;
      } else {
        ADD_FAILURE() << path << " was left behind";
      }
    }
  }

  /// The result, or an error of which a reader learns what failed.
  void expect_right(const Result& result, const Fault& fault) const {
    const Outcome& outcome = result.outcome;
    if (outcome.code == kExitDone) {
      EXPECT_EQ(outcome.out, expected_.outcome.out);
      EXPECT_EQ(result.files, expected_.files);
      return;
    }
    expect_sound(result.files);
    EXPECT_NE(outcome.err.find("lda-vi: "), std::string::npos);
    if (fault.call == Call::kAllocate) {
      EXPECT_EQ(outcome.code, kExitMemory) << outcome.err;
      EXPECT_NE(outcome.err.find("out of memory"), std::string::npos) << outcome.err;
      return;
    }
    EXPECT_TRUE(outcome.code == kExitNoInput || outcome.code == kExitCannotCreate || outcome.code == kExitInputOutput)
        << outcome.code << ": " << outcome.err;
    EXPECT_NE(outcome.err.find(std::generic_category().message(fault.error)), std::string::npos) << outcome.err;
  }

  /// `check(result, fault)` after the first call failed, the second, …
  template <class Check>
  void for_each_call(Fault fault, const Check& check) {
    for (fault.at = 1;; fault.at = next_call(fault.at)) {
      const Result result = run_job(fault);
      if (!fault_was_met()) break;
      ++num_faults_;
      SCOPED_TRACE(fault_now.data());
      check(result, fault);
      if (HasFailure()) break;
    }
  }

  void expect_right_or_error(const Fault& fault) {
    for_each_call(fault, [this](const Result& result, const Fault& met) { expect_right(result, met); });
  }

  void expect_unmoved(const Fault& fault) {
    for_each_call(fault, [this](const Result& result, const Fault&) {
      EXPECT_EQ(result.outcome.code, 0) << result.outcome.err;
      EXPECT_EQ(result.outcome.out, expected_.outcome.out);
      EXPECT_EQ(result.files, expected_.files);
    });
  }

  TemporaryFolder folder_;
  Result expected_;
  static inline std::uint64_t num_faults_ = 0;
};

/// The stand-in itself: what was written, and closed without a sync, goes with the power; what was synced stays.
TEST(FaultsDeathTest, LosePowerAndWhatWasNotSynced) {
  const TemporaryFolder folder;
  EXPECT_EXIT(
      {
        const Faults faults({Call::kRename, 1, kKill});
        for (const char* name : {"lost", "kept"}) {  // under the same number
          const FileDescriptor file = create_new(folder.file(name));
          write_all(file, name, "bytes", 5);
          if (std::string_view(name) == "kept") sync_file(file, name);
        }
        rename_file(folder.file("kept"), folder.file("renamed"), true);
      },
      testing::KilledBySignal(SIGKILL), "");
  EXPECT_EQ(bytes_of_file(folder.file("lost")), "");
  EXPECT_EQ(bytes_of_file(folder.file("kept")), "bytes");
}

INSTANTIATE_TEST_SUITE_P(All, FaultTest, testing::ValuesIn(all_jobs()),
                         [](const auto& job) { return std::string(job.param.name); });

TEST_P(FaultTest, OfACallIsAnErrorOrDoesNotMatter) {
  for (const Call call : kAllCalls) {
    if (call != Call::kAllocate) expect_right_or_error({call, 1, EIO});
  }
}

TEST_P(FaultTest, OfAFullDiskLeavesNoFile) {
  for (const int error : {ENOSPC, EDQUOT}) expect_right_or_error({Call::kWrite, 1, error, true});
}

TEST_P(FaultTest, OfOpeningForGoodIsAnError) { expect_right_or_error({Call::kOpen, 1, EMFILE, true}); }

TEST_P(FaultTest, OfInterruptedCallsDoesNotMatter) {
  for (const Call call : {Call::kOpen, Call::kRead, Call::kWrite, Call::kSync, Call::kClose, Call::kRename})
    expect_unmoved({call, 1, EINTR});
}

TEST_P(FaultTest, OfShortReadsAndWritesDoesNotMatter) {
  for (const Call call : {Call::kRead, Call::kWrite}) expect_unmoved({call, 1, kShort});
}

TEST_P(FaultTest, OfOneAllocationIsAnErrorOrDoesNotMatter) { expect_right_or_error({Call::kAllocate, 1, ENOMEM}); }

TEST_P(FaultTest, OfAllAllocationsIsAnError) { expect_right_or_error({Call::kAllocate, 1, ENOMEM, true}); }

/// Killed at each call that changes files, with what was not synced lost.
TEST_P(FaultTest, OfThePowerLeavesTheOldFileOrTheNewOne) {
  for (const Call call : {Call::kOpen, Call::kWrite, Call::kSync, Call::kClose, Call::kRename}) {
    for (Fault fault{call, 1};; fault.at = next_call(fault.at)) {
      lay_out();
      if (!dies(GetParam().arguments, fault)) break;
      ++num_faults_;
      Files found = files();
      std::erase_if(found, [](const auto& file) { return file.first.ends_with(".tmp"); });
      SCOPED_TRACE(std::to_string(static_cast<int>(call)) + ", " + std::to_string(fault.at));
      expect_sound(found);
      for (const std::string& name : GetParam().outputs) EXPECT_TRUE(found.contains("out/" + name)) << name;
      if (HasFailure()) return;
    }
  }
}

}  // namespace
}  // namespace ldavi::cli

/// Asked by LeakSanitizer. Boost takes the value of an option as a bare pointer, and loses it where there is no memory for the
/// option.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() { return "leak:boost::program_options"; }

int main(int argc, char** argv) {
  if (argc > 4 && std::string_view(argv[1]) == ldavi::cli::kWithFault) {
    const ldavi::Faults faults(
        {static_cast<ldavi::Call>(std::atoi(argv[2])), static_cast<std::uint64_t>(std::atoll(argv[3])), ldavi::kKill});
    return ldavi::cli::run_program({argv + 4, argv + argc});
  }
  testing::InitGoogleTest(&argc, argv);
  return RUN_ALL_TESTS();
}
