// SPDX-License-Identifier: Apache-2.0
#include "ldavi/corpus/date.hpp"

#include <algorithm>

namespace ldavi {
namespace {

constexpr std::int64_t kFirstYear = -9'999;
constexpr std::int64_t kLastYear = 999'999;
constexpr std::int64_t kDaysInWeek = 7;
/// Of day 0, the first of March of the year 0: a Wednesday.
constexpr std::int64_t kFirstWeekday = 2;

bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

std::int64_t floor_division(std::int64_t value, std::int64_t by) noexcept {
  return value >= 0 ? value / by : -((-value + by - 1) / by);
}

bool is_leap(std::int64_t year) noexcept { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

std::int32_t days_in(std::int64_t year, std::int32_t month) noexcept {
  constexpr std::int32_t kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return kDays[month - 1] + (month == 2 && is_leap(year) ? 1 : 0);
}

/// Days since the first of March of the year 0: years that begin in March have their leap day at the end.
std::int64_t day_number(std::int64_t year, std::int32_t month, std::int32_t day) noexcept {
  const std::int64_t from_march = month > 2 ? year : year - 1;
  const std::int64_t months = (month + 9) % 12;
  const std::int64_t leap_days =
      floor_division(from_march, 4) - floor_division(from_march, 100) + floor_division(from_march, 400);
  return 365 * from_march + leap_days + (153 * months + 2) / 5 + day - 1;
}

/// The other way round.
Date date_of(std::int64_t number) noexcept {
  Date date;
  date.precision = PeriodLength::kDay;
  date.year = floor_division(number * 400, 146'097);  // at most a year off
  while (day_number(date.year + 1, 1, 1) <= number) ++date.year;
  while (day_number(date.year, 1, 1) > number) --date.year;
  while (date.month < 12 && day_number(date.year, date.month + 1, 1) <= number) ++date.month;
  date.day = static_cast<std::int32_t>(number - day_number(date.year, date.month, 1)) + 1;
  return date;
}

std::int64_t week_number(std::int64_t day) noexcept { return floor_division(day + kFirstWeekday, kDaysInWeek); }
std::int64_t monday_of(std::int64_t week) noexcept { return week * kDaysInWeek - kFirstWeekday; }

/// The first week of a year is that of the fourth of January.
std::int64_t first_week(std::int64_t year) noexcept { return week_number(day_number(year, 1, 4)); }

/// Reads a text from its beginning on; what does not fit makes it bad, and so it stays.
class Reader {
 public:
  explicit Reader(std::string_view text) noexcept : rest_(text) {}

  bool at_end() const noexcept { return rest_.empty(); }
  bool is_next(std::string_view any) const noexcept {
    return !rest_.empty() && any.find(rest_.front()) != std::string_view::npos;
  }
  std::size_t digits() const noexcept {
    return static_cast<std::size_t>(std::find_if_not(rest_.begin(), rest_.end(), is_digit) - rest_.begin());
  }
  bool skip(std::string_view any) noexcept {
    if (!is_next(any)) return false;
    rest_.remove_prefix(1);
    return true;
  }
  std::int64_t number(std::size_t size, std::int64_t least, std::int64_t most) noexcept {
    std::int64_t value = 0;
    good_ = good_ && digits() >= size;
    for (std::size_t i = 0; good_ && i < size; ++i) value = 10 * value + (rest_[i] - '0');
    if (good_) rest_.remove_prefix(size);
    good_ = good_ && value >= least && value <= most;
    return good_ ? value : least;
  }
  std::int32_t part(std::size_t size, std::int64_t least, std::int64_t most) noexcept {
    return static_cast<std::int32_t>(number(size, least, most));
  }
  void refuse() noexcept { good_ = false; }
  bool good() const noexcept { return good_; }

 private:
  std::string_view rest_;
  bool good_ = true;
};

void read_year(Reader& reader, Date& date) noexcept {
  const bool is_negative = reader.is_next("-");
  const bool is_long = reader.skip("+-");
  const std::size_t digits = reader.digits();
  if (is_long && digits >= 4 && digits <= 6) {
    date.year = reader.number(digits, 0, is_negative ? -kFirstYear : kLastYear);
    if (is_negative) date.year = -date.year;
  } else if (!is_long && (digits == 4 || digits == 8)) {
    date.year = reader.number(4, 0, 9'999);
  } else {
    reader.refuse();
  }
}

void read_day(Reader& reader, Date& date) noexcept {
  date.day = reader.part(2, 1, days_in(date.year, date.month));
  date.precision = PeriodLength::kDay;
}

void read_week(Reader& reader, Date& date) noexcept {
  const std::int64_t weeks = first_week(date.year + 1) - first_week(date.year);
  const std::int64_t monday = monday_of(first_week(date.year) + reader.number(2, 1, weeks) - 1);
  const bool has_day = reader.skip("-");
  date = date_of(monday + (has_day ? reader.number(1, 1, kDaysInWeek) - 1 : 0));
  if (date.year < kFirstYear || date.year > kLastYear) reader.refuse();
  date.precision = has_day ? PeriodLength::kDay : PeriodLength::kWeek;
}

/// 12, 12:30, 1230, 12:30:05.25, then Z or +02, +0200, +02:00.
void read_time(Reader& reader, Date& date) noexcept {
  date.hour = reader.part(2, 0, 23);
  date.precision = PeriodLength::kHour;
  bool more = reader.skip(":") || reader.digits() >= 2;
  if (more) {
    reader.number(2, 0, 59);
    more = reader.skip(":") || reader.digits() >= 2;
    if (more) reader.number(2, 0, 60);
    if (more && reader.skip(".,")) {
      if (reader.digits() == 0) reader.refuse();
      while (reader.digits() > 0 && reader.good()) reader.number(1, 0, 9);
    }
  }
  if (reader.skip("Z") || !reader.skip("+-")) return;
  reader.number(2, 0, 23);
  if (reader.skip(":") || reader.digits() >= 2) reader.number(2, 0, 59);
}

/// With zeros before it, and a sign where ISO 8601 wants one.
std::string padded(std::int64_t value, std::size_t size) {
  std::string digits = std::to_string(value < 0 ? -value : value);
  if (digits.size() < size) digits.insert(0, size - digits.size(), '0');
  return (value < 0 ? "-" : digits.size() > size ? "+" : "") + digits;
}

std::string year_name(std::int64_t year) { return padded(year, 4); }
std::string day_name(const Date& date) {
  return year_name(date.year) + "-" + padded(date.month, 2) + "-" + padded(date.day, 2);
}

std::string week_name(std::int64_t week) {
  const std::int64_t year = date_of(monday_of(week) + 3).year;  // that of its Thursday
  return year_name(year) + "-W" + padded(week - first_week(year) + 1, 2);
}

}  // namespace

std::optional<Date> parse_date(std::string_view text) noexcept {
  Reader reader(text);
  Date date;
  const bool is_basic = text.size() >= 8 && reader.digits() == 8;
  read_year(reader, date);
  if (!reader.good()) return std::nullopt;
  if (is_basic) {
    date.month = reader.part(2, 1, 12);
    read_day(reader, date);
  } else if (reader.skip("-")) {
    if (reader.skip("W")) {
      read_week(reader, date);
    } else {
      date.month = reader.part(2, 1, 12);
      date.precision = PeriodLength::kMonth;
      if (reader.skip("-")) read_day(reader, date);
    }
  }
  if (date.precision == PeriodLength::kDay && reader.skip("Tt ")) read_time(reader, date);
  if (!reader.good() || !reader.at_end()) return std::nullopt;
  return date;
}

std::optional<Period> period_of(const Date& date, PeriodLength length) noexcept {
  if (length < date.precision) return std::nullopt;
  // Of a week its Thursday counts, which is in the year and month that most of its days are in.
  if (date.precision == PeriodLength::kWeek && length > PeriodLength::kWeek) {
    Date thursday = date_of(day_number(date.year, date.month, date.day) + 3);
    return period_of(thursday, length);
  }
  const std::int64_t day = day_number(date.year, date.month, date.day);
  switch (length) {
    case PeriodLength::kHour: return Period{length, day * 24 + date.hour};
    case PeriodLength::kDay: return Period{length, day};
    case PeriodLength::kWeek: return Period{length, week_number(day)};
    case PeriodLength::kMonth: return Period{length, date.year * 12 + date.month - 1};
    case PeriodLength::kQuarter: return Period{length, date.year * 4 + (date.month - 1) / 3};
    case PeriodLength::kYear: return Period{length, date.year};
    case PeriodLength::kDecade: return Period{length, floor_division(date.year, 10)};
    case PeriodLength::kCentury: break;
  }
  return Period{length, floor_division(date.year, 100)};
}

std::string period_name(const Period& period) {
  const std::int64_t n = period.number;
  switch (period.length) {
    case PeriodLength::kHour: {
      const std::int64_t day = floor_division(n, 24);
      return day_name(date_of(day)) + "T" + padded(n - 24 * day, 2);
    }
    case PeriodLength::kDay: return day_name(date_of(n));
    case PeriodLength::kWeek: return week_name(n);
    case PeriodLength::kMonth: {
      const std::int64_t year = floor_division(n, 12);
      return year_name(year) + "-" + padded(n - 12 * year + 1, 2);
    }
    case PeriodLength::kQuarter: {
      const std::int64_t year = floor_division(n, 4);
      return year_name(year) + "-Q" + std::to_string(n - 4 * year + 1);
    }
    case PeriodLength::kYear: return year_name(n);
    case PeriodLength::kDecade: return year_name(n * 10) + "s";
    case PeriodLength::kCentury: break;
  }
  return year_name(n * 100) + "-" + year_name(n * 100 + 99);
}

}  // namespace ldavi
