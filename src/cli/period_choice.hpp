// SPDX-License-Identifier: Apache-2.0
// --period of commands.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ldavi/corpus/date.hpp"

namespace ldavi::cli {

inline constexpr const char* kAnyPeriod = "auto";

/// auto, then the lengths from the shortest.
std::vector<std::string> period_choices();

/// Nothing for auto. choice: one of period_choices().
std::optional<PeriodLength> period_length(const std::string& choice);

}  // namespace ldavi::cli
