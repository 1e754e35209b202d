// SPDX-License-Identifier: Apache-2.0
#include "ldavi/exporters/prevalence_table.hpp"

#include "exporters/json_writer.hpp"
#include "exporters/table_row.hpp"
#include "ldavi/base/error.hpp"

namespace ldavi {
namespace {

/// The digits of a share: those of a double would say nothing.
float rounded(double share) noexcept { return static_cast<float>(share); }

void write_rows(std::span<const GroupPrevalence> groups, std::string_view key, TableFormat format, const ByteSink& sink) {
  std::string line;
  TableRow header(line, format);
  header.cell(key).cell("topic").cell("prevalence").cell("low").cell("high").cell("documents");
  sink(header.end());
  for (const GroupPrevalence& group : groups) {
    for (std::size_t k = 0; k < group.means.size(); ++k) {
      TableRow row(line, format);
      row.cell(group.name).number(std::uint64_t{k}).number(rounded(group.means[k]));
      if (group.intervals.empty()) {
        row.cell("").cell("");
      } else {
        row.number(rounded(group.intervals[k].low)).number(rounded(group.intervals[k].high));
      }
      sink(row.number(group.documents).end());
    }
  }
}

}  // namespace

void write_prevalence(std::span<const GroupPrevalence> groups, std::string_view key,
                      std::span<const std::pair<std::string, std::uint64_t>> counts, TableFormat format, const ByteSink& sink) {
  if (format == TableFormat::kTsv || format == TableFormat::kCsv) return write_rows(groups, key, format, sink);
  if (format != TableFormat::kJson) throw InvalidArgument("prevalences can be written as tsv, csv or json");
  JsonWriter json;
  json.begin_object();
  for (const auto& [name, count] : counts) json.member(name, count);
  json.key("rows").begin_array();
  for (const GroupPrevalence& group : groups) {
    for (std::size_t k = 0; k < group.means.size(); ++k) {
      json.begin_object().member(key, std::string_view(group.name)).member("topic", std::uint64_t{k});
      json.member("prevalence", rounded(group.means[k]));
      if (group.intervals.empty()) {
        json.key("low").null().key("high").null();
      } else {
        json.member("low", rounded(group.intervals[k].low)).member("high", rounded(group.intervals[k].high));
      }
      json.member("documents", group.documents).end_object();
    }
  }
  json.end_array().end_object();
  sink(json.take());
  sink("\n");
}

}  // namespace ldavi
