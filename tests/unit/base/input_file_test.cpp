// SPDX-License-Identifier: Apache-2.0
#include "base/input_file.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/number_format.hpp"
#include "ldavi/base/error.hpp"
#include "ldavi/base/random.hpp"
#include "support/archives.hpp"
#include "support/pipe.hpp"
#include "support/temporary_folder.hpp"

namespace ldavi {
namespace {

const std::string kText = "first line\nsecond line\n";

std::string read_once(InputFile& file) {
  std::string bytes(4096, '\0');
  bytes.resize(file.read(bytes.data(), bytes.size()));
  return bytes;
}

/// The message of the ParseError that reading all of it throws.
std::string parse_error_of(const std::string& path, std::uint64_t max_decompressed = InputFile::kMaxDecompressed) {
  try {
    read_file(path, max_decompressed);
  } catch (const ParseError& error) {
    return error.what();
  }
  return "nothing was thrown";
}

/// Long enough for several blocks, and not easily compressed.
std::string long_text() {
  RandomStream stream(1, RandomPurpose::kTopicStart, 0);
  std::string text;
  while (text.size() < 300'000) text += std::to_string(stream.next_u32()) + (stream.below(10) == 0 ? "\n" : " ");
  return text;
}

TEST(InputFile, ReadsAPlainFile) {
  const TemporaryFolder folder;

  EXPECT_EQ(read_file(folder.write("plain", kText)), kText);
  EXPECT_EQ(read_file(folder.write("long", long_text())), long_text());
}

TEST(InputFile, TakesAnEmptyFileForAnEmptyStream) {
  const TemporaryFolder folder;

  EXPECT_EQ(read_file(folder.write("empty", "")), "");
}

TEST(InputFile, TakesTextThatBeginsLikeAnArchiveForText) {
  const TemporaryFolder folder;
  for (const char* text : {"(", "(a)", "P", "P*M", "P*Mx", "\x1FX"}) EXPECT_EQ(read_file(folder.write("text", text)), text);
}

TEST(InputFile, ReadsStandardInput) {
  Pipe pipe;
  pipe.put(kText);
  pipe.close_writer();
  const ReplacedStream replaced(STDIN_FILENO, pipe.reader());

  InputFile file("-");

  EXPECT_EQ(file.name(), "standard input");
  EXPECT_EQ(read_once(file), kText);
}

TEST(InputFile, GivesTheFirstBytesOfAPipeAtOnce) {
  const Pipe pipe;
  InputFile file(pipe.reader_path());

  for (const char* bytes : {"a", "bc", "d\n"}) {
    pipe.put(bytes);
    EXPECT_EQ(read_once(file), bytes);
  }
}

TEST(InputFile, RecognisesAnArchiveThatComesByteByByte) {
  for (const std::string& archive : {gzip_bytes(kText), zstd_bytes(kText)}) {
    Pipe pipe;
    pipe.put(archive.substr(0, 1));
    InputFile file(pipe.reader_path());
    pipe.put(archive.substr(1));
    pipe.close_writer();

    EXPECT_EQ(read_once(file), kText);
  }
}

TEST(InputFile, CanBeMoved) {
  const TemporaryFolder folder;
  InputFile file(folder.write("plain", kText));

  InputFile moved = std::move(file);

  EXPECT_EQ(read_once(moved), kText);
}

TEST(InputFile, RefusesAFolder) {
  try {
    const InputFile file("/");
    ADD_FAILURE() << "nothing was thrown";
  } catch (const IoError& error) {
    EXPECT_EQ(error.action(), IoError::Action::kOpenInput);
    EXPECT_EQ(error.code(), std::errc::is_a_directory);
  }
}

TEST(InputFile, NamesAMissingFile) { EXPECT_THROW(InputFile("/no/such/file"), IoError); }

struct Format {
  std::string name;
  std::string (*compress)(std::string_view);
};

class EveryArchive : public testing::TestWithParam<Format> {
 protected:
  std::string archive(std::string_view text) const { return GetParam().compress(text); }

  const TemporaryFolder folder_;
};
INSTANTIATE_TEST_SUITE_P(, EveryArchive, testing::Values(Format{"gzip", gzip_bytes}, Format{"zstd", zstd_bytes}),
                         [](const auto& each) { return each.param.name; });

TEST_P(EveryArchive, IsReadWholeWhateverItsName) {
  EXPECT_EQ(read_file(folder_.write("archive.txt", archive(kText))), kText);
  EXPECT_EQ(read_file(folder_.write("long", archive(long_text()))), long_text());
  EXPECT_EQ(read_file(folder_.write("empty", archive(""))), "");
}

TEST_P(EveryArchive, IsOneStreamOfSeveralMembers) {
  const std::string bytes = archive("one ") + archive("") + archive(long_text()) + archive("two");

  EXPECT_EQ(read_file(folder_.write("members", bytes)), "one " + long_text() + "two");
}

TEST_P(EveryArchive, MayBeFilledUpWithZeros) {
  EXPECT_EQ(read_file(folder_.write("padded", archive(kText) + std::string(1, '\0'))), kText);
  EXPECT_EQ(read_file(folder_.write("padded", archive(kText) + std::string(200'000, '\0'))), kText);
}

TEST_P(EveryArchive, MayNotBeFollowedByAnythingElse) {
  const std::string bytes = archive(kText);
  const auto place = [](std::size_t offset) { return "is followed by other bytes from byte " + grouped_text(offset) + " on"; };
  const std::string zeros(100'000, '\0');

  EXPECT_NE(parse_error_of(folder_.write("tail", bytes + "x")).find(place(bytes.size())), std::string::npos);
  EXPECT_NE(parse_error_of(folder_.write("tail", bytes + kText)).find(place(bytes.size())), std::string::npos);
  EXPECT_NE(parse_error_of(folder_.write("tail", bytes + zeros + "x")).find(place(bytes.size() + zeros.size())),
            std::string::npos);
}

TEST(InputFile, TakesMembersOfOneFormatOnly) {
  const TemporaryFolder folder;

  EXPECT_NE(parse_error_of(folder.write("mixed", gzip_bytes(kText) + zstd_bytes(kText))).find("followed by other bytes"),
            std::string::npos);
}

TEST_P(EveryArchive, IsRefusedWhereverItIsCut) {
  const std::string bytes = archive(kText + kText + std::string(1000, 'x'));
  // Cut to nothing it is an empty file; a lone "(" is where zstd begins, and a text.
  const std::size_t first = GetParam().name == "gzip" ? 1 : 2;
  for (std::size_t size = first; size < bytes.size(); ++size) {
    const std::string message = parse_error_of(folder_.write("cut", std::string_view(bytes).substr(0, size)));
    ASSERT_NE(
        message.find("the " + GetParam().name + " archive ends in the middle, expected more after byte " + grouped_text(size)),
        std::string::npos)
        << message;
  }
}

TEST_P(EveryArchive, IsRefusedWhereverItsLastMemberIsCut) {
  const std::string member = archive(kText);
  for (std::size_t size = 1; size < member.size(); ++size) {
    ASSERT_NE(parse_error_of(folder_.write("cut", member + member.substr(0, size))), "nothing was thrown") << size;
  }
}

TEST(InputFile, NoticesACutOfAFrameWithoutAChecksum) {
  const TemporaryFolder folder;
  const std::string frame = zstd_bytes(kText, false);
  for (std::size_t size = 2; size < frame.size(); ++size) {
    ASSERT_NE(parse_error_of(folder.write("cut", frame.substr(0, size))).find("ends in the middle"), std::string::npos) << size;
  }
}

TEST_P(EveryArchive, GivesWhatCameBeforeTheCutAndThenFails) {
  const std::string text = long_text();
  const std::string bytes = archive(text);
  InputFile file(folder_.write("cut", std::string_view(bytes).substr(0, bytes.size() / 2)));

  EXPECT_EQ(read_once(file), text.substr(0, 4096));
  EXPECT_THROW(
      {
        while (!read_once(file).empty()) {
        }
      },
      ParseError);
}

TEST_P(EveryArchive, IsRefusedWhenDamagedInTheMiddle) {
  std::string bytes = archive(long_text());
  std::fill_n(bytes.begin() + static_cast<std::ptrdiff_t>(bytes.size() / 2), 100, '\xFF');

  const std::string message = parse_error_of(folder_.write("damaged", bytes));

  EXPECT_NE(message.find("damaged: the " + GetParam().name + " archive is damaged near byte "), std::string::npos) << message;
}

TEST_P(EveryArchive, StopsAtTheCap) {
  constexpr std::uint64_t kCap = 1'000'000;
  const std::string path = folder_.write("bomb", archive(std::string(20'000'000, '\0')));
  InputFile file(path, kCap);
  std::uint64_t given = 0;

  EXPECT_THROW(
      {
        for (std::string bytes; bytes = read_once(file), !bytes.empty();) given += bytes.size();
      },
      ParseError);

  EXPECT_LE(given, kCap);
  EXPECT_NE(parse_error_of(path, kCap).find("holds more than 1.0 MB"), std::string::npos);
}

TEST_P(EveryArchive, MayHoldExactlyTheCap) {
  EXPECT_EQ(read_file(folder_.write("full", archive(kText)), kText.size()), kText);
  EXPECT_EQ(read_file(folder_.write("plain", kText), 1), kText) << "a plain file has no cap";
}

TEST(InputFile, NoticesAWrongChecksum) {
  const TemporaryFolder folder;
  std::string bytes = gzip_bytes(kText);
  bytes[bytes.size() - 5] ^= 1;  // the last of the four bytes of the CRC

  EXPECT_NE(parse_error_of(folder.write("damaged", bytes)).find("incorrect data check"), std::string::npos);
}

TEST(InputFile, SkipsSkippableFrames) {
  const TemporaryFolder folder;
  const std::string skippable("\x50\x2A\x4D\x18\x03\0\0\0abc", 11);

  EXPECT_EQ(read_file(folder.write("frames", skippable + zstd_bytes(kText) + skippable)), kText);
}

TEST(InputFile, RecognisesAMemberWhoseFirstBytesAreInTwoBlocks) {
  const TemporaryFolder folder;
  for (const std::size_t size : {65532U, 65533U, 65534U, 65535U, 65536U}) {
    const std::size_t length = size - 8;
    const std::string header{'\x50', '\x2A', '\x4D', '\x18', static_cast<char>(length & 0xFF), static_cast<char>(length >> 8),
                             0,      0};
    EXPECT_EQ(read_file(folder.write("frames", header + std::string(length, 'x') + zstd_bytes(kText))), kText) << size;
  }
}

std::vector<std::string> lines_of(const std::string& path) {
  LineReader reader{InputFile(path)};
  std::vector<std::string> lines;
  for (std::string line; reader.next(line);) {
    lines.push_back(line);
    EXPECT_EQ(reader.line_number(), lines.size());
  }
  return lines;
}

using Lines = std::vector<std::string>;

TEST(LineReader, EndsLinesAtEachKindOfEnd) {
  const TemporaryFolder folder;

  EXPECT_EQ(lines_of(folder.write("text", "unix\nwindows\r\nmac\rlast\n")), (Lines{"unix", "windows", "mac", "last"}));
}

TEST(LineReader, NeedsNoEndOfTheLastLine) {
  const TemporaryFolder folder;

  EXPECT_EQ(lines_of(folder.write("text", "one\ntwo")), (Lines{"one", "two"}));
}

TEST(LineReader, GivesEmptyLines) {
  const TemporaryFolder folder;

  EXPECT_EQ(lines_of(folder.write("text", "\n\r\n\r\r\n\n")), (Lines{"", "", "", "", ""}));
}

TEST(LineReader, GivesNoLineOfAnEmptyFile) {
  const TemporaryFolder folder;

  EXPECT_EQ(lines_of(folder.write("text", "")), Lines{});
}

TEST(LineReader, FindsEndsAcrossBlocks) {
  const TemporaryFolder folder;
  for (const std::size_t length : {65534U, 65535U, 65536U, 65537U, 200'000U}) {
    const std::string text(length, 'x');
    EXPECT_EQ(lines_of(folder.write("text", text + "\r\n" + text + "\r" + text)), (Lines{text, text, text})) << length;
    EXPECT_EQ(lines_of(folder.write("text", text + "\r\n")), Lines{text}) << length;
  }
}

TEST(LineReader, GivesALineAsSoonAsItHasEnded) {
  const Pipe pipe;
  LineReader reader{InputFile(pipe.reader_path())};
  std::string line;

  for (const char* end : {"\r", "\n", "\r\n"}) {
    pipe.put(std::string("line") + end);
    ASSERT_TRUE(reader.next(line));
    EXPECT_EQ(line, "line");
  }
}

TEST(LineReader, ReadsCompressedFiles) {
  const TemporaryFolder folder;

  EXPECT_EQ(lines_of(folder.write("text.gz", gzip_bytes(kText))), (Lines{"first line", "second line"}));
}

TEST(LineReader, NeverTakesACutForAnEnd) {
  const TemporaryFolder folder;
  const std::string archive = zstd_bytes(kText);
  LineReader reader{InputFile(folder.write("cut.zst", archive.substr(0, archive.size() - 1)))};
  std::string line;

  EXPECT_THROW(
      {
        while (reader.next(line)) {
        }
      },
      ParseError);
}

}  // namespace
}  // namespace ldavi
