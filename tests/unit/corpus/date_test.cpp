// SPDX-License-Identifier: Apache-2.0
#include "ldavi/corpus/date.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace ldavi {
namespace {

std::string name_of(std::string_view text, PeriodLength length) {
  const std::optional<Date> date = parse_date(text);
  if (!date) return "no date";
  const std::optional<Period> period = period_of(*date, length);
  return period ? period_name(*period) : "no period";
}

TEST(Date, IsReadInAnyPrecision) {
  const std::vector<std::pair<std::string, PeriodLength>> texts{{"1790", PeriodLength::kYear},
                                                                {"1790-01", PeriodLength::kMonth},
                                                                {"1790-01-08", PeriodLength::kDay},
                                                                {"17900108", PeriodLength::kDay},
                                                                {"1790-W01", PeriodLength::kWeek},
                                                                {"1790-W01-5", PeriodLength::kDay},
                                                                {"1790-01-08T12", PeriodLength::kHour},
                                                                {"1790-01-08T12Z", PeriodLength::kHour},
                                                                {"1790-01-08T12:30", PeriodLength::kHour},
                                                                {"1790-01-08T1230", PeriodLength::kHour},
                                                                {"17900108T123000Z", PeriodLength::kHour},
                                                                {"1790-01-08 12:30:05.25+02:00", PeriodLength::kHour},
                                                                {"1790-01-08T12:30:05-0330", PeriodLength::kHour}};
  for (const auto& [text, precision] : texts) {
    const std::optional<Date> date = parse_date(text);
    ASSERT_TRUE(date) << text;
    EXPECT_EQ(date->year, 1790) << text;
    EXPECT_EQ(date->precision, precision) << text;
    EXPECT_EQ(date->hour, precision == PeriodLength::kHour ? 12 : 0) << text;
  }
  EXPECT_EQ(parse_date("-0044-03-15")->year, -44);
  EXPECT_EQ(parse_date("+12026")->year, 12'026);
  EXPECT_EQ(parse_date("2024-02-29")->day, 29);
}

TEST(Date, IsNothingElse) {
  for (const std::string_view text : {"",
                                      "x",
                                      "790",
                                      "17900",
                                      "1790-",
                                      "1790-1",
                                      "1790-13",
                                      "1790-00",
                                      "1790-02-30",
                                      "2023-02-29",
                                      "1900-02-29",
                                      "1790-01-8",
                                      "1790-01-08T",
                                      "1790-01-0",
                                      "1790-01-08T25",
                                      "1790-01-08T12:61",
                                      "1790/1795",
                                      "Jan 8, 1790",
                                      "1790-W54",
                                      "+999999-W52-7",
                                      "2025-W53",
                                      "1790-W00",
                                      "1790-W01-8",
                                      "1790-01-08T12:00:00.",
                                      "1790-01T12",
                                      "1790T12",
                                      " 1790",
                                      "1790 ",
                                      "-44",
                                      "+1234567",
                                      "08.01.1790",
                                      "1790-01-08T12:00ZZ",
                                      "99999999"}) {
    EXPECT_FALSE(parse_date(text)) << text;
  }
}

TEST(Date, FallsIntoPeriods) {
  EXPECT_EQ(name_of("1790-01-08T12:30", PeriodLength::kHour), "1790-01-08T12");
  EXPECT_EQ(name_of("1790-01-08T12:30", PeriodLength::kDay), "1790-01-08");
  EXPECT_EQ(name_of("1790-01-08", PeriodLength::kMonth), "1790-01");
  EXPECT_EQ(name_of("1790-12-31", PeriodLength::kQuarter), "1790-Q4");
  EXPECT_EQ(name_of("1790-01", PeriodLength::kYear), "1790");
  EXPECT_EQ(name_of("1799", PeriodLength::kDecade), "1790s");
  EXPECT_EQ(name_of("1799", PeriodLength::kCentury), "1700-1799");
  EXPECT_EQ(name_of("-0044-03-15", PeriodLength::kDay), "-0044-03-15");
  EXPECT_EQ(name_of("+12026", PeriodLength::kYear), "+12026");
  EXPECT_EQ(name_of("-0044", PeriodLength::kDecade), "-0050s");
  EXPECT_EQ(name_of("1790", PeriodLength::kMonth), "no period");
  EXPECT_EQ(name_of("1790-01", PeriodLength::kWeek), "no period");
  EXPECT_EQ(name_of("1790-01-08", PeriodLength::kHour), "no period");
}

/// The days around New Year where the year of a week is another one (ISO 8601).
TEST(Date, HasWeeksThatBeginOnMonday) {
  const std::vector<std::pair<std::string, std::string>> weeks{
      {"2005-01-01", "2004-W53"}, {"2005-01-02", "2004-W53"}, {"2005-01-03", "2005-W01"}, {"2006-01-01", "2005-W52"},
      {"2007-01-01", "2007-W01"}, {"2007-12-30", "2007-W52"}, {"2007-12-31", "2008-W01"}, {"2008-12-29", "2009-W01"},
      {"2009-12-31", "2009-W53"}, {"2010-01-03", "2009-W53"}, {"1970-01-01", "1970-W01"}, {"2026-11-27", "2026-W48"}};
  for (const auto& [day, week] : weeks) {
    EXPECT_EQ(name_of(day, PeriodLength::kWeek), week) << day;
    EXPECT_EQ(name_of(week, PeriodLength::kWeek), week);
  }
  EXPECT_EQ(name_of("2009-W53-7", PeriodLength::kDay), "2010-01-03");
  EXPECT_EQ(name_of("2009-W53", PeriodLength::kYear), "2009");
  EXPECT_EQ(name_of("2008-W01", PeriodLength::kYear), "2008");
  EXPECT_EQ(name_of("2008-W01", PeriodLength::kMonth), "2008-01");
}

TEST(Date, CountsEveryDayOnce) {
  Period last = *period_of(*parse_date("1599-12-31"), PeriodLength::kDay);
  for (int year = 1600; year < 2005; year += year == 1601 ? 298 : 1) {
    if (year == 1899) last = *period_of(*parse_date("1898-12-31"), PeriodLength::kDay);
    for (int month = 1; month <= 12; ++month) {
      for (int day = 1; day <= 31; ++day) {
        const std::string text = std::to_string(year) + (month < 10 ? "-0" : "-") + std::to_string(month) +
                                 (day < 10 ? "-0" : "-") + std::to_string(day);
        const std::optional<Date> date = parse_date(text);
        if (!date) continue;
        const Period period = *period_of(*date, PeriodLength::kDay);
        ASSERT_EQ(period.number, last.number + 1) << text;
        ASSERT_EQ(period_name(period), text);
        last = period;
      }
    }
  }
}

}  // namespace
}  // namespace ldavi
