// SPDX-License-Identifier: Apache-2.0
#include "base/decompressor.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "support/archives.hpp"

namespace ldavi {
namespace {

ArchiveFormat format_of(std::string_view start) { return recognize_archive(start).format; }
bool undecided(std::string_view start) { return recognize_archive(start).undecided; }

TEST(RecognizeArchive, KnowsTheFirstBytesOfEachFormat) {
  EXPECT_EQ(format_of(gzip_bytes("text")), ArchiveFormat::kGzip);
  EXPECT_EQ(format_of(zstd_bytes("text")), ArchiveFormat::kZstd);
  EXPECT_EQ(format_of("\x5A\x2A\x4D\x18...."), ArchiveFormat::kZstd);
  EXPECT_EQ(format_of("(text)"), ArchiveFormat::kNone);
  EXPECT_EQ(format_of("PDF"), ArchiveFormat::kNone);
}

TEST(RecognizeArchive, NeedsNoMoreThanTheFirstByteOfMostTexts) {
  EXPECT_FALSE(undecided("t"));
  EXPECT_FALSE(undecided("\n"));
  EXPECT_FALSE(undecided("{"));
  EXPECT_FALSE(undecided("(t"));
  EXPECT_FALSE(undecided("P\n"));
}

TEST(RecognizeArchive, WantsMoreWhileBothArePossible) {
  EXPECT_TRUE(undecided(""));
  EXPECT_TRUE(undecided("("));
  EXPECT_TRUE(undecided("P*M"));
  EXPECT_TRUE(undecided("\x28\xB5\x2F"));
  EXPECT_TRUE(undecided("\x1F"));
}

TEST(RecognizeArchive, TakesWhatNoTextBeginsWithForTheStartOfAnArchive) {
  EXPECT_EQ(format_of("\x1F"), ArchiveFormat::kGzip);
  EXPECT_EQ(format_of("\x28\xB5"), ArchiveFormat::kZstd);
  EXPECT_EQ(format_of("("), ArchiveFormat::kNone);
  EXPECT_EQ(format_of("P*M"), ArchiveFormat::kNone);
  EXPECT_EQ(format_of(""), ArchiveFormat::kNone);
}

struct Format {
  ArchiveFormat format;
  std::string (*compress)(std::string_view);
};

class EveryDecompressor : public testing::TestWithParam<Format> {};
INSTANTIATE_TEST_SUITE_P(, EveryDecompressor,
                         testing::Values(Format{ArchiveFormat::kGzip, gzip_bytes}, Format{ArchiveFormat::kZstd, zstd_bytes}),
                         [](const auto& each) { return std::string(make_decompressor(each.param.format)->format_name()); });

TEST_P(EveryDecompressor, WorksByteByByteThroughSeveralMembers) {
  const std::string archive = GetParam().compress("one") + GetParam().compress("") + GetParam().compress("two");
  const auto decompressor = make_decompressor(GetParam().format);
  std::string text;
  int members = 0;

  for (std::size_t begin = 0; begin < archive.size() || members < 3;) {
    char out = 0;
    const Decompressor::Step step =
        decompressor->step(std::string_view(archive).substr(begin, begin < archive.size() ? 1 : 0), std::span(&out, 1));
    begin += step.consumed;
    if (step.produced > 0) text += out;
    members += step.ended ? 1 : 0;
  }

  EXPECT_EQ(text, "onetwo");
  EXPECT_EQ(members, 3);
}

TEST_P(EveryDecompressor, DoesNothingWithoutInput) {
  char out = 0;

  const Decompressor::Step step = make_decompressor(GetParam().format)->step({}, std::span(&out, 1));

  EXPECT_EQ(step.consumed, 0U);
  EXPECT_EQ(step.produced, 0U);
  EXPECT_FALSE(step.ended);
}

TEST_P(EveryDecompressor, RefusesADamagedHeader) {
  std::string archive = GetParam().compress("text");
  archive[0] ^= 1;
  char out[16];

  EXPECT_THROW(make_decompressor(GetParam().format)->step(archive, out), DamagedArchive);
}

// Frame headers by hand: magic, no flags, window 2^(10 + exponent), then an empty last block.
std::string zstd_with_window(int log) {
  return std::string("\x28\xB5\x2F\xFD\0", 5) + static_cast<char>((log - 10) << 3) + std::string("\x01\0\0", 3);
}

TEST(ZstdDecompressor, TakesTheLargestWindowOfTheProgram) {
  char out[16];

  EXPECT_TRUE(make_decompressor(ArchiveFormat::kZstd)->step(zstd_with_window(27), out).ended);
}

TEST(ZstdDecompressor, RefusesALargerWindowAndNamesTheOption) {
  char out[16];

  try {
    make_decompressor(ArchiveFormat::kZstd)->step(zstd_with_window(28), out);
    ADD_FAILURE() << "nothing was thrown";
  } catch (const DamagedArchive& error) {
    EXPECT_STREQ(error.what(), "made with --long=28 or more, which needs too much memory");
  }
}

}  // namespace
}  // namespace ldavi
