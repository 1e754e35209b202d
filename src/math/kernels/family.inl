// SPDX-License-Identifier: Apache-2.0
// One family of kernels on every target. A family's source includes this once more for each of Highway's targets, after it has defined
//   LDAVI_KERNEL_SOURCE  the kernels, written on LDAVI_LANES or LDAVI_DOUBLES, which it includes first, and their table kKernels
//   LDAVI_KERNEL_TABLE   the function that gives the table of a target's namespace, for LDAVI_SELECT_TARGET

HWY_BEFORE_NAMESPACE();
namespace ldavi::HWY_NAMESPACE {
#if LDAVI_VECTOR_TARGET
#define LDAVI_KERNEL_INLINE HWY_INLINE
#define LDAVI_KERNEL_LAMBDA HWY_ATTR
#define LDAVI_LANES "math/kernels/lanes_highway.inl"
#define LDAVI_DOUBLES "math/kernels/doubles_highway.inl"
namespace {
#include LDAVI_KERNEL_SOURCE
}  // namespace
const auto& LDAVI_KERNEL_TABLE() noexcept { return kKernels; }
#undef LDAVI_KERNEL_INLINE
#undef LDAVI_KERNEL_LAMBDA
#undef LDAVI_LANES
#undef LDAVI_DOUBLES
#endif
}  // namespace ldavi::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ldavi::scalar {
#define LDAVI_KERNEL_INLINE inline
#define LDAVI_KERNEL_LAMBDA
#define LDAVI_LANES "math/kernels/lanes_scalar.inl"
#define LDAVI_DOUBLES "math/kernels/doubles_scalar.inl"
namespace {
#include LDAVI_KERNEL_SOURCE
}  // namespace
const auto& LDAVI_KERNEL_TABLE() noexcept { return kKernels; }
#undef LDAVI_KERNEL_INLINE
#undef LDAVI_KERNEL_LAMBDA
#undef LDAVI_LANES
#undef LDAVI_DOUBLES
}  // namespace ldavi::scalar
#endif
