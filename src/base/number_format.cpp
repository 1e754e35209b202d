// SPDX-License-Identifier: Apache-2.0
#include "base/number_format.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <limits>
#include <system_error>
#include <utility>

namespace ldavi {
namespace {

template <class Number>
void append_shortest(std::string& out, Number value) {
  std::array<char, 32> text;  // the longest double takes 24
  out.append(text.data(), std::to_chars(text.begin(), text.end(), value).ptr);
}

template <class Number>
std::optional<Number> parse_whole(std::string_view text) noexcept {
  Number value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

/// One digit after the point below 10, none above.
std::string short_text(double value) { return fixed_text(value, value < 9.95 ? 1 : 0); }

}  // namespace

void append_number(std::string& out, double value) { append_shortest(out, value); }

void append_number(std::string& out, float value) { append_shortest(out, value); }

void append_number(std::string& out, std::uint64_t value) { append_shortest(out, value); }

std::string number_text(double value) {
  std::string text;
  append_number(text, value);
  return text;
}

std::string fixed_text(double value, int digits) {
  constexpr std::size_t kLongestWithoutDigits = std::numeric_limits<double>::max_exponent10 + 3;  // sign, point
  std::string text(kLongestWithoutDigits + static_cast<std::size_t>(digits), '\0');
  const auto [end, error] = std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed, digits);
  text.resize(static_cast<std::size_t>(end - text.data()));
  if (text.starts_with('-') && text.find_first_not_of("-0.") == std::string::npos) text.erase(0, 1);  // no person reads "-0.0"
  return text;
}

std::string significant_text(double value, int digits) {
  std::array<char, 32> text;  // sign, point, digits and exponent
  const auto [end, error] = std::to_chars(text.begin(), text.end(), value, std::chars_format::general, digits);
  const std::string_view shown(text.data(), static_cast<std::size_t>(end - text.data()));
  return shown.find("e+") == std::string_view::npos ? std::string(shown) : fixed_text(value, 0);
}

std::string counted_text(std::uint64_t count, const std::string& noun) {
  return grouped_text(count) + " " + noun + (count == 1 ? "" : "s");
}

std::string grouped_text(std::uint64_t value) {
  std::string text = std::to_string(value);
  for (std::size_t i = text.size(); i > 3; i -= 3) text.insert(i - 3, 1, ',');
  return text;
}

std::string bytes_text(std::uint64_t bytes) {
  if (bytes < 1000) return std::to_string(bytes) + " B";
  constexpr const char* kUnits[] = {"kB", "MB", "GB", "TB", "PB", "EB"};
  double value = static_cast<double>(bytes) / 1000;
  std::size_t unit = 0;
  // 999.5 would be rounded to 1000.
  for (; value >= 999.5 && unit + 1 < std::size(kUnits); ++unit) value /= 1000;
  return short_text(value) + " " + kUnits[unit];
}

std::string seconds_text(double seconds) {
  constexpr double kAbsurd = 1e15;  // also for infinity and NaN, which have no minutes
  if (seconds < 59.5 || !(seconds < kAbsurd)) return short_text(seconds) + " s";
  const auto whole = static_cast<std::uint64_t>(std::llround(seconds));
  if (whole < 3600) return std::to_string(whole / 60) + " min " + std::to_string(whole % 60) + " s";
  const std::uint64_t minutes = (whole + 30) / 60;
  return std::to_string(minutes / 60) + " h " + std::to_string(minutes % 60) + " min";
}

std::optional<double> parse_double(std::string_view text) noexcept {
  const std::optional<double> value = parse_whole<double>(text);
  return value && std::isfinite(*value) ? value : std::nullopt;
}

std::optional<std::uint64_t> parse_unsigned(std::string_view text) noexcept { return parse_whole<std::uint64_t>(text); }

std::optional<double> parse_duration(std::string_view text) noexcept {
  double unit = 1.0;
  for (const auto& [letter, seconds] : {std::pair{'s', 1.0}, {'m', 60.0}, {'h', 3600.0}, {'d', 86'400.0}}) {
    if (!text.ends_with(letter)) continue;
    unit = seconds;
    text.remove_suffix(1);
    break;
  }
  const std::optional<double> value = parse_double(text);
  if (!value || *value < 0.0) return std::nullopt;
  return *value * unit;
}

std::optional<std::uint64_t> parse_bytes(std::string_view text) noexcept {
  if (text.ends_with('B')) text.remove_suffix(1);
  double unit = 1.0;
  for (const char letter : {'K', 'M', 'G', 'T'}) {
    unit *= 1000.0;
    if (!text.ends_with(letter)) continue;
    text.remove_suffix(1);
    if (text.ends_with(' ')) text.remove_suffix(1);
    const std::optional<double> value = parse_double(text);
    constexpr double kMost = 1e18;
    if (!value || *value * unit < 1.0 || *value * unit > kMost) return std::nullopt;
    return static_cast<std::uint64_t>(*value * unit);
  }
  const std::optional<std::uint64_t> bytes = parse_unsigned(text);
  return bytes && *bytes > 0 ? bytes : std::nullopt;
}

}  // namespace ldavi
