// SPDX-License-Identifier: Apache-2.0
#include "corpus/readers/json_escapes.hpp"

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace ldavi {
namespace {

constexpr std::size_t kEscape = 6;  // \uXXXX

/// The value of the \uXXXX at `at`.
std::optional<std::uint16_t> code_unit(std::string_view json, std::size_t at) noexcept {
  const std::string_view escape = json.substr(at < json.size() ? at : json.size(), kEscape);
  if (escape.size() < kEscape || !escape.starts_with("\\u")) return std::nullopt;
  std::uint16_t value = 0;
  const char* const end = escape.data() + kEscape;
  if (std::from_chars(escape.data() + 2, end, value, 16).ptr != end) return std::nullopt;
  return value;
}

bool is_high(std::uint16_t unit) noexcept { return unit >= 0xD800 && unit < 0xDC00; }
bool is_low(std::uint16_t unit) noexcept { return unit >= 0xDC00 && unit < 0xE000; }

}  // namespace

bool replace_lone_surrogates(std::string& json) {
  bool replaced = false;
  std::size_t at = json.find('\\');
  while (at != std::string::npos) {
    std::size_t length = 2;  // of the escape: \n, \\ and so on
    if (const auto unit = code_unit(json, at)) {
      length = kEscape;
      const auto after = is_high(*unit) ? code_unit(json, at + kEscape) : std::nullopt;
      if (after && is_low(*after)) {
        length = 2 * kEscape;
      } else if (is_high(*unit) || is_low(*unit)) {
        json.replace(at, kEscape, "\\ufffd");
        replaced = true;
      }
    }
    at = json.find('\\', at + length);
  }
  return replaced;
}

}  // namespace ldavi
