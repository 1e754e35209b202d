// SPDX-License-Identifier: Apache-2.0
// Numbers with as many digits as a page can show.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace ldavi {

/// Rounded; 0 for what is below it.
inline std::uint64_t whole(double value) { return static_cast<std::uint64_t>(std::max(0.0, std::floor(value + 0.5))); }

/// Shares as whole ten thousandths: what a page can show, in few bytes.
inline std::uint64_t ten_thousandths(double share) { return whole(1e4 * share); }

/// With a digit after the point where it is small.
inline double rounded(double value) { return value >= 10.0 ? std::floor(value + 0.5) : std::floor(10.0 * value + 0.5) / 10.0; }

}  // namespace ldavi
