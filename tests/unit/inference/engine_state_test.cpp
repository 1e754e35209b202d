// SPDX-License-Identifier: Apache-2.0
#include "inference/engine_state.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "ldavi/base/error.hpp"
#include "support/temporary_folder.hpp"

namespace ldavi {
namespace {

constexpr std::uint32_t kFloats = section_id("FLTS");
constexpr std::uint32_t kRows = section_id("ROWS");
constexpr std::uint32_t kOwn = section_id("OWNN");

class EngineStates : public testing::Test {
 protected:
  void write(const EngineStateWriter& state) const {
    OutputFile file(path_, ExistingFile::kReplace);
    state.write(file);
    file.commit();
  }

  const TemporaryFolder folder_;
  const std::string path_ = folder_.file("state");
};

TEST_F(EngineStates, AreReadAsTheyWereWritten) {
  const std::vector<float> first{1, 2};
  const std::vector<float> second{3};
  const std::vector<double> doubles{0.5, -0.25};
  Matrix rows(2, 3);
  rows(1, 2) = 7.0F;
  EngineStateWriter writer;
  writer.add(kFloats, std::span<const float>(first));
  writer.add_own(kOwn, {4, 5, 6});
  writer.add(kFloats, std::span<const float>(second));
  writer.add(kRows, rows);
  writer.add(section_id("DBLS"), doubles);
  writer.numbers().u64(42);
  write(writer);

  EngineStateReader reader(path_);
  const auto floats = reader.all<float>(kFloats);
  EXPECT_EQ(std::vector<float>(floats.begin(), floats.end()), (std::vector<float>{1, 2, 3})) << "pieces follow each other";
  EXPECT_EQ(reader.exactly<std::uint32_t>(kOwn, 3)[2], 6U);
  Matrix rows_read(2, 3);
  reader.read(kRows, rows_read);
  EXPECT_EQ(rows_read(1, 2), 7.0F);
  EXPECT_EQ(rows_read(0, 0), 0.0F);
  std::vector<double> doubles_read(2);
  reader.read(section_id("DBLS"), doubles_read);
  EXPECT_EQ(doubles_read, doubles);
  EXPECT_EQ(reader.numbers().u64(), 42U);
  EXPECT_NO_THROW(reader.numbers().finish());
}

TEST_F(EngineStates, AreRefusedWhereASizeDoesNotFit) {
  EngineStateWriter writer;
  writer.add_own(kOwn, {4, 5, 6});
  write(writer);
  EngineStateReader reader(path_);
  Matrix rows(1, 1);

  EXPECT_THROW(reader.exactly<std::uint32_t>(kOwn, 2), FormatError);
  EXPECT_THROW(reader.all<float>(kOwn), FormatError) << "another type";
  EXPECT_THROW(reader.read(kRows, rows), FormatError) << "not there";
  EXPECT_THROW(reader.numbers().u32(), FormatError);
  EXPECT_THROW(reader.refuse(), FormatError);
}

TEST_F(EngineStates, AreRefusedWhereANumberIsNotFinite) {
  Matrix rows(2, 3);
  rows(1, 2) = std::numeric_limits<float>::infinity();
  std::vector<double> doubles{1.0, std::numeric_limits<double>::quiet_NaN()};
  EngineStateWriter writer;
  writer.add(kRows, rows);
  writer.add(section_id("DBLS"), doubles);
  write(writer);
  const EngineStateReader reader(path_);

  EXPECT_THROW(reader.read(kRows, rows), FormatError);
  EXPECT_THROW(reader.read(section_id("DBLS"), doubles), FormatError);
}

TEST_F(EngineStates, AreRefusedWhereANumberIsOutOfItsRange) {
  Matrix rows(1, 3);
  rows(0, 1) = 2.0F;
  std::vector<double> doubles{-1.0, 1.0};
  EngineStateWriter writer;
  writer.add(kRows, rows);
  writer.add(section_id("DBLS"), doubles);
  write(writer);
  const EngineStateReader reader(path_);

  EXPECT_NO_THROW(reader.read(kRows, rows, 0.0F, 2.0F));
  EXPECT_THROW(reader.read(kRows, rows, 0.0F, 1.0F), FormatError);
  EXPECT_THROW(reader.read(kRows, rows, 0.5F), FormatError);
  EXPECT_NO_THROW(reader.read(section_id("DBLS"), doubles, -1.0, 1.0));
  EXPECT_THROW(reader.read(section_id("DBLS"), doubles, 0.0), FormatError);
}

TEST_F(EngineStates, AreRefusedWhereSomethingIsLeft) {
  EngineStateWriter writer;
  writer.add_own(kOwn, {4});
  writer.numbers().u32(1);
  write(writer);
  EngineStateReader reader(path_);

  EXPECT_THROW(reader.finish(), FormatError) << "a number";
  reader.numbers().u32();
  EXPECT_THROW(reader.finish(), FormatError) << "a section";
  reader.all<std::uint32_t>(kOwn);
  EXPECT_NO_THROW(reader.finish());
}

}  // namespace
}  // namespace ldavi
