// SPDX-License-Identifier: Apache-2.0
#include "base/byte_stream.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <string>

#include "ldavi/base/error.hpp"

namespace ldavi {
namespace {

ByteReader reader_of(const std::string& bytes) { return {std::as_bytes(std::span(bytes)), "m.ldavi"}; }

TEST(ByteWriter, IsLittleEndian) {
  ByteWriter writer;
  writer.u32(0x01020304);
  writer.u64(5);
  writer.text("ab");

  EXPECT_EQ(writer.bytes(), std::string("\x04\x03\x02\x01\x05\0\0\0\0\0\0\0\x02\0\0\0\0\0\0\0ab", 22));
}

TEST(ByteReader, ReadsWhatTheWriterWrote) {
  ByteWriter writer;
  writer.u32(std::numeric_limits<std::uint32_t>::max());
  writer.f64(-0.1);
  writer.text("");
  writer.text(std::string("a\0b", 3));
  writer.u64(std::numeric_limits<std::uint64_t>::max());

  ByteReader reader = reader_of(writer.bytes());

  EXPECT_EQ(reader.u32(), std::numeric_limits<std::uint32_t>::max());
  EXPECT_EQ(reader.f64(), -0.1);
  EXPECT_EQ(reader.text(), "");
  EXPECT_EQ(reader.text(), std::string("a\0b", 3));
  EXPECT_EQ(reader.remaining(), 8U);
  EXPECT_EQ(reader.u64(), std::numeric_limits<std::uint64_t>::max());
  EXPECT_NO_THROW(reader.finish());
}

TEST(ByteReader, RefusesToReadPastTheEnd) {
  const std::string bytes(3, 'x');

  EXPECT_THROW(reader_of(bytes).u32(), FormatError);
  EXPECT_THROW(reader_of(bytes).u64(), FormatError);
  EXPECT_THROW(reader_of(bytes).f64(), FormatError);
  EXPECT_THROW(reader_of(bytes).text(), FormatError);
}

TEST(ByteReader, AllocatesNothingForALengthThatCannotBe) {
  ByteWriter writer;
  writer.u64(std::numeric_limits<std::uint64_t>::max());

  EXPECT_THROW(reader_of(writer.bytes()).text(), FormatError);
}

TEST(ByteReader, RefusesCountsThatCannotGrowAndNumbersThatAreNotFinite) {
  constexpr std::uint32_t kMost = (std::uint32_t{1} << 31U) - 2;
  ByteWriter writer;
  writer.u32(kMost);
  writer.f64(-0.5);
  ByteReader reader = reader_of(writer.bytes());
  EXPECT_EQ(reader.count(), static_cast<int>(kMost));
  EXPECT_EQ(reader.finite(), -0.5);

  for (const std::uint32_t value : {kMost + 1, ~std::uint32_t{0}}) {
    ByteWriter large;
    large.u32(value);
    EXPECT_THROW(reader_of(large.bytes()).count(), FormatError) << value;
  }
  for (const double value : {std::numeric_limits<double>::quiet_NaN(), -std::numeric_limits<double>::infinity()}) {
    ByteWriter not_finite;
    not_finite.f64(value);
    EXPECT_THROW(reader_of(not_finite.bytes()).finite(), FormatError) << value;
  }
}

TEST(ByteReader, RefusesToFinishWhereBytesAreLeft) {
  const std::string bytes = "x";
  try {
    reader_of(bytes).finish();
    ADD_FAILURE() << "nothing was thrown";
  } catch (const FormatError& error) {
    EXPECT_STREQ(error.what(), "m.ldavi: is damaged: a section is too long");
  }
}

}  // namespace
}  // namespace ldavi
