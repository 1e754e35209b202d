// SPDX-License-Identifier: Apache-2.0
// The kernels of correlated topics, compiled once for each vector target and once as plain C++.
#include "math/kernels/logistic_normal.hpp"

#include "math/kernels/targets.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "math/kernels/logistic_normal.cpp"
#include <hwy/foreach_target.h>  // includes this file once more for every target but the last
#include <hwy/highway.h>

#define LDAVI_KERNEL_SOURCE "math/kernels/logistic_normal.inl"
#define LDAVI_KERNEL_TABLE logistic_normal_table
#include "math/kernels/family.inl"

#if HWY_ONCE
namespace ldavi {

const LogisticNormalKernels& logistic_normal_kernels(SimdTarget target) noexcept {
  return LDAVI_SELECT_TARGET(target, logistic_normal_table);
}

}  // namespace ldavi
#endif
