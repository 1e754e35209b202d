// SPDX-License-Identifier: Apache-2.0
// The kernels of collapsed variational Bayes, compiled once for each vector target and once as plain C++.
#include "math/kernels/cvb0.hpp"

#include "math/kernels/targets.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "math/kernels/cvb0.cpp"
#include <hwy/foreach_target.h>  // includes this file once more for every target but the last
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace ldavi::HWY_NAMESPACE {
#if LDAVI_VECTOR_TARGET
namespace {
#define LDAVI_KERNEL_INLINE HWY_INLINE
#define LDAVI_KERNEL_LAMBDA HWY_ATTR
#define LDAVI_KERNEL_FUNCTION
#include "math/kernels/lanes_highway.inl"
//
#include "math/kernels/cvb0.inl"
#undef LDAVI_KERNEL_INLINE
#undef LDAVI_KERNEL_LAMBDA
#undef LDAVI_KERNEL_FUNCTION
}  // namespace
const Cvb0Kernels& cvb0_table() noexcept { return kCvb0Kernels; }
#endif
}  // namespace ldavi::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ldavi {
namespace scalar {
namespace {
#define LDAVI_KERNEL_INLINE inline
#define LDAVI_KERNEL_LAMBDA
#define LDAVI_KERNEL_FUNCTION
#include "math/kernels/lanes_scalar.inl"
//
#include "math/kernels/cvb0.inl"
#undef LDAVI_KERNEL_INLINE
#undef LDAVI_KERNEL_LAMBDA
#undef LDAVI_KERNEL_FUNCTION
}  // namespace
const Cvb0Kernels& cvb0_table() noexcept { return kCvb0Kernels; }
}  // namespace scalar

const Cvb0Kernels& cvb0_kernels(SimdTarget target) noexcept { return LDAVI_SELECT_TARGET(target, cvb0_table); }

}  // namespace ldavi
#endif
