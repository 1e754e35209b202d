// SPDX-License-Identifier: Apache-2.0
// The E-step kernels, compiled once for each vector target and once as plain C++.
#include "math/kernels/e_step.hpp"

#include "math/kernels/targets.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "math/kernels/e_step.cpp"
#include <hwy/foreach_target.h>  // includes this file once more for every target but the last
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace ldavi::HWY_NAMESPACE {
#if LDAVI_VECTOR_TARGET
namespace {
#define LDAVI_KERNEL_INLINE HWY_INLINE
#define LDAVI_KERNEL_FUNCTION
#include "math/kernels/lanes_highway.inl"
//
#include "math/kernels/exp_digamma.inl"
//
#include "math/kernels/e_step.inl"
#undef LDAVI_KERNEL_INLINE
#undef LDAVI_KERNEL_FUNCTION
}  // namespace
const EStepKernels& e_step_table() noexcept { return kEStepKernels; }
#endif
}  // namespace ldavi::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ldavi {
namespace scalar {
namespace {
#define LDAVI_KERNEL_INLINE inline
#define LDAVI_KERNEL_FUNCTION
#include "math/kernels/lanes_scalar.inl"
//
#include "math/kernels/exp_digamma.inl"
//
#include "math/kernels/e_step.inl"
#undef LDAVI_KERNEL_INLINE
#undef LDAVI_KERNEL_FUNCTION
}  // namespace
const EStepKernels& e_step_table() noexcept { return kEStepKernels; }
}  // namespace scalar

const EStepKernels& e_step_kernels(SimdTarget target) noexcept { return LDAVI_SELECT_TARGET(target, e_step_table); }

}  // namespace ldavi
#endif
