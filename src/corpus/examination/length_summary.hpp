// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "ldavi/corpus/examination.hpp"

namespace ldavi {

/// All 0 where there are none.
LengthSummary summarize_lengths(std::vector<std::uint32_t> lengths);

}  // namespace ldavi
