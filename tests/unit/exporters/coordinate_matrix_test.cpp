// SPDX-License-Identifier: Apache-2.0
#include "exporters/coordinate_matrix.hpp"

#include <gtest/gtest.h>

#include <array>
#include <limits>

namespace ldavi {
namespace {

TEST(CoordinateMatrix, HasAHeaderOfOneLength) {
  constexpr std::uint64_t kLargest = std::numeric_limits<std::uint64_t>::max();
  const std::string header = coordinate_header(2, 3, 6);
  EXPECT_EQ(header.substr(0, header.find('\n') + 2), "%%MatrixMarket matrix coordinate real general\n%");
  EXPECT_EQ(header.substr(header.size() - 7), "\n2 3 6\n");
  EXPECT_EQ(header.size(), 128U);
  EXPECT_EQ(coordinate_header(kLargest, kLargest, kLargest).size(), 128U);
}

TEST(CoordinateMatrix, CountsFromOne) {
  std::string out;
  append_coordinates(out, 1, std::array{0.25F, 0.1F});
  EXPECT_EQ(out, "2 1 0.25\n2 2 0.1\n");
}

}  // namespace
}  // namespace ldavi
