// SPDX-License-Identifier: Apache-2.0
#include "corpus/readers/text_file.hpp"

#include <gtest/gtest.h>

#include <string>

#include "ldavi/base/error.hpp"
#include "support/archives.hpp"
#include "support/pipe.hpp"
#include "support/temporary_folder.hpp"
#include "unit/corpus/read_documents.hpp"

namespace ldavi {
namespace {

using namespace std::string_literals;

const std::string kLittleMark = "\xFF\xFE";
const std::string kBigMark = "\xFE\xFF";
const std::string kUtf8Mark = "\xEF\xBB\xBF";

/// ASCII in UTF-16.
std::string wide(std::string_view text, bool big_endian) {
  std::string bytes;
  for (const char c : text) bytes += big_endian ? std::string{'\0', c} : std::string{c, '\0'};
  return bytes;
}

class TextFileTest : public testing::Test {
 protected:
  TextFile file(const std::string& bytes) { return TextFile(InputFile(files_.write("in.txt", bytes)), options_, &report_); }

  /// As read in pieces of so many bytes.
  std::string text(const std::string& bytes, std::size_t piece = 65536) {
    TextFile file = this->file(bytes);
    std::string all;
    std::string part(piece, '\0');
    while (const std::size_t got = file.read(part.data(), piece)) all.append(part, 0, got);
    return all;
  }

  std::string problem(const std::string& bytes) {
    const std::string message = message_of<ParseError>([&] { text(bytes); });
    const std::size_t start = message.find("in.txt:");
    return start == std::string::npos ? message : message.substr(start);
  }

  TemporaryFolder files_;
  ReadOptions options_;
  ReadReport report_;
};

TEST_F(TextFileTest, LetsUtf8PassAndLosesItsMark) {
  EXPECT_EQ(text("caf\xC3\xA9 \xFF\n"), "caf\xC3\xA9 \xFF\n");
  EXPECT_EQ(text(kUtf8Mark + "a" + kUtf8Mark), "a" + kUtf8Mark);
  EXPECT_EQ(text(kUtf8Mark.substr(0, 2)), kUtf8Mark.substr(0, 2));
  EXPECT_EQ(text(""), "");
  EXPECT_EQ(report_.invalid_sequences, 0u) << "who takes it for text counts";
}

TEST_F(TextFileTest, ReadsUtf16ByItsMark) {
  EXPECT_EQ(text(kLittleMark + "a\0\xE9\0\n\0"s), "aé\n");
  EXPECT_EQ(text(kBigMark + "\0a\0\xE9\0\n"s), "aé\n");
  EXPECT_EQ(text(kLittleMark), "");
}

TEST_F(TextFileTest, ReadsUtf16InPiecesOfAnySize) {
  std::string bytes = kBigMark;
  std::string expected;
  for (int i = 0; i < 30'000; ++i) {
    bytes += "\0a\xD8\x3D\xDE\0"s;
    expected += "a😀";
  }
  for (const std::size_t piece : {1U, 3U, 65535U}) EXPECT_TRUE(text(bytes, piece) == expected) << piece;
  EXPECT_TRUE(text(gzip_bytes(bytes)) == expected);
}

TEST_F(TextFileTest, FindsTheOrderOfBytesWithoutAMark) {
  options_.encoding = TextEncoding::kUtf16;
  EXPECT_EQ(text(wide("ab\n", false)), "ab\n");
  EXPECT_EQ(text(wide("ab\r\n", true)), "ab\r\n");
  EXPECT_EQ(text(wide("ab", false)), "ab") << "by its zeros";
  EXPECT_EQ(text(wide("ab", true)), "ab");
  EXPECT_EQ(text("\x00\x4E\x00\x4E\x00\x4E\n\0"s), "一一一\n") << "zeros mislead, the line end does not";
  EXPECT_EQ(text("\x87\x65"s), "\u6587") << "little-endian where nothing tells";
  EXPECT_EQ(text(kBigMark + wide("a", true)), "a");
  const std::string longer(20'000, 'x');
  EXPECT_EQ(text(wide(longer, true)), longer);
  EXPECT_EQ(text(""), "");
}

TEST_F(TextFileTest, DoesAsTheOptionSays) {
  options_.encoding = TextEncoding::kLatin1;
  EXPECT_EQ(text("caf\xE9\n"), "café\n");
  EXPECT_EQ(text(kUtf8Mark), "ï»¿");
  options_.encoding = TextEncoding::kUtf8;
  EXPECT_EQ(text(kLittleMark + "a"), kLittleMark + "a");
  EXPECT_EQ(text(kUtf8Mark + "a"), "a");
}

TEST_F(TextFileTest, ReplacesLoneSurrogatesAndCountsThem) {
  EXPECT_EQ(text(kBigMark + "\0a\xD8\0\0b\xDC\0\0"s), "a\uFFFDb\uFFFD\uFFFD");
  EXPECT_EQ(report_.invalid_sequences, 3u);
}

TEST_F(TextFileTest, LeavesOutWhatIsIllFormed) {
  options_.invalid_text = InvalidText::kSkip;
  EXPECT_EQ(text("a\xFF\xE4\xB8z\xC3"), "az");
  EXPECT_EQ(text(kBigMark + "\0a\xD8\0\0b"s), "ab");
  EXPECT_EQ(report_.dropped_sequences, 4u);
  EXPECT_EQ(report_.invalid_sequences, 0u);
}

TEST_F(TextFileTest, RefusesWhatIsIllFormedWithLineAndOffset) {
  options_.invalid_text = InvalidText::kError;
  EXPECT_EQ(
      problem("a\r\nb\rc\nd \xFF"),
      "in.txt:4: the byte at offset 9 begins no UTF-8 character, expected text in UTF-8: name another with --encoding, or "
      "replace or skip it with --invalid-utf8");
  EXPECT_EQ(problem(kUtf8Mark + "\xC3").find("in.txt:1: the byte at offset 3 begins no UTF-8 character"), 0u);
  EXPECT_EQ(problem(kBigMark + "\0\n\xD8\0"s).find("in.txt:2: the byte at offset 4 begins no UTF-16 character"), 0u);
  const std::string long_text(100'000, '\n');
  EXPECT_EQ(problem(long_text + "\xFF").find("in.txt:100001: the byte at offset 100000 begins"), 0u);
  EXPECT_EQ(text("é\n"), "é\n");
  options_.encoding = TextEncoding::kLatin1;
  EXPECT_EQ(text("\xE9\n"), "é\n") << "each byte is a character";
}

TEST_F(TextFileTest, GivesWhatStandsBeforeAnError) {
  options_.invalid_text = InvalidText::kError;
  TextFile file = this->file("one\n\xFF");
  char part[16];
  EXPECT_EQ(file.read(part, sizeof part), 4u);
  EXPECT_THROW(file.read(part, sizeof part), ParseError);
}

TEST_F(TextFileTest, TellsBinaryFilesFromText) {
  EXPECT_TRUE(file("a\0b"s).is_binary());
  EXPECT_FALSE(file("a\xFF").is_binary());
  EXPECT_FALSE(file("").is_binary());
  EXPECT_FALSE(file(kLittleMark + wide("text", false)).is_binary());
  EXPECT_TRUE(file(kLittleMark + wide("te\0xt"s, false)).is_binary());
  EXPECT_TRUE(file(std::string(8191, 'x') + '\0').is_binary());
  EXPECT_FALSE(file(std::string(8192, 'x') + '\0').is_binary());
}

TEST_F(TextFileTest, LosesNothingByALook) {
  TextFile file = this->file("one");
  EXPECT_FALSE(file.is_binary());
  char part[16];
  EXPECT_EQ(std::string(part, file.read(part, sizeof part)), "one");
  EXPECT_EQ(file.read(part, sizeof part), 0u);
}

TEST_F(TextFileTest, GivesWhatIsThereWithoutWaitingForMore) {
  for (const std::string& line : {"a\n"s, kLittleMark + "a\0\n\0"s, wide("a\n", true)}) {
    options_.encoding = line[0] == '\0' ? TextEncoding::kUtf16 : TextEncoding::kAuto;
    const Pipe pipe;
    TextFile file(InputFile(pipe.reader_path()), options_, &report_);
    pipe.put(line);
    char part[16];
    EXPECT_EQ(std::string(part, file.read(part, sizeof part)), "a\n");  // would wait for ever if it wanted more
  }
}

}  // namespace
}  // namespace ldavi
