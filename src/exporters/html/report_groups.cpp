// SPDX-License-Identifier: Apache-2.0
#include "exporters/html/report_groups.hpp"

#include <string_view>

#include "exporters/html/report_numbers.hpp"

namespace ldavi {
namespace {

/// Of each group its place on the axis of time, from 0 on: there may be periods between without a document.
std::vector<std::uint64_t> places_in_time(const ReportData& data) {
  std::vector<std::uint64_t> places;
  std::int64_t first = 0;
  for (const NamedDocuments& group : data.by_period.groups) {
    const std::optional<Date> date = parse_date(data.input.corpus.dates[group.documents.front()]);
    const std::int64_t number = period_of(*date, data.by_period.length)->number;  // it is in a group by just that
    if (places.empty()) first = number;
    places.push_back(static_cast<std::uint64_t>(number - first));
  }
  return places;
}

/// `without`: documents that are in no group. `places`: of groups in time, else empty.
void write_groups(JsonWriter& json, const std::vector<GroupPrevalence>& groups, std::uint64_t without,
                  const std::vector<std::uint64_t>& places = {}) {
  const auto write_shares = [&](std::string_view name, const auto& shares, const auto& value) {
    json.key(name).begin_array();
    for (const auto& share : shares) json.value(ten_thousandths(value(share)));
    json.end_array();
  };
  const auto itself = [](double share) { return share; };
  json.member("without", without).key("list").begin_array();
  for (const GroupPrevalence& group : groups) {
    json.begin_object().member("name", std::string_view(group.name)).member("documents", group.documents);
    if (!places.empty()) json.member("at", places[static_cast<std::size_t>(&group - groups.data())]);
    write_shares("share", group.means, itself);
    if (group.intervals.empty()) {  // of one document
      write_shares("low", group.means, itself);
      write_shares("high", group.means, itself);
    } else {
      write_shares("low", group.intervals, [](const Interval& interval) { return interval.low; });
      write_shares("high", group.intervals, [](const Interval& interval) { return interval.high; });
    }
    json.end_object();
  }
  json.end_array();
}

}  // namespace

void write_time_and_labels(JsonWriter& json, const ReportData& data) {
  json.key("time");
  if (data.over_time.empty()) {
    json.null();
  } else {
    const DocumentsByPeriod& by_period = data.by_period;
    json.begin_object().member("unit", kPeriodLengths[static_cast<std::size_t>(by_period.length)]);
    json.member("unreadable", by_period.unreadable).member("imprecise", by_period.imprecise);
    write_groups(json, data.over_time, by_period.undated, places_in_time(data));
    json.end_object();
  }
  json.key("labels");
  if (data.of_labels.empty()) {
    json.null();
  } else {
    json.begin_object().member("leftOut", std::uint64_t{data.by_label.left_out.size()});
    write_groups(json, data.of_labels, data.by_label.unlabelled);
    json.end_object();
  }
}

}  // namespace ldavi
