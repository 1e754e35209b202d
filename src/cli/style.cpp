// SPDX-License-Identifier: Apache-2.0
#include "cli/style.hpp"

#include <algorithm>
#include <array>

namespace ldavi::cli {
namespace {

/// Neighbours differ most. Those that a terminal lets people choose, so that they suit its background.
constexpr std::array<std::string_view, Style::kColours> kColourCodes{"36", "33", "32", "35", "34", "31",
                                                                     "96", "93", "92", "95", "94", "91"};
/// Eighths of a column.
constexpr std::array<std::string_view, 8> kEighths{"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};

}  // namespace

std::string Style::between(std::string_view text, std::string_view code) const {
  if (!colour_ || text.empty()) return std::string(text);
  return "\x1b[" + std::string(code) + "m" + std::string(text) + "\x1b[0m";
}

std::string Style::bold(std::string_view text) const { return between(text, "1"); }

std::string Style::dim(std::string_view text) const { return between(text, "2"); }

std::string Style::coloured(std::string_view text, std::size_t colour) const {
  return between(text, kColourCodes[colour % kColours]);
}

std::string Style::bar(double share, std::size_t width) const {
  const double columns = std::clamp(share, 0.0, 1.0) * static_cast<double>(width);
  std::string bar;
  std::size_t used = 0;
  if (blocks_) {
    const auto eighths = static_cast<std::size_t>(columns * 8.0 + 0.5);
    for (; used < eighths / 8; ++used) bar += "█";
    bar += kEighths[eighths % 8];
    used += eighths % 8 > 0 ? 1 : 0;
  } else {
    used = static_cast<std::size_t>(columns + 0.5);
    bar.assign(used, '#');
  }
  return bar + std::string(width - used, ' ');
}

}  // namespace ldavi::cli
