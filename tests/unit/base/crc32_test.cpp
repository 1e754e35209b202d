// SPDX-License-Identifier: Apache-2.0
#include "base/crc32.hpp"

#include <gtest/gtest.h>

namespace ldavi {
namespace {

TEST(Crc32, HasItsCheckValue) {
  EXPECT_EQ(crc32_of(""), 0U);
  EXPECT_EQ(crc32_of("123456789"), 0xCBF43926U);
}

TEST(Crc32, GoesOnFromWhatCameBefore) { EXPECT_EQ(crc32_of("6789", crc32_of("12345")), crc32_of("123456789")); }

}  // namespace
}  // namespace ldavi
