// SPDX-License-Identifier: Apache-2.0
#include "base/compressor.hpp"

#include <gtest/gtest.h>

#include <string>

#include "base/input_file.hpp"
#include "support/temporary_folder.hpp"

namespace ldavi {
namespace {

std::string compressed(ArchiveFormat format, std::string_view text, std::size_t step) {
  std::string archive;
  const Compressor::Sink sink = [&](std::string_view bytes) { archive += bytes; };
  const auto compressor = make_compressor(format);
  for (std::size_t i = 0; i < text.size(); i += step) compressor->write(text.substr(i, step), sink);
  compressor->finish(sink);
  return archive;
}

TEST(Compressor, MakesWhatInputFileReadsWhateverTheSteps) {
  std::string text;
  unsigned state = 1;
  for (int i = 0; i < 300000; ++i) text += static_cast<char>('a' + ((state = state * 1664525 + 1013904223) >> 28));
  const TemporaryFolder files;
  for (const ArchiveFormat format : {ArchiveFormat::kGzip, ArchiveFormat::kZstd}) {
    for (const std::size_t step : {std::size_t{7}, std::size_t{100000}, text.size()}) {
      const std::string archive = compressed(format, text, step);
      EXPECT_LT(archive.size(), text.size() * 3 / 4);
      EXPECT_EQ(recognize_archive(archive).format, format);
      EXPECT_EQ(read_file(files.write("archive", archive)), text);
    }
    EXPECT_EQ(read_file(files.write("archive", compressed(format, "", 1))), "");
    EXPECT_EQ(compressed(format, text, 1000), compressed(format, text, 1000));
  }
}

TEST(Compressor, IsChosenByName) {
  EXPECT_EQ(archive_format_of_name("a/x.mtx.gz"), ArchiveFormat::kGzip);
  EXPECT_EQ(archive_format_of_name("x.dat.zst"), ArchiveFormat::kZstd);
  EXPECT_EQ(archive_format_of_name("x.gz/y.dat"), ArchiveFormat::kNone);
}

}  // namespace
}  // namespace ldavi
