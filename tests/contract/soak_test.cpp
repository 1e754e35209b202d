// SPDX-License-Identifier: Apache-2.0
// The commands one after the other in one process, again and again, on several kinds of corpus: nothing grows.
#include <gtest/gtest.h>
#include <malloc.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

#include "ldavi/base/parallel.hpp"
#include "unit/cli/cli_testing.hpp"

namespace ldavi::cli {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

/// The slow form goes on for half an hour, the quick one for some rounds.
const bool kWhole = std::getenv("LDAVI_WHOLE_TESTS") != nullptr;
constexpr std::chrono::minutes kWholeTime{30};
constexpr int kQuickRounds = 8;
/// Threads, caches and pools are there for good once they were needed.
constexpr int kWarmUpRounds = 3;

std::size_t resident_bytes() {
  std::ifstream file("/proc/self/statm");
  std::size_t pages = 0;
  file >> pages >> pages;
  return pages * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
}

/// Sanitizers keep what was freed, and find themselves what nobody frees.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kMemoryIsOurs = false;
#else
constexpr bool kMemoryIsOurs = true;
#endif

/// What threads and caches take one time more than another; what adds up goes past it.
constexpr std::size_t kResidentSlack = std::size_t{8} << 20U;

struct State {
  std::size_t resident = 0;
  std::size_t heap_in_use = 0;
  std::size_t open_files = 0;
  std::size_t temporary_files = 0;
};

class Soak : public testing::Test {
 protected:
  Soak() {
    fs::create_directory(folder_.file("tmp"));
    setenv("TMPDIR", folder_.file("tmp").c_str(), 1);
  }
  ~Soak() override { unsetenv("TMPDIR"); }

  std::string file(const std::string& name) const { return folder_.file(name); }

  static void ok(const Words& arguments) {
    const Outcome outcome = run(arguments);
    ASSERT_EQ(outcome.code, 0) << arguments.front() << ": " << outcome.err;
  }

  /// Text in English and Chinese, a prepared corpus, a stream; each engine; new texts, a report, exports, an error.
  void round() const {
    const std::string english = LDAVI_CORPORA "/everyday.jsonl";
    const std::string chinese = LDAVI_CORPORA "/everyday-zh";
    for (const char* engine : {"cvb0", "vb", "svi", "scvb0"}) {
      ok({"train", english, "-k", "6", "--engine", engine, "--passes", "3", "--memory", "64M", "-q", "--force", "-o",
          file("m.ldavi")});
    }
    ok({"train", english, "-k", "6", "--first-look", "50", "-q", "--force", "-o", file("s.ldavi")});
    ok({"prepare", chinese, "--min-df", "1", "--memory", "1M", "-q", "--force", "-o", file("c.ldacorpus")});
    ok({"train", file("c.ldacorpus"), "-k", "4", "--passes", "5", "-q", "--force", "-o", file("z.ldavi")});
    ok({"infer", file("m.ldavi"), english, "--force", "-o", file("x.tsv")});
    ok({"infer", file("z.ldavi"), chinese, "--explain"});
    ok({"report", file("m.ldavi"), english, "--force", "-o", file("r.html")});
    ok({"export", file("m.ldavi"), english, "--format", "ldavis", "--force", "-o", file("v.json")});
    ok({"eval", file("m.ldavi"), english});
    ok({"inspect", english});
    ok({"compare", file("m.ldavi"), file("s.ldavi")});
    EXPECT_EQ(run({"train", file("x.tsv") + ".missing", "-o", file("no.ldavi")}).code, 66);
  }

  State state() const {
    const auto count = [](const std::string& folder) {
      return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
    };
    // glibc makes up to eight arenas a processor as threads meet in them, and keeps in each what was once needed: that is not
    // growth.
    malloc_trim(0);
    return {resident_bytes(), mallinfo2().uordblks, count("/proc/self/fd"), count(file("tmp"))};
  }

  TemporaryFolder folder_;
};

TEST_F(Soak, NothingGrows) {
  const auto begin = Clock::now();
  const auto goes_on = [&](int rounds) { return kWhole ? Clock::now() - begin < kWholeTime : rounds < kQuickRounds; };
  State first;
  State last;
  std::size_t most = 0;
  int rounds = 0;
  for (; goes_on(rounds) && !HasFatalFailure(); ++rounds) {
    round();
    last = state();
    if (rounds < kWarmUpRounds) first = last;
    most = std::max(most, last.heap_in_use);
    EXPECT_EQ(last.open_files, first.open_files) << "round " << rounds;
    EXPECT_EQ(last.temporary_files, 0U) << "round " << rounds;
  }
  // What one round would leave behind, though it were a byte for each document, adds up; what a thread keeps does not.
  constexpr std::size_t kSlack = std::size_t{256} << 10U;
  if (kMemoryIsOurs) {
    EXPECT_LE(last.heap_in_use, first.heap_in_use + kSlack);
    EXPECT_LE(last.resident, first.resident + kResidentSlack);
  }
  std::cout << rounds << " rounds, heap in use after the warm-up " << first.heap_in_use << " bytes, at the end "
            << last.heap_in_use << ", at most " << most << "; resident " << first.resident << " and " << last.resident << "\n";
}

/// Whoever calls the library again and again makes as many of them.
TEST(Executors, LeaveNothingBehind) {
  std::size_t first = 0;
  for (int i = 0; i < 3000; ++i) {
    Executor executor(2);
    executor.for_each_shard(4, [](std::size_t, int) {});
    if (i == 100) first = resident_bytes();
  }
  if (kMemoryIsOurs) {
    EXPECT_LE(resident_bytes(), first + kResidentSlack);
  }
}

}  // namespace
}  // namespace ldavi::cli
