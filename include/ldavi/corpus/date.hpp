// SPDX-License-Identifier: Apache-2.0
// Dates as documents bring them, and the periods they fall into.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ldavi {

/// From the shortest to the longest.
enum class PeriodLength : std::uint32_t { kHour = 0, kDay, kWeek, kMonth, kQuarter, kYear, kDecade, kCentury };

/// In the order of their values.
inline constexpr std::array<std::string_view, 8> kPeriodLengths{"hour",    "day",  "week",   "month",
                                                                "quarter", "year", "decade", "century"};

/// A moment of the Gregorian calendar, as far as it was told; what was not told is the first there is.
struct Date {
  /// 0 is the year before 1. From -9999 to 999,999.
  std::int64_t year = 1;
  std::int32_t month = 1;
  std::int32_t day = 1;
  std::int32_t hour = 0;
  /// The shortest period that it names: kHour, kDay, kWeek, kMonth or kYear. Minutes and seconds are read and left out.
  PeriodLength precision = PeriodLength::kYear;

  /// By time; of the same beginning the more precise one first.
  friend auto operator<=>(const Date&, const Date&) = default;
};

/// ISO 8601: 1790, 1790-01, 1790-01-08, 17900108, 1790-W02, 1790-W02-5, and a day with T or a blank and a time: 1790-01-08T12:00:00Z. Years before 0 or after
/// 9999 have a sign. The time is taken as it is written, whatever its zone. Nothing for any other text, or for a day that is not there.
std::optional<Date> parse_date(std::string_view text) noexcept;

/// A length and how many of them there were before since the year 0: adjacent ones differ by 1.
struct Period {
  PeriodLength length = PeriodLength::kYear;
  std::int64_t number = 0;

  friend auto operator<=>(const Period&, const Period&) = default;
};

/// Nothing where the date is not precise enough. Weeks begin on Monday (ISO 8601).
std::optional<Period> period_of(const Date& date, PeriodLength length) noexcept;

/// "1790-01-08T12", "1790-01-08", "1790-W02", "1790-01", "1790-Q1", "1790", "1790s"; of a century its first year to its last, "1700-1799".
std::string period_name(const Period& period);

}  // namespace ldavi
