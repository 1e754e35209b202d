// SPDX-License-Identifier: Apache-2.0
// Which vector instructions the kernels run on. Every target gives the same bits; they differ in speed alone.
#pragma once

#include <string_view>

namespace ldavi {

enum class SimdTarget { kScalar, kAvx2, kAvx512 };

/// "scalar", "avx2", "avx512".
std::string_view simd_target_name(SimdTarget target) noexcept;

bool simd_target_available(SimdTarget target) noexcept;

/// The fastest one this processor has, or the one that the environment variable LDAVI_SIMD names; throws InvalidArgument where that is
/// unknown or missing here.
SimdTarget choose_simd_target();

}  // namespace ldavi
