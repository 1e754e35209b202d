// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace ldavi {

/// Neither NaN nor infinite: a figure that may be shown.
constexpr bool is_number(double value) noexcept { return value - value == 0.0; }

}  // namespace ldavi
