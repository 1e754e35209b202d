// SPDX-License-Identifier: Apache-2.0
// The kernels of log_gamma.hpp, compiled once for each vector target and once as plain C++.
#include "math/kernels/log_gamma.hpp"

#include "math/kernels/targets.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "math/kernels/log_gamma.cpp"
#include <hwy/foreach_target.h>  // includes this file once more for every target but the last
#include <hwy/highway.h>

#ifndef LDAVI_LOG_GAMMA_CONSTANTS
#define LDAVI_LOG_GAMMA_CONSTANTS
namespace ldavi {
namespace {

inline constexpr std::uint64_t kOne = 0x3FF0000000000000;       // the bits of 1
inline constexpr std::uint64_t kSqrtHalf = 0x3FE6A09E667F3BCD;  // of sqrt(1/2)
inline constexpr std::uint64_t kTwoTo52 = 0x4330000000000000;   // of 2^52: what is in its low bits is added to it
inline constexpr std::uint64_t kMantissa = (std::uint64_t{1} << 52) - 1;
inline constexpr double kTwoTo52AndBias = 0x1p52 + 1023.0;
inline constexpr double kLog2High = 0x1.62e42fee00000p-1;  // short enough for an exact product with an exponent
inline constexpr double kLog2Low = 0x1.a39ef35793c76p-33;
inline constexpr double kTwoOverOdd[] = {2.0 / 3, 2.0 / 5, 2.0 / 7, 2.0 / 9, 2.0 / 11, 2.0 / 13, 2.0 / 15, 2.0 / 17, 2.0 / 19};
inline constexpr double kLogGammaConstant = 0.4189385332046727;  // (log(2 pi) - 1) / 2
inline constexpr double kLogGammaSeries[] = {1.0 / 12,   -1.0 / 360,      1.0 / 1260, -1.0 / 1680,
                                             1.0 / 1188, -691.0 / 360360, 1.0 / 156};
inline constexpr double kDigammaSeries[] = {1.0 / 12, -1.0 / 120, 1.0 / 252, -1.0 / 240, 1.0 / 132, -691.0 / 32760, 1.0 / 12};

}  // namespace
}  // namespace ldavi
#endif

#define LDAVI_KERNEL_SOURCE "math/kernels/log_gamma.inl"
#define LDAVI_KERNEL_TABLE log_gamma_table
#include "math/kernels/family.inl"

#if HWY_ONCE
namespace ldavi {

const LogGammaKernels& log_gamma_kernels(SimdTarget target) noexcept { return LDAVI_SELECT_TARGET(target, log_gamma_table); }

}  // namespace ldavi
#endif
