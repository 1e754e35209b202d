// SPDX-License-Identifier: Apache-2.0
// Which of Highway's targets lda-vi compiles for: those with fused multiply-add, AVX2 and AVX-512. Below them the plain C++
// twin runs, because unfused targets would give other bits. Included by each kernel family before Highway.
#pragma once

#include <hwy/cache_control.h>
#include <hwy/detect_targets.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>

#include "math/kernels/simd_target.hpp"

#undef HWY_DISABLED_TARGETS
#define HWY_DISABLED_TARGETS (HWY_SSSE3 | HWY_SSE4 | HWY_AVX3_DL)
#define LDAVI_VECTOR_TARGET (HWY_TARGET == HWY_AVX2 || HWY_TARGET == HWY_AVX3)

#if defined(__x86_64__)
/// `table` of the namespace that was compiled for `target`.
#define LDAVI_SELECT_TARGET(target, table) \
  ((target) == SimdTarget::kAvx512 ? N_AVX3::table() : (target) == SimdTarget::kAvx2 ? N_AVX2::table() : scalar::table())
#else
#define LDAVI_SELECT_TARGET(target, table) (static_cast<void>(target), scalar::table())
#endif
