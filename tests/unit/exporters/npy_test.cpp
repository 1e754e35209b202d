// SPDX-License-Identifier: Apache-2.0
#include "exporters/npy.hpp"

#include <limits>

#include <gtest/gtest.h>

namespace ldavi {
namespace {

TEST(NpyHeader, HasMagicVersionLengthAndShape) {
  const std::string header = npy_header(3, 20);
  EXPECT_EQ(header.substr(0, 8), std::string("\x93NUMPY\x01\x00", 8));
  EXPECT_EQ(static_cast<unsigned char>(header[8]) + 256 * static_cast<unsigned char>(header[9]), 118);
  EXPECT_NE(header.find("'descr': '<f4', 'fortran_order': False, 'shape': (3, 20), }"), std::string::npos);
  EXPECT_EQ(header.back(), '\n');
}

TEST(NpyHeader, IsAlwaysOfOneLength) {
  constexpr std::uint64_t kLargest = std::numeric_limits<std::uint64_t>::max();
  EXPECT_EQ(npy_header(0, 1).size(), 128U);
  EXPECT_EQ(npy_header(kLargest, 65'535).size(), 128U);
}

}  // namespace
}  // namespace ldavi
