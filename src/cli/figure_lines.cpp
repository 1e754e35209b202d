// SPDX-License-Identifier: Apache-2.0
#include "cli/figure_lines.hpp"

#include <cstddef>

#include "base/is_number.hpp"
#include "base/number_format.hpp"

namespace ldavi::cli {

void add_figure(std::string& text, std::string name, const std::string& value) {
  constexpr std::size_t kNameWidth = 16;
  name.resize(kNameWidth, ' ');
  text += name + value + "\n";
}

std::string percent_text(double share) { return fixed_text(100.0 * share, 1) + " %"; }

std::string figure_text(double mean, const std::vector<double>& topics, int digits) {
  std::size_t lowest = 0;
  while (!is_number(topics[lowest])) ++lowest;
  std::size_t highest = lowest;
  for (std::size_t k = lowest; k < topics.size(); ++k) {
    if (topics[k] < topics[lowest]) lowest = k;
    if (topics[k] > topics[highest]) highest = k;
  }
  const auto named = [&](std::size_t k) { return "topic " + std::to_string(k) + ": " + fixed_text(topics[k], digits); };
  if (topics[lowest] == topics[highest]) return fixed_text(mean, digits);
  return fixed_text(mean, digits) + " (" + named(lowest) + ", " + named(highest) + ")";
}

}  // namespace ldavi::cli
