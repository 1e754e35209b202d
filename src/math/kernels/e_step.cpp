// SPDX-License-Identifier: Apache-2.0
// The E-step kernels, compiled once for each vector target and once as plain C++.
#include "math/kernels/e_step.hpp"

#include "math/kernels/targets.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "math/kernels/e_step.cpp"
#include <hwy/foreach_target.h>  // includes this file once more for every target but the last
#include <hwy/highway.h>

#define LDAVI_KERNEL_SOURCE "math/kernels/e_step.inl"
#define LDAVI_KERNEL_TABLE e_step_table
#include "math/kernels/family.inl"

#if HWY_ONCE
namespace ldavi {

const EStepKernels& e_step_kernels(SimdTarget target) noexcept { return LDAVI_SELECT_TARGET(target, e_step_table); }

}  // namespace ldavi
#endif
