// SPDX-License-Identifier: Apache-2.0
// Lines and numbers of documents as nobody would write them take no more memory to prepare than was promised.
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstddef>
#include <string>
#include <string_view>

#include "ldavi/corpus/prepared.hpp"
#include "support/archives.hpp"
#include "support/temporary_folder.hpp"

namespace ldavi {
namespace {

constexpr std::size_t kMegabyte = 1'000'000;

/// `text` so many times, as an archive that needs no memory to be made.
std::string repeated(std::string_view text, std::size_t times) {
  const std::string frame = zstd_bytes(text);
  std::string frames;
  for (std::size_t i = 0; i < times; ++i) frames += frame;
  return frames;
}

/// The most memory of a process that prepares the archive; 0 where it cannot.
std::size_t peak_of_preparing(const std::string& archive, InputFormat format, std::uint64_t memory_bytes) {
  const TemporaryFolder folder;
  LoadOptions options;
  options.read.format = format;
  options.memory_bytes = memory_bytes;
  options.num_threads = 2;
  options.pruning.min_documents = 1;
  const std::string input = folder.write("input.zst", archive);
  const pid_t child = fork();
  if (child == 0) {
    try {
      prepare_corpus({input}, options, folder.file("output.ldacorpus"));
      _exit(0);
    } catch (...) {
      _exit(1);
    }
  }
  int status = 1;
  rusage usage{};
  wait4(child, &status, 0, &usage);
  return status == 0 ? static_cast<std::size_t>(usage.ru_maxrss) * 1024 : 0;
}

std::string megabyte_of(std::string_view words) {
  std::string text;
  while (text.size() < kMegabyte) text += words;
  return text;
}

TEST(LargeInputs, ALineOfAGigabyteTakesItsSizeAndAHalf) {
  const std::size_t peak =
      peak_of_preparing(repeated(megabyte_of("figs, pears and 12 plums "), 1000), InputFormat::kLines, 100 * kMegabyte);
  EXPECT_GT(peak, 0U);
  EXPECT_LT(peak, 1500 * kMegabyte);
}

TEST(LargeInputs, AJsonLineOfAGigabyteTakesFourTimesItsSize) {
  const std::string archive =
      zstd_bytes("{\"text\": \"") + repeated(megabyte_of("figs, pears and 12 plums "), 1000) + zstd_bytes("\"}\n");
  const std::size_t peak = peak_of_preparing(archive, InputFormat::kJsonLines, 100 * kMegabyte);
  EXPECT_GT(peak, 0U);
  EXPECT_LT(peak, 4000 * kMegabyte);
}

TEST(LargeInputs, TenMillionEmptyDocumentsTakeWhatTheyMayAndAFewBytesEach) {
  constexpr std::size_t kDocuments = 10'000'000;
  const std::string archive = zstd_bytes("figs and pears\n") + repeated(std::string(kDocuments / 10, '\n'), 10);
  const std::size_t peak = peak_of_preparing(archive, InputFormat::kLines, 50 * kMegabyte);
  EXPECT_GT(peak, 0U);
  EXPECT_LT(peak, 150 * kMegabyte + 16 * kDocuments);
}

}  // namespace
}  // namespace ldavi
