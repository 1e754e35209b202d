// SPDX-License-Identifier: Apache-2.0
#include "exporters/zip_writer.hpp"

#include <gtest/gtest.h>

#include "unit/exporters/exported.hpp"

namespace ldavi {
namespace {

std::string archive() {
  return exported([](const ByteSink& sink) {
    ZipWriter zip(sink);
    zip.add("a.txt", [](const ByteSink& file) {
      file("1234");
      file("56789");
    });
    zip.add("été", [](const ByteSink&) {});
    zip.finish();
  });
}

TEST(ZipWriter, PutsFilesBeforeTheirDirectory) {
  const std::string bytes = archive();
  EXPECT_EQ(bytes.substr(0, 4), "PK\x03\x04");
  EXPECT_EQ(bytes.substr(14, 4), "\x26\x39\xf4\xcb");  // the checksum of 123456789
  EXPECT_EQ(bytes.substr(18, 8), std::string("\x09\0\0\0\x09\0\0\0", 8));
  EXPECT_EQ(bytes.substr(30, 14), "a.txt123456789");
  const std::size_t directory = bytes.find("PK\x01\x02");
  ASSERT_NE(directory, std::string::npos);
  EXPECT_EQ(directory, 44U + 30 + 5);
  const std::size_t end = bytes.find("PK\x05\x06");
  ASSERT_EQ(end + 22, bytes.size());
  EXPECT_EQ(bytes.substr(end + 8, 4), std::string("\x02\0\x02\0", 4));
  EXPECT_EQ(static_cast<unsigned char>(bytes[end + 16]), directory);
}

TEST(ZipWriter, GivesTheSameBytesAgain) { EXPECT_EQ(archive(), archive()); }

TEST(ZipWriter, MayBeEmpty) {
  EXPECT_EQ(exported([](const ByteSink& sink) { ZipWriter(sink).finish(); }), "PK\x05\x06" + std::string(18, '\0'));
}

/// Larger than 32 bits hold: nothing of it is kept.
TEST(ZipWriter, TakesLargeFiles) {
  std::string head;
  std::string tail;
  std::uint64_t size = 0;
  ZipWriter zip([&](std::string_view bytes) {
    if (head.size() < 100) head += bytes.substr(0, 100);
    size += bytes.size();
    tail = bytes.size() < 1000 ? tail + std::string(bytes) : std::string();
  });
  const std::string block(std::size_t{1} << 26U, '\0');
  zip.add("large", [&](const ByteSink& file) {
    for (int i = 0; i < 64; ++i) file(block);
  });
  zip.add("next", [](const ByteSink& file) { file("x"); });
  zip.finish();
  EXPECT_EQ(size, (std::uint64_t{1} << 32U) + 30 + 5 + 20 + 30 + 4 + 1 + 46 + 5 + 20 + 46 + 4 + 12 + 56 + 20 + 22);
  EXPECT_EQ(head.substr(18, 8), std::string(8, '\xff'));
  EXPECT_NE(tail.find("PK\x06\x06"), std::string::npos);
  EXPECT_NE(tail.find("PK\x06\x07"), std::string::npos);
}

}  // namespace
}  // namespace ldavi
