// SPDX-License-Identifier: Apache-2.0
#include "base/container_layout.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "ldavi/base/error.hpp"

namespace ldavi {
namespace {

TableEntry entry(std::uint32_t id, std::uint64_t length) {
  return {id, kCriticalFlag, 0, length, static_cast<std::uint32_t>(ElementType::kBytes), 0, {length, 1}, 0};
}

TEST(PlaceSections, PutsOneBehindTheOtherAligned) {
  std::vector<TableEntry> table{entry(1, 5), entry(2, 0), entry(3, 64), entry(4, 65)};

  EXPECT_EQ(place_sections(table), 320U + 64 + 64 + 128);
  EXPECT_EQ(table[0].offset, 320U);  // 40 + 4 * 56, aligned
  EXPECT_EQ(table[1].offset, 384U);
  EXPECT_EQ(table[2].offset, 384U);
  EXPECT_EQ(table[3].offset, 448U);
}

TEST(PlaceSections, RefusesWhatNoFileCanHold) {
  std::vector<TableEntry> huge{entry(1, std::uint64_t{1} << 62U), entry(2, std::uint64_t{1} << 62U)};

  EXPECT_THROW(place_sections(huge), InvalidArgument);
}

TEST(HeaderBytes, EndWhereTheFirstSectionBegins) {
  std::vector<TableEntry> table{entry(1, 5)};
  const std::uint64_t size = place_sections(table);

  EXPECT_EQ(header_bytes(ContainerKind::kModel, {}, table, size).size(), table[0].offset);
}

TEST(SectionSize, IsNothingOnOverflow) {
  const auto type = static_cast<std::uint32_t>(ElementType::kUint64);

  EXPECT_EQ(section_size(type, {3, 2}), 48U);
  EXPECT_EQ(section_size(type, {std::uint64_t{1} << 61U, 1}), std::nullopt);
  EXPECT_EQ(section_size(type, {std::uint64_t{1} << 32U, std::uint64_t{1} << 32U}), std::nullopt);
  EXPECT_EQ(section_size(99, {1, 1}), std::nullopt);
}

TEST(SectionName, IsForMessages) {
  EXPECT_EQ(section_name(section_id("TOPS")), "TOPS");
  EXPECT_EQ(section_name(7), "number 7");
}

}  // namespace
}  // namespace ldavi
