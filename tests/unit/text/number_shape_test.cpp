// SPDX-License-Identifier: Apache-2.0
#include "text/number_shape.hpp"

#include <gtest/gtest.h>

namespace ldavi {
namespace {

TEST(MakeShape, MakesEachDigitZero) {
  for (const auto& [number, shape] : {std::pair{"1,234.5", "0,000.0"}, std::pair{"٣٤", "00"}, std::pair{"a9ß", "a0ß"}, std::pair{"", ""}}) {
    std::string text = number;
    make_shape(text);
    EXPECT_EQ(text, shape);
  }
}

}  // namespace
}  // namespace ldavi
