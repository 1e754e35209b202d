// SPDX-License-Identifier: Apache-2.0
// No damaged file loads: wherever it is cut, whatever bit is flipped, whatever pieces of it are moved. Two forms of one test: a
// small one, and with LDAVI_WHOLE_TESTS in the environment all that was promised (docs/reference/formats/container.md).
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <iostream>
#include <string>
#include <string_view>

#include "contract/overwritten_file.hpp"
#include "contract/saved_files.hpp"
#include "ldavi/base/error.hpp"
#include "ldavi/base/random.hpp"
#include "support/counted_memory.hpp"
#include "support/random_purposes.hpp"
#include "support/temporary_folder.hpp"
#include "unit/cli/cli_testing.hpp"

namespace ldavi {
namespace {

struct Sizes {
  std::size_t step;  // between cuts in the first 4 KiB
  std::size_t later_cuts;
  std::size_t flips;
  std::size_t splices;
};

const bool kWhole = std::getenv("LDAVI_WHOLE_TESTS") != nullptr;
const Sizes kSizes = kWhole ? Sizes{1, 2'000, 20'000, 5'000} : Sizes{17, 100, 400, 200};

constexpr std::uint64_t kSeed = 1;
constexpr std::size_t kFirstBytes = 4096;

double processor_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

class Damage : public testing::TestWithParam<std::string> {
 protected:
  ~Damage() override {
    std::cout << "worst: " << 1000.0 * worst_seconds_ << " ms of processor time, " << worst_bytes_
              << " bytes beyond the size of the file\n";
  }

  const std::string& sound() const { return kind_.sound[0]; }

  /// Equal bytes are no damage, and are not counted.
  bool is_damaged(const std::string& bytes) const { return bytes != kind_.sound[0] && bytes != kind_.sound[1]; }

  void expect_refused(const std::string& bytes, const std::string& how) {
    file_.write(bytes);
    const std::size_t before = bytes_in_use();
    forget_most_bytes();
    const double begin = processor_seconds();
    try {
      kind_.load(file_.path());
      ADD_FAILURE() << how << ": it was loaded";
    } catch (const FormatError& error) {
      EXPECT_EQ(error.path(), file_.path()) << how;
    } catch (const std::exception& error) {
      ADD_FAILURE() << how << ": " << error.what();
    }
    const double seconds = processor_seconds() - begin;
    const std::size_t bytes_taken = most_bytes_in_use() - before;
    worst_seconds_ = std::max(worst_seconds_, seconds);
    if (bytes_taken > bytes.size()) worst_bytes_ = std::max(worst_bytes_, bytes_taken - bytes.size());
    EXPECT_LT(bytes_taken, bytes.size() + (std::size_t{64} << 20U)) << how;
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)  // they take several times as long
    if (kWhole) {
      EXPECT_LT(seconds, 0.1) << how;
    }
#endif
  }

  const SavedKind kind_ = saved_kind(GetParam());
  const TemporaryFolder folder_;
  OverwrittenFile file_{folder_.file("damaged")};

 private:
  double worst_seconds_ = 0.0;
  std::size_t worst_bytes_ = 0;
};

INSTANTIATE_TEST_SUITE_P(, Damage, testing::ValuesIn(saved_kinds()), [](const auto& kind) { return kind.param; });

std::uint32_t below(RandomStream& random, std::size_t bound) { return random.below(static_cast<std::uint32_t>(bound)); }

TEST_P(Damage, IsNotWhatSoundFilesHave) {
  for (const std::string& bytes : kind_.sound) EXPECT_NO_THROW(kind_.load(folder_.write("sound", bytes)));
  EXPECT_NE(kind_.sound[0], kind_.sound[1]);
  EXPECT_GT(sound().size(), 2 * kFirstBytes);
}

TEST_P(Damage, ByACutIsFound) {
  for (std::size_t size = 0; size < kFirstBytes; size += kSizes.step)
    expect_refused(sound().substr(0, size), "cut at " + std::to_string(size));
  for (std::size_t i = 0; i < kSizes.later_cuts; ++i) {
    RandomStream random(kSeed, kDamage, i);
    const std::size_t size = kFirstBytes + below(random, sound().size() - kFirstBytes);
    expect_refused(sound().substr(0, size), "cut at " + std::to_string(size));
  }
}

TEST_P(Damage, ByAFlippedBitIsFound) {
  for (std::size_t i = 0; i < kSizes.flips; ++i) {
    RandomStream random(kSeed, kDamage, i);
    const std::size_t bit = below(random, 8 * sound().size());
    std::string bytes = sound();
    bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ (1 << bit % 8));
    expect_refused(bytes, "bit " + std::to_string(bit) + " flipped");
  }
}

/// A stretch of any order of length; every second time of whole sections' alignment, which says more to a reader.
struct Piece {
  Piece(std::size_t size, RandomStream& random) {
    const std::size_t unit = random.below(2) == 0 ? 1 : 64;
    const std::size_t units = size / unit;
    begin = unit * below(random, units);
    length = std::min(size - begin, unit * (1 + below(random, std::size_t{1} << below(random, 15))));
    place = unit * below(random, units);
  }
  std::size_t begin = 0;
  std::size_t length = 0;
  std::size_t place = 0;  // where it goes
};

std::string spliced(const std::string& bytes, const std::string& other, RandomStream& random) {
  const Piece piece(std::min(bytes.size(), other.size()), random);
  const std::string stretch = bytes.substr(piece.begin, piece.length);
  std::string result = bytes;
  switch (random.below(6)) {
    case 0:  // moved
      result.erase(piece.begin, piece.length);
      return result.insert(std::min(piece.place, result.size()), stretch);
    case 1:  // copied over another
      return result.replace(piece.place, std::min(piece.length, result.size() - piece.place), stretch, 0,
                            std::min(piece.length, result.size() - piece.place));
    case 2: return result.erase(piece.begin, piece.length);
    case 3: return result.insert(piece.place, stretch);
    case 4:  // the same stretch of the other
      return result.replace(piece.begin, piece.length, other, piece.begin, piece.length);
    default: return result.substr(0, piece.begin) + other.substr(piece.place);
  }
}

TEST_P(Damage, BySplicesIsFound) {
  std::size_t damaged = 0;
  for (std::size_t i = 0; damaged < kSizes.splices; ++i) {
    ASSERT_LT(i, 4 * kSizes.splices) << "splices change nothing";
    RandomStream random(kSeed, kDamage, i);
    const std::string bytes = spliced(kind_.sound[0], kind_.sound[1], random);
    if (!is_damaged(bytes)) continue;
    ++damaged;
    expect_refused(bytes, "splice " + std::to_string(i));
  }
}

/// What a person sees.
TEST(DamageOnTheCommandLine, IsToldWithNameAndReasonAndEndsWith65) {
  const TemporaryFolder folder;
  const auto spoil = [](std::string bytes, std::size_t how) {
    if (how == 0) return bytes.substr(0, bytes.size() / 2);
    bytes[bytes.size() * how / 5] ^= 1;
    return bytes;
  };
  const std::string text = folder.write("new.txt", "some words\n");
  const std::string sound = folder.write("sound.ldacorpus", saved_kind("corpus").sound[0]);
  const std::string saved = folder.file("out");
  const std::string bad = folder.file("bad");
  struct Case {
    std::string kind;
    std::vector<cli::Words> commands;
  };
  const std::vector<Case> cases{
      {"model",
       {{"topics", bad},
        {"infer", bad, text},
        {"inspect", bad},
        {"export", bad, "-o", saved},
        {"report", bad, text, "-o", saved}}},
      {"corpus", {{"train", bad, "-o", saved}, {"inspect", bad}, {"eval", folder.file("sound.ldavi"), bad}}},
      {"checkpoint_cvb0", {{"train", sound, "-o", saved, "--checkpoint", bad, "--resume"}, {"inspect", bad}}},
      {"checkpoint_vb", {{"train", sound, "-o", saved, "--checkpoint", bad, "--resume", "--engine", "vb"}}}};
  folder.write("sound.ldavi", saved_kind("model").sound[0]);
  for (const auto& [name, commands] : cases) {
    const std::string bytes = saved_kind(name).sound[0];
    for (std::size_t how = 0; how < 5; ++how) {
      folder.write("bad", spoil(bytes, how));
      for (const cli::Words& command : commands) {
        const cli::Outcome outcome = cli::run(command);
        EXPECT_EQ(outcome.code, 65) << command[0] << " " << name << " " << how << ": " << outcome.err;
        EXPECT_NE(outcome.err.find(bad + ": is "), std::string::npos) << outcome.err;
        EXPECT_NE(outcome.err.find(how == 0 ? "cut short" : "damaged"), std::string::npos) << outcome.err;
        EXPECT_FALSE(std::filesystem::exists(saved)) << command[0];
      }
    }
  }
}

}  // namespace
}  // namespace ldavi
