// SPDX-License-Identifier: Apache-2.0
#include "base/huge_pages.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace ldavi {
namespace {

/// Whatever the system grants: the block holds what it held, and can be written to, from end to end.
TEST(HugePages, LeaveABlockAsItIs) {
  for (const std::size_t bytes : {std::size_t{0}, std::size_t{100}, (std::size_t{4} << 20U) - 1, (std::size_t{9} << 20U) + 3}) {
    std::vector<unsigned char> block(bytes, 7);
    prefer_huge_pages(block.data(), bytes);
    EXPECT_EQ(block, std::vector<unsigned char>(bytes, 7)) << bytes;
    block.assign(bytes, 8);
    EXPECT_EQ(block, std::vector<unsigned char>(bytes, 8)) << bytes;
  }
}

}  // namespace
}  // namespace ldavi
