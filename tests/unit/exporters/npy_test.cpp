// SPDX-License-Identifier: Apache-2.0
#include "exporters/npy.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstring>
#include <limits>
#include <vector>

#include "unit/exporters/exported.hpp"

namespace ldavi {
namespace {

TEST(NpyHeader, HasMagicVersionLengthAndShape) {
  const std::string header = npy_header(3, 20);
  EXPECT_EQ(header.substr(0, 8), std::string("\x93NUMPY\x01\x00", 8));
  EXPECT_EQ(static_cast<unsigned char>(header[8]) + 256 * static_cast<unsigned char>(header[9]), 118);
  EXPECT_NE(header.find("'descr': '<f4', 'fortran_order': False, 'shape': (3, 20), }"), std::string::npos);
  EXPECT_EQ(header.back(), '\n');
}

TEST(NpyHeader, HasAnyTypeAndShape) {
  EXPECT_NE(npy_header("<U7", std::array{std::uint64_t{3}}).find("'<U7', 'fortran_order': False, 'shape': (3,), }"),
            std::string::npos);
  EXPECT_NE(npy_header("<f8", {}).find("'shape': (), }"), std::string::npos);
}

TEST(WriteNpy, HasTheNumbersBehindTheHeader) {
  const std::string array = exported([](const ByteSink& sink) { write_npy(std::vector<double>{0.5, 2.0}, sink); });
  ASSERT_EQ(array.size(), 128 + 2 * sizeof(double));
  double last = 0.0;
  std::memcpy(&last, array.data() + 128 + sizeof last, sizeof last);
  EXPECT_EQ(last, 2.0);
  EXPECT_EQ(exported([](const ByteSink& sink) { write_npy(2.0, sink); }).size(), 128 + sizeof(double));
}

TEST(NpyHeader, IsAlwaysOfOneLength) {
  constexpr std::uint64_t kLargest = std::numeric_limits<std::uint64_t>::max();
  EXPECT_EQ(npy_header(0, 1).size(), 128U);
  EXPECT_EQ(npy_header(kLargest, 65'535).size(), 128U);
}

}  // namespace
}  // namespace ldavi
