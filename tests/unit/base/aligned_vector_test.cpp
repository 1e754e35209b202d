// SPDX-License-Identifier: Apache-2.0
#include "base/aligned_vector.hpp"

#include <gtest/gtest.h>

#include <cstdint>

namespace ldavi {
namespace {

TEST(AlignedVector, BeginsOnACacheLineHoweverItGrows) {
  AlignedVector<std::uint16_t> values;
  for (int i = 0; i < 1000; ++i) {
    values.push_back(static_cast<std::uint16_t>(i));
    ASSERT_EQ(reinterpret_cast<std::uintptr_t>(values.data()) % 64, 0U);
  }
  EXPECT_EQ(values[999], 999);
}

TEST(AlignedVector, RefusesASizeThatDoesNotFitInMemory) {
  CacheLineAllocator<double> allocator;
  EXPECT_THROW(allocator.allocate(static_cast<std::size_t>(-1) / 4), std::bad_alloc);
}

}  // namespace
}  // namespace ldavi
