// SPDX-License-Identifier: Apache-2.0
#include "ldavi/corpus/document_groups.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

namespace ldavi {
namespace {

struct DatedDocument {
  Date date;
  std::uint32_t document;
};

std::string_view string_of(const StringTable& strings, std::uint32_t document) {
  return strings.empty() ? std::string_view() : strings[document];
}

/// From the first period to the last, those without a document counted; 0 where no date is precise enough.
std::int64_t span_of(const std::vector<DatedDocument>& dated, PeriodLength length) {
  std::optional<Period> first;
  std::optional<Period> last;
  for (const DatedDocument& document : dated) {
    const std::optional<Period> period = period_of(document.date, length);
    if (!period) continue;
    first = first ? std::min(*first, *period) : *period;
    last = last ? std::max(*last, *period) : *period;
  }
  return first ? last->number - first->number + 1 : 0;
}

bool most_are_precise(const std::vector<DatedDocument>& dated, PeriodLength length) {
  const auto precise = std::count_if(dated.begin(), dated.end(),
                                     [&](const DatedDocument& document) { return document.date.precision <= length; });
  return 10 * static_cast<std::size_t>(precise) >= 9 * dated.size();
}

PeriodLength choose_length(const std::vector<DatedDocument>& dated) {
  for (std::size_t i = 0; i < kPeriodLengths.size(); ++i) {
    const auto length = static_cast<PeriodLength>(i);
    if (!most_are_precise(dated, length)) continue;
    if (length == PeriodLength::kHour && span_of(dated, PeriodLength::kDay) > 1) continue;
    if (span_of(dated, length) <= static_cast<std::int64_t>(kMostPeriods)) return length;
  }
  return PeriodLength::kCentury;
}

/// "a,b" is two labels; "Smith, John" is one.
template <class See>
void for_each_label(std::string_view labels, const See& see) {
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= labels.size(); ++i) {
    const bool is_end = i == labels.size() || (labels[i] == ',' && i + 1 < labels.size() && labels[i + 1] != ' ');
    if (!is_end) continue;
    if (i > begin) see(labels.substr(begin, i - begin));
    begin = i + 1;
  }
}

}  // namespace

DocumentsByPeriod group_by_period(const StringTable& dates, std::span<const std::uint32_t> documents,
                                  std::optional<PeriodLength> length) {
  DocumentsByPeriod found;
  std::vector<DatedDocument> dated;
  for (const std::uint32_t document : documents) {
    const std::string_view text = string_of(dates, document);
    if (const std::optional<Date> date = parse_date(text)) {
      dated.push_back({*date, document});
    } else if (text.empty()) {
      ++found.undated;
    } else if (found.unreadable++ == 0) {
      found.first_unreadable = text;
    }
  }
  found.length = length.value_or(choose_length(dated));
  std::map<Period, std::vector<std::uint32_t>> periods;
  for (const DatedDocument& document : dated) {
    if (const std::optional<Period> period = period_of(document.date, found.length)) {
      periods[*period].push_back(document.document);
    } else {
      ++found.imprecise;
    }
  }
  for (auto& [period, of_period] : periods) found.groups.push_back({period_name(period), std::move(of_period)});
  return found;
}

DocumentsByLabel group_by_label(const StringTable& labels, std::span<const std::uint32_t> documents, std::size_t most) {
  DocumentsByLabel found;
  std::map<std::string, std::vector<std::uint32_t>, std::less<>> groups;
  for (const std::uint32_t document : documents) {
    const std::string_view text = string_of(labels, document);
    if (text.empty()) ++found.unlabelled;
    for_each_label(text, [&](std::string_view label) {
      std::vector<std::uint32_t>& group = groups[std::string(label)];
      if (group.empty() || group.back() != document) group.push_back(document);
    });
  }
  for (auto& [name, of_label] : groups) found.groups.push_back({name, std::move(of_label)});
  std::stable_sort(found.groups.begin(), found.groups.end(),
                   [](const NamedDocuments& a, const NamedDocuments& b) { return a.documents.size() > b.documents.size(); });
  for (std::size_t i = most; i < found.groups.size(); ++i) found.left_out.push_back(std::move(found.groups[i].name));
  if (found.groups.size() > most) found.groups.resize(most);
  return found;
}

}  // namespace ldavi
