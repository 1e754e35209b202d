// SPDX-License-Identifier: Apache-2.0
#include "cli/period_choice.hpp"

#include <algorithm>

namespace ldavi::cli {

std::vector<std::string> period_choices() {
  std::vector<std::string> choices{kAnyPeriod};
  choices.insert(choices.end(), kPeriodLengths.begin(), kPeriodLengths.end());
  return choices;
}

std::optional<PeriodLength> period_length(const std::string& choice) {
  const auto place = std::find(kPeriodLengths.begin(), kPeriodLengths.end(), choice);
  if (place == kPeriodLengths.end()) return std::nullopt;
  return static_cast<PeriodLength>(place - kPeriodLengths.begin());
}

}  // namespace ldavi::cli
