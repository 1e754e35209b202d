// SPDX-License-Identifier: Apache-2.0
#include "text/icu_status.hpp"

#include <gtest/gtest.h>

#include <new>

#include "ldavi/base/error.hpp"

namespace ldavi {
namespace {

TEST(CheckIcu, TakesSuccessAndWarnings) {
  EXPECT_NO_THROW(check_icu(U_ZERO_ERROR, "ICU cannot read"));
  EXPECT_NO_THROW(check_icu(U_USING_DEFAULT_WARNING, "ICU cannot read"));
}

TEST(CheckIcu, TellsWhatCannotBeDone) {
  try {
    check_icu(U_ILLEGAL_ARGUMENT_ERROR, "ICU cannot read");
    FAIL() << "nothing was thrown";
  } catch (const InvalidArgument& error) {
    EXPECT_STREQ(error.what(), "ICU cannot read: U_ILLEGAL_ARGUMENT_ERROR");
  }
}

TEST(CheckIcu, TakesNoMemoryForWhatItIs) {
  EXPECT_THROW(check_icu(U_MEMORY_ALLOCATION_ERROR, "ICU cannot read"), std::bad_alloc);
}

}  // namespace
}  // namespace ldavi
