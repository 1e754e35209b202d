// SPDX-License-Identifier: Apache-2.0
// Numbers as text, without locale: written in the shortest form that reads back the same, read strictly.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ldavi {

void append_number(std::string& out, double value);
void append_number(std::string& out, float value);
void append_number(std::string& out, std::uint64_t value);

std::string number_text(double value);
/// `digits` after the point, for people.
std::string fixed_text(double value, int digits);
/// Rounded to so many significant digits, for people; 1e-05 where there would be many zeros.
std::string significant_text(double value, int digits);
/// 12,345,678
std::string grouped_text(std::uint64_t value);
/// "1 word", "2,000 words": the plural of `noun` ends with an s.
std::string counted_text(std::uint64_t count, const std::string& noun);
/// "1.2 GB" (powers of 1000).
std::string bytes_text(std::uint64_t bytes);
/// "0.4 s", "12 s", "3 min 20 s", "2 h 5 min".
std::string seconds_text(double seconds);

/// The whole text must be one finite number (no sign for the unsigned form, no blanks, no "nan", no "inf"), else nothing.
std::optional<double> parse_double(std::string_view text) noexcept;
std::optional<std::uint64_t> parse_unsigned(std::string_view text) noexcept;
/// Bytes as people write them: "500M", "1.5 GB", "4096"; K, M, G, T are powers of 1000, with or without B. Nothing below one byte.
std::optional<std::uint64_t> parse_bytes(std::string_view text) noexcept;
/// Seconds as people write them: "90", "90s", "1.5m", "2h", "1d". Nothing for what is negative.
std::optional<double> parse_duration(std::string_view text) noexcept;

}  // namespace ldavi
