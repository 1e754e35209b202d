// SPDX-License-Identifier: Apache-2.0
#include "base/require_memory.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <new>

namespace ldavi {
namespace {

TEST(RequireMemory, IsAnErrorWhereThereIsNone) {
  EXPECT_NO_THROW(require_memory(std::size_t{1} << 20U));
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)  // they end the program for such a wish
  EXPECT_THROW(require_memory(std::numeric_limits<std::size_t>::max() / 4), std::bad_alloc);
#endif
}

}  // namespace
}  // namespace ldavi
