// SPDX-License-Identifier: Apache-2.0
// The kernels of collapsed variational Bayes, compiled once for each vector target and once as plain C++.
#include "math/kernels/cvb0.hpp"

#include "math/kernels/targets.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "math/kernels/cvb0.cpp"
#include <hwy/foreach_target.h>  // includes this file once more for every target but the last
#include <hwy/highway.h>

#define LDAVI_KERNEL_SOURCE "math/kernels/cvb0.inl"
#define LDAVI_KERNEL_TABLE cvb0_table
#include "math/kernels/family.inl"

#if HWY_ONCE
namespace ldavi {

const Cvb0Kernels& cvb0_kernels(SimdTarget target) noexcept { return LDAVI_SELECT_TARGET(target, cvb0_table); }

}  // namespace ldavi
#endif
