// SPDX-License-Identifier: Apache-2.0
#include "math/kernels/simd_target.hpp"

#include <cstdlib>
#include <string>

#include <gtest/gtest.h>

#include "ldavi/base/error.hpp"

namespace ldavi {
namespace {

/// Sets LDAVI_SIMD and puts the old value back.
class Wish {
 public:
  explicit Wish(const char* value) {
    if (const char* old = std::getenv("LDAVI_SIMD")) old_ = old;
    setenv("LDAVI_SIMD", value, 1);
  }
  ~Wish() {
    if (old_.empty()) {
      unsetenv("LDAVI_SIMD");
    } else {
      setenv("LDAVI_SIMD", old_.c_str(), 1);
    }
  }
  Wish(const Wish&) = delete;
  Wish& operator=(const Wish&) = delete;

 private:
  std::string old_;
};

TEST(ChooseSimdTarget, TakesTheOneThatIsWishedFor) {
  const Wish wish("scalar");
  EXPECT_EQ(choose_simd_target(), SimdTarget::kScalar);
}

TEST(ChooseSimdTarget, TakesAnAvailableOneWithoutAWish) {
  const Wish wish("");
  EXPECT_TRUE(simd_target_available(choose_simd_target()));
}

TEST(ChooseSimdTarget, RefusesAnUnknownOne) {
  const Wish wish("mmx");
  EXPECT_THROW(choose_simd_target(), InvalidArgument);
}

TEST(ChooseSimdTarget, RefusesOneThatIsMissingHere) {
  if (simd_target_available(SimdTarget::kAvx512)) GTEST_SKIP() << "this processor has all of them";
  const Wish wish("avx512");
  EXPECT_THROW(choose_simd_target(), InvalidArgument);
}

}  // namespace
}  // namespace ldavi
