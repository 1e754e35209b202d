// SPDX-License-Identifier: Apache-2.0
// The program itself, killed, stopped and interrupted whenever it happens: what was saved is whole, and training goes on to the
// same model.
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <string>
#include <thread>
#include <vector>

#include "ldavi/base/random.hpp"
#include "support/child_program.hpp"
#include "support/planted_corpus.hpp"
#include "support/random_purposes.hpp"
#include "support/temporary_folder.hpp"

namespace ldavi {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;
using Words = std::vector<std::string>;

const bool kWhole = std::getenv("LDAVI_WHOLE_TESTS") != nullptr;

/// One word a token, so that reading takes a moment too.
std::string as_lines(const Corpus& corpus) {
  std::string lines;
  for (std::size_t d = 0; d < corpus.num_documents(); ++d) {
    const DocumentCounts document = corpus.document(d);
    for (std::size_t i = 0; i < document.terms.size(); ++i) {
      for (std::uint32_t n = 0; n < document.counts[i]; ++n) lines += "word" + std::to_string(document.terms[i]) + " ";
    }
    lines += '\n';
  }
  return lines;
}

class KillTest : public testing::Test {
 protected:
  KillTest() {
    folder_.write("texts.txt",
                  as_lines(plant_corpus({.num_topics = 8, .num_terms = 600, .num_documents = 1500, .mean_tokens = 60}).corpus));
  }

  std::string file(const std::string& name) const { return folder_.file(name); }
  static Ending run(const Words& arguments) { return ChildProgram(LDAVI_PROGRAM, arguments).wait(); }

  Words train(const std::string& engine, const std::string& model, int passes) const {
    return {"train", file("texts.txt"), "-k",      "10", "--engine",           engine, "--passes", std::to_string(passes),
            "-o",    file(model),       "--force", "-q", "--checkpoint-every", "0s",   "--resume"};
  }

  /// Runs it for a random part of `longest`, in which it may be stopped for a while, and kills it. False where it ended before.
  bool kill_at_random(const Words& arguments, milliseconds longest) {
    ChildProgram program(LDAVI_PROGRAM, arguments);
    milliseconds left(random_.below(static_cast<std::uint32_t>(longest.count()) + 1));
    if (random_.below(2) == 0) {
      const milliseconds first = left / 2;
      left -= first;
      if (program.wait_for(first)) return false;
      program.send(SIGSTOP);
      std::this_thread::sleep_for(milliseconds(random_.below(20)));
      if (random_.below(2) == 0) program.send(SIGCONT);
    }
    if (program.wait_for(left)) return false;
    program.send(SIGKILL);
    return program.wait().signal == SIGKILL;
  }

  /// Every file that a reader may take is whole. What was being written has another name.
  void expect_whole_files() {
    for (const std::string& name : folder_.names()) {
      if (name == "texts.txt" || name.ends_with(".tmp")) continue;
      EXPECT_EQ(run({"inspect", file(name), "--verify"}).code, 0) << name;
    }
  }

  void remove_all_but_texts() {
    for (const std::string& name : folder_.names()) {
      if (name != "texts.txt") fs::remove(file(name));
    }
  }

  static milliseconds time_of(const Words& arguments) {
    const auto begin = std::chrono::steady_clock::now();
    EXPECT_EQ(run(arguments).code, 0);
    return std::chrono::duration_cast<milliseconds>(std::chrono::steady_clock::now() - begin);
  }

  TemporaryFolder folder_;
  RandomStream random_{1, kKills, 0};
};

struct Engine {
  const char* name;
  int passes;
};

std::ostream& operator<<(std::ostream& out, const Engine& engine) { return out << engine.name; }

class KilledTraining : public KillTest, public testing::WithParamInterface<Engine> {};

INSTANTIATE_TEST_SUITE_P(All, KilledTraining,
                         testing::Values(Engine{"cvb0", 40}, Engine{"vb", 25}, Engine{"svi", 12}, Engine{"scvb0", 25}, Engine{"ctm", 25}),
                         [](const auto& engine) { return std::string(engine.param.name); });

TEST_P(KilledTraining, GoesOnToTheSameModel) {
  const Words arguments = train(GetParam().name, "m.ldavi", GetParam().passes);
  const milliseconds time = time_of(arguments);
  const std::string unbroken = bytes_of_file(file("m.ldavi"));
  const int wanted = kWhole ? 125 : 2;
  int kills = 0;
  for (int i = 0; kills < wanted; ++i) {
    ASSERT_LT(i, 50 * wanted) << "it ends before it can be killed";
    remove_all_but_texts();
    // Killed up to five times, in the midst of reading, learning or saving; then it may come to its end.
    for (int kill = 0; kill < 5 && kill_at_random(arguments, time); ++kill) {
      ++kills;
      expect_whole_files();
    }
    EXPECT_EQ(run(arguments).code, 0);
    EXPECT_EQ(bytes_of_file(file("m.ldavi")), unbroken) << "training " << i << ", after " << kills << " kills";
    EXPECT_FALSE(fs::exists(file("m.checkpoint")));
  }
  std::cout << kills << " kills\n";
}

TEST_F(KillTest, PrepareLeavesAWholeFileOrNone) {
  const Words arguments{"prepare", file("texts.txt"), "-o", file("c.ldacorpus"), "--force", "-q"};
  const milliseconds time = time_of(arguments);
  const std::string whole = bytes_of_file(file("c.ldacorpus"));
  int kills = 0;
  for (int i = 0; kills < (kWhole ? 150 : 3); ++i) {
    ASSERT_LT(i, 1000) << "it ends before it can be killed";
    if (i % 2 == 0) fs::remove(file("c.ldacorpus"));
    kills += kill_at_random(arguments, time) ? 1 : 0;
    const std::string now = bytes_of_file(file("c.ldacorpus"));
    EXPECT_TRUE(now == whole || (now.empty() && !fs::exists(file("c.ldacorpus")))) << "kill " << i;
  }
  std::cout << kills << " kills\n";
}

TEST_F(KillTest, EditLeavesTheOldModelOrTheNewOne) {
  ASSERT_EQ(run(train("scvb0", "m.ldavi", 2)).code, 0);
  const std::string old = bytes_of_file(file("m.ldavi"));
  const Words arguments{"edit", file("m.ldavi"), "--name", "0=first"};
  const milliseconds time = time_of(arguments);
  const std::string edited = bytes_of_file(file("m.ldavi"));
  int kills = 0;
  for (int i = 0; kills < (kWhole ? 250 : 3); ++i) {
    ASSERT_LT(i, 2000) << "it ends before it can be killed";
    folder_.write("m.ldavi", old);
    kills += kill_at_random(arguments, time) ? 1 : 0;
    const std::string now = bytes_of_file(file("m.ldavi"));
    EXPECT_TRUE(now == old || now == edited);
  }
  std::cout << kills << " kills\n";
}

/// Cut by somebody else while it is mapped: an error and no model, not a death by SIGBUS.
TEST_F(KillTest, ACorpusThatIsCutMeanwhileIsAnError) {
  ASSERT_EQ(run({"prepare", file("texts.txt"), "-o", file("whole.ldacorpus"), "-q"}).code, 0);
  const Words arguments{"train",  file("c.ldacorpus"), "-k", "300", "--engine",     "svi", "--passes",
                        "100000", "--force",           "-q", "-o",  file("m.ldavi")};
  for (int i = 0; i < (kWhole ? 50 : 3); ++i) {
    fs::copy_file(file("whole.ldacorpus"), file("c.ldacorpus"), fs::copy_options::overwrite_existing);
    ChildProgram program(LDAVI_PROGRAM, arguments, {.err = file("messages")});
    EXPECT_FALSE(program.wait_for(milliseconds(random_.below(300)))) << bytes_of_file(file("messages"));
    fs::resize_file(file("c.ldacorpus"), random_.below(4096));
    const Ending ending = program.wait();
    EXPECT_TRUE(ending.code == 65 || ending.code == 74) << bytes_of_file(file("messages"));
    EXPECT_NE(bytes_of_file(file("messages")).find("lda-vi: "), std::string::npos);
    EXPECT_FALSE(fs::exists(file("m.ldavi")));
  }
}

/// Ctrl-C, or what a shell or scheduler sends: the model of what was learned, and a checkpoint from which training goes on.
TEST_F(KillTest, SignalsEndTrainingWithAModelAndACheckpoint) {
  const Words arguments = train("cvb0", "m.ldavi", 60);
  const milliseconds time = time_of(arguments);
  const std::string unbroken = bytes_of_file(file("m.ldavi"));
  milliseconds slowest(0);
  int interrupted = 0;
  for (int i = 0; interrupted < (kWhole ? 50 : 2); ++i) {
    ASSERT_LT(i, 1000) << "it ends before a signal comes";
    remove_all_but_texts();
    const int signal = i % 2 == 0 ? SIGINT : SIGTERM;
    ChildProgram program(LDAVI_PROGRAM, arguments);
    if (!program.wait_for(milliseconds(random_.below(static_cast<std::uint32_t>(time.count()) + 1)))) {
      const auto sent = std::chrono::steady_clock::now();
      program.send(signal);
      const Ending ending = program.wait();
      slowest = std::max(slowest, std::chrono::duration_cast<milliseconds>(std::chrono::steady_clock::now() - sent));
      // Before it learns, a signal ends it at once; when it has learned, it does not matter any more.
      if (ending.code == 128 + signal) {
        ++interrupted;
        expect_whole_files();
        EXPECT_TRUE(fs::exists(file("m.ldavi")));
      } else {
        EXPECT_TRUE(ending.signal == signal || ending.code == 0);
      }
    }
    EXPECT_EQ(run(arguments).code, 0);
    EXPECT_EQ(bytes_of_file(file("m.ldavi")), unbroken) << "after signal " << i;
  }
  std::cout << interrupted << " interrupted, the slowest ended after " << slowest.count() << " ms\n";
}

/// The second signal ends at once; the last checkpoint is whole.
TEST_F(KillTest, ASecondSignalEndsAtOnce) {
  const Words arguments = train("vb", "m.ldavi", 60);
  const milliseconds time = time_of(arguments);
  const std::string unbroken = bytes_of_file(file("m.ldavi"));
  for (int i = 0; i < (kWhole ? 50 : 2); ++i) {
    remove_all_but_texts();
    ChildProgram program(LDAVI_PROGRAM, arguments);
    if (!program.wait_for(milliseconds(random_.below(static_cast<std::uint32_t>(time.count()) + 1)))) {
      program.send(SIGINT);
      std::this_thread::sleep_for(milliseconds(random_.below(3)));
      program.send(SIGINT);
      const Ending ending = program.wait();
      EXPECT_TRUE(ending.code == 128 + SIGINT || ending.signal == SIGINT || ending.code == 0);
      expect_whole_files();
    }
    EXPECT_EQ(run(arguments).code, 0);
    EXPECT_EQ(bytes_of_file(file("m.ldavi")), unbroken) << "after signal " << i;
  }
}

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)  // then the address space is not the program's
/// From the least memory in which the program starts at all.
TEST_F(KillTest, TooLittleMemoryIsAnError) {
  ASSERT_EQ(run(train("vb", "in.ldavi", 2)).code, 0);
  const std::vector<Words> jobs{
      {"train", file("texts.txt"), "-k", "10", "--passes", "3", "-o", file("m.ldavi"), "--force", "-q"},
      {"infer", file("in.ldavi"), file("texts.txt"), "-o", file("x.tsv"), "--force"},
      {"inspect", file("in.ldavi"), "--verify"}};
  constexpr rlim_t kMiB = rlim_t{1} << 20U;
  const rlim_t step = (kWhole ? 1 : 16) * kMiB;
  const auto starts = [](rlim_t limit) {
    return ChildProgram(LDAVI_PROGRAM, {"--version"}, {.address_space = limit}).wait().code == 0;
  };
  rlim_t least = 16 * kMiB;
  for (; !starts(least); least += step) ASSERT_LT(least, rlim_t{4096} * kMiB) << "it does not start";
  int refused = 0;
  for (const Words& job : jobs) {
    bool done = false;
    for (rlim_t limit = least; !done; limit += step) {
      ASSERT_LT(limit, rlim_t{4096} * kMiB) << job.front();
      const Ending ending = ChildProgram(LDAVI_PROGRAM, job, {.address_space = limit, .err = file("messages")}).wait();
      done = ending.code == 0;
      if (done) continue;
      ++refused;
      EXPECT_EQ(ending.code, 71) << job.front() << " in " << limit / kMiB << " MiB, signal " << ending.signal.value_or(0)
                                 << ": " << bytes_of_file(file("messages"));
      EXPECT_NE(bytes_of_file(file("messages")).find("memory"), std::string::npos) << bytes_of_file(file("messages"));
      if (HasFailure()) break;
    }
  }
  std::cout << refused << " limits too small, from " << least / kMiB << " MiB on\n";
}
#endif

}  // namespace
}  // namespace ldavi
