// SPDX-License-Identifier: Apache-2.0
#include "math/kernels/simd_target.hpp"

#include <cstdlib>
#include <string>

#include <hwy/targets.h>

#include "ldavi/base/error.hpp"

namespace ldavi {

std::string_view simd_target_name(SimdTarget target) noexcept {
  switch (target) {
    case SimdTarget::kScalar: return "scalar";
    case SimdTarget::kAvx2: return "avx2";
    case SimdTarget::kAvx512: return "avx512";
  }
  return "unknown";
}

bool simd_target_available(SimdTarget target) noexcept {
  switch (target) {
    case SimdTarget::kScalar: return true;
    case SimdTarget::kAvx2: return (hwy::SupportedTargets() & HWY_AVX2) != 0;
    case SimdTarget::kAvx512: return (hwy::SupportedTargets() & HWY_AVX3) != 0;
  }
  return false;
}

SimdTarget choose_simd_target() {
  const char* wish = std::getenv("LDAVI_SIMD");
  if (wish == nullptr || *wish == '\0') {
    for (const SimdTarget target : {SimdTarget::kAvx512, SimdTarget::kAvx2}) {
      if (simd_target_available(target)) return target;
    }
    return SimdTarget::kScalar;
  }
  for (const SimdTarget target : {SimdTarget::kScalar, SimdTarget::kAvx2, SimdTarget::kAvx512}) {
    if (wish != simd_target_name(target)) continue;
    if (simd_target_available(target)) return target;
    throw InvalidArgument("LDAVI_SIMD=" + std::string(wish) + ": this processor does not have it, unset LDAVI_SIMD");
  }
  throw InvalidArgument("LDAVI_SIMD=" + std::string(wish) + ": unknown, expected scalar, avx2 or avx512");
}

}  // namespace ldavi
