// SPDX-License-Identifier: Apache-2.0
// The kernels of gaussian.hpp, compiled once for each vector target and once as plain C++.
#include "math/kernels/gaussian.hpp"

#include "math/kernels/targets.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "math/kernels/gaussian.cpp"
#include <hwy/foreach_target.h>  // includes this file once more for every target but the last
#include <hwy/highway.h>

#ifndef LDAVI_GAUSSIAN_CONSTANTS
#define LDAVI_GAUSSIAN_CONSTANTS
namespace ldavi {
namespace {

inline constexpr std::uint64_t kOne = 0x3FF0000000000000;       // the bits of 1
inline constexpr std::uint64_t kSqrtHalf = 0x3FE6A09E667F3BCD;  // of sqrt(1/2)
inline constexpr std::uint64_t kTwoTo52 = 0x4330000000000000;   // of 2^52: what is in its low bits is added to it
inline constexpr std::uint64_t kMantissa = (std::uint64_t{1} << 52) - 1;
inline constexpr double kTwoTo52AndBias = 0x1p52 + 1023.0;
inline constexpr double kLog2E = 0x1.71547652b82fep+0;
inline constexpr double kLog2High = 0x1.62e42fee00000p-1;  // short enough for an exact product with an exponent
inline constexpr double kLog2Low = 0x1.a39ef35793c76p-33;
inline constexpr double kOneAndAHalfTo52 = 0x1.8p52;
inline constexpr double kLowestExponent = -708.0;
inline constexpr double kLeastLog = -1e300;
inline constexpr double kInverseFactorials[] = {
    1.0,        1.0,         1.0 / 2,      1.0 / 6,       1.0 / 24,       1.0 / 120,       1.0 / 720,
    1.0 / 5040, 1.0 / 40320, 1.0 / 362880, 1.0 / 3628800, 1.0 / 39916800, 1.0 / 479001600, 1.0 / 6227020800};

}  // namespace
}  // namespace ldavi
#endif

#define LDAVI_KERNEL_SOURCE "math/kernels/gaussian.inl"
#define LDAVI_KERNEL_TABLE gaussian_table
#include "math/kernels/family.inl"

#if HWY_ONCE
namespace ldavi {

const GaussianKernels& gaussian_kernels(SimdTarget target) noexcept { return LDAVI_SELECT_TARGET(target, gaussian_table); }

}  // namespace ldavi
#endif
