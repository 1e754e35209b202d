// SPDX-License-Identifier: Apache-2.0
#include "text/transcode.hpp"

#include <gtest/gtest.h>

#include <tuple>

namespace ldavi {
namespace {

using namespace std::string_literals;

/// The text, what was consumed, and the length of the ill-formed sequence after it.
std::tuple<std::string, std::size_t, std::size_t> converted(std::string_view bytes, Encoding encoding, bool at_end = true) {
  std::string out = ">";
  const auto [consumed, ill_formed] = append_as_utf8(bytes, encoding, at_end, out);
  EXPECT_EQ(out.front(), '>') << "appends";
  return {out.substr(1), consumed, ill_formed};
}

using Result = std::tuple<std::string, std::size_t, std::size_t>;

TEST(AppendAsUtf8, StopsBeforeWhatIsIllFormed) {
  EXPECT_EQ(converted("aé😀", Encoding::kUtf8), Result("aé😀", 7, 0));
  EXPECT_EQ(converted("a\xFF z", Encoding::kUtf8), Result("a", 1, 1));
  EXPECT_EQ(converted("\xE4\xB8z", Encoding::kUtf8), Result("", 0, 2));
  EXPECT_EQ(converted("\xED\xA0\x80", Encoding::kUtf8), Result("", 0, 1)) << "a surrogate";
  EXPECT_EQ(converted("", Encoding::kUtf8), Result("", 0, 0));
}

TEST(AppendAsUtf8, WaitsForTheRestOfASequence) {
  EXPECT_EQ(converted("a\xE4\xB8", Encoding::kUtf8, false), Result("a", 1, 0));
  EXPECT_EQ(converted("a\xE4\xB8", Encoding::kUtf8, true), Result("a", 1, 2));
  EXPECT_EQ(converted("a\xFF", Encoding::kUtf8, false), Result("a", 1, 1)) << "nothing makes that whole";
}

TEST(AppendAsUtf8, ReadsUtf16InBothOrders) {
  EXPECT_EQ(converted("a\0\xE9\0\xAC\x20\x3D\xD8\0\xDE"s, Encoding::kUtf16Little), Result("aé€😀", 10, 0));
  EXPECT_EQ(converted("\0a\0\xE9\x20\xAC\xD8\x3D\xDE\0"s, Encoding::kUtf16Big), Result("aé€😀", 10, 0));
  EXPECT_EQ(converted("\x7F\0\x80\0\xFF\x07\0\x08\xFF\xFF"s, Encoding::kUtf16Little),
            Result("\x7F\u0080\u07FF\u0800\uFFFF", 10, 0));
}

TEST(AppendAsUtf8, KnowsTheLastCharacter) {
  EXPECT_EQ(converted("\xDB\xFF\xDF\xFF"s, Encoding::kUtf16Big), Result("\U0010FFFF", 4, 0));
}

TEST(AppendAsUtf8, StopsBeforeALoneSurrogate) {
  EXPECT_EQ(converted("\0a\xD8\0\0b"s, Encoding::kUtf16Big), Result("a", 2, 2));
  EXPECT_EQ(converted("\xDC\0\0b"s, Encoding::kUtf16Big), Result("", 0, 2)) << "a second half";
  EXPECT_EQ(converted("\xD8\0\xD8\0"s, Encoding::kUtf16Big), Result("", 0, 2));
}

TEST(AppendAsUtf8, WaitsForTheRestOfAPair) {
  EXPECT_EQ(converted("\0a\xD8\0"s, Encoding::kUtf16Big, false), Result("a", 2, 0));
  EXPECT_EQ(converted("\0a\xD8\0\xDC"s, Encoding::kUtf16Big, false), Result("a", 2, 0));
  EXPECT_EQ(converted("\0a\xD8\0"s, Encoding::kUtf16Big, true), Result("a", 2, 2));
  EXPECT_EQ(converted("\0a\0"s, Encoding::kUtf16Big, false), Result("a", 2, 0));
  EXPECT_EQ(converted("\0a\0"s, Encoding::kUtf16Big, true), Result("a", 2, 1)) << "half a unit";
}

TEST(AppendAsUtf8, ReadsLatin1AsWindows1252) {
  EXPECT_EQ(converted("caf\xE9 \xFF\xA0", Encoding::kLatin1), Result("café ÿ\u00A0", 7, 0));
  EXPECT_EQ(converted("\x80 \x93x\x94 don\x92t \x9F", Encoding::kLatin1), Result("€ “x” don’t Ÿ", 13, 0));
  EXPECT_EQ(converted("\x81\x8D\x8F\x90\x9D", Encoding::kLatin1), Result("\u0081\u008D\u008F\u0090\u009D", 5, 0));
}

}  // namespace
}  // namespace ldavi
