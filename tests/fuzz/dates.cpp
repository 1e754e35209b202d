// SPDX-License-Identifier: Apache-2.0
// Lines are the dates and labels of documents.
#include <algorithm>
#include <array>
#include <numeric>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fuzz/fuzz_input.hpp"
#include "ldavi/base/string_table.hpp"
#include "ldavi/corpus/date.hpp"
#include "ldavi/corpus/document_groups.hpp"

namespace ldavi {
namespace {

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    lines.emplace_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

PeriodLength length_of(std::size_t i) { return static_cast<PeriodLength>(i); }

void require_periods(const std::string& text) {
  const std::optional<Date> date = parse_date(text);
  if (!date) return;
  require(date->year >= -9999 && date->year <= 999'999 && date->month >= 1 && date->month <= 12 && date->day >= 1 &&
              date->day <= 31 && date->hour >= 0 && date->hour <= 23,
          "a date is in the calendar");
  for (std::size_t i = 0; i < kPeriodLengths.size(); ++i) {
    const std::optional<Period> period = period_of(*date, length_of(i));
    require(period.has_value() == (length_of(i) >= date->precision), "a date is in the periods that it is precise enough for");
    if (!period) continue;
    const std::string name = period_name(*period);
    const std::optional<Date> named = parse_date(name);
    const bool has_name = length_of(i) <= PeriodLength::kMonth || length_of(i) == PeriodLength::kYear;
    // The first and last weeks have days of years that cannot be named.
    if (has_name && date->year > -9999 && date->year < 999'999)
      require(named && period_of(*named, length_of(i)) == period, "a period's name is read as that period");
    if (length_of(i) == date->precision && named) require(named->precision == date->precision, "and is as precise");
  }
}

std::size_t documents_in(const std::vector<NamedDocuments>& groups) {
  return std::accumulate(groups.begin(), groups.end(), std::size_t{0},
                         [](std::size_t sum, const NamedDocuments& group) { return sum + group.documents.size(); });
}

void require_groups(const std::vector<std::string>& lines) {
  const StringTable table(lines);
  std::vector<std::uint32_t> documents(lines.size());
  std::iota(documents.begin(), documents.end(), 0U);
  std::vector<std::optional<PeriodLength>> lengths{std::nullopt};
  for (std::size_t i = 0; i < kPeriodLengths.size(); ++i) lengths.emplace_back(length_of(i));
  for (const std::optional<PeriodLength>& length : lengths) {
    const DocumentsByPeriod by_period = group_by_period(table, documents, length);
    require(documents_in(by_period.groups) + by_period.undated + by_period.unreadable + by_period.imprecise == lines.size(),
            "each document is in one period or has none");
    require(length || by_period.groups.size() <= kMostPeriods || by_period.length == PeriodLength::kCentury,
            "there are no more periods than a picture has room for");
  }
  const DocumentsByLabel by_label = group_by_label(table, documents, 3);
  require(by_label.groups.size() <= 3, "no more labels than asked for");
  for (const NamedDocuments& group : by_label.groups)
    require(!group.name.empty() && !group.documents.empty() && std::is_sorted(group.documents.begin(), group.documents.end()),
            "a label has a name and documents");
}

}  // namespace
}  // namespace ldavi

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace ldavi;
  const std::vector<std::string> lines = lines_of(as_text(data, size));
  for (const std::string& line : lines) require_periods(line);
  require_groups(lines);
  return 0;
}
