// SPDX-License-Identifier: Apache-2.0
#include "ldavi/exporters/mixture_table.hpp"

#include <algorithm>
#include <numeric>
#include <vector>

#include "exporters/coordinate_matrix.hpp"
#include "exporters/json_writer.hpp"
#include "exporters/npy.hpp"
#include "exporters/table_row.hpp"
#include "ldavi/base/error.hpp"

namespace ldavi {
namespace {

double unknown_share(const MixtureRow& row) noexcept {
  const double all = static_cast<double>(row.known_tokens) + static_cast<double>(row.unknown_tokens);
  return all > 0.0 ? static_cast<double>(row.unknown_tokens) / all : 0.0;
}

bool is_matrix(TableFormat format) noexcept { return format == TableFormat::kNpy || format == TableFormat::kMatrixMarket; }

bool is_taken(TableFormat format) noexcept {
  return is_matrix(format) || format == TableFormat::kTsv || format == TableFormat::kCsv || format == TableFormat::kJsonLines;
}

/// Topics by falling share, ties by number.
std::vector<std::size_t> largest_topics(std::span<const float> mixture, std::size_t size) {
  std::vector<std::size_t> topics(mixture.size());
  std::iota(topics.begin(), topics.end(), std::size_t{0});
  std::stable_sort(topics.begin(), topics.end(), [&](std::size_t a, std::size_t b) { return mixture[a] > mixture[b]; });
  topics.resize(std::min(size, topics.size()));
  return topics;
}

/// The ends of an interval in the digits of a share: those of a double would say nothing.
float rounded(double end) noexcept { return static_cast<float>(end); }

}  // namespace

MixtureTable::MixtureTable(const MixtureTableOptions& options, std::size_t num_topics, ByteSink sink)
    : options_(options), num_topics_(num_topics), sink_(std::move(sink)) {
  if (!is_taken(options_.format))
    throw InvalidArgument("mixtures can be written as tsv, csv, jsonl, npy or in Matrix Market's format");
  if (is_matrix(options_.format)) {
    if (options_.top > 0 || options_.intervals)
      throw InvalidArgument("a matrix holds all proportions of a mixture, and nothing else");
    sink_(header());
    return;
  }
  if (options_.format == TableFormat::kJsonLines || !options_.header) return;
  TableRow names(line_, options_.format);
  names.cell("id");
  if (options_.token_columns) names.cell("known_tokens").cell("unknown_share");
  if (options_.intervals) names.cell("too_short_to_tell");
  if (options_.top > 0) {
    names.cell("topics");
  } else {
    for (std::size_t k = 0; k < num_topics_; ++k) {
      const std::string name = "topic_" + std::to_string(k);
      names.cell(name);
      if (options_.intervals) names.cell(name + "_low").cell(name + "_high");
    }
  }
  sink_(names.end());
}

std::string MixtureTable::header() const {
  if (options_.format == TableFormat::kNpy) return npy_header(num_rows_, num_topics_);
  if (options_.format == TableFormat::kMatrixMarket) return coordinate_header(num_rows_, num_topics_, num_rows_ * num_topics_);
  return {};
}

void MixtureTable::write(const MixtureRow& row) {
  ++num_rows_;
  switch (options_.format) {
    case TableFormat::kNpy: sink_(bytes_of(row.mixture)); return;
    case TableFormat::kMatrixMarket:
      line_.clear();
      append_coordinates(line_, num_rows_ - 1, row.mixture);
      sink_(line_);
      return;
    case TableFormat::kJsonLines: write_json(row); return;
    default: write_text(row);
  }
}

void MixtureTable::write_text(const MixtureRow& row) {
  TableRow cells(line_, options_.format);
  cells.cell(row.id);
  if (options_.token_columns) cells.number(row.known_tokens).number(unknown_share(row));
  if (options_.intervals) cells.cell(row.too_short_to_tell ? "yes" : "no");
  if (options_.top > 0) {
    cells.cell(largest_text(row));
  } else {
    for (std::size_t k = 0; k < row.mixture.size(); ++k) {
      cells.number(row.mixture[k]);
      if (options_.intervals) cells.number(rounded(row.intervals[k].low)).number(rounded(row.intervals[k].high));
    }
  }
  sink_(cells.end());
}

/// "3:0.62 0:0.21", or with the ends of their intervals.
std::string MixtureTable::largest_text(const MixtureRow& row) const {
  std::string topics;
  for (const std::size_t topic : largest_topics(row.mixture, options_.top)) {
    topics += (topics.empty() ? "" : " ") + std::to_string(topic) + ":";
    append_number(topics, row.mixture[topic]);
    if (!options_.intervals) continue;
    for (const double end : {row.intervals[topic].low, row.intervals[topic].high}) {
      topics += ':';
      append_number(topics, rounded(end));
    }
  }
  return topics;
}

void MixtureTable::write_json(const MixtureRow& row) {
  JsonWriter json;
  json.begin_object().member("id", row.id);
  if (options_.top > 0) {
    json.key("topics").begin_array();
    for (const std::size_t topic : largest_topics(row.mixture, options_.top)) {
      json.begin_array().value(static_cast<std::uint64_t>(topic)).value(row.mixture[topic]);
      if (options_.intervals) json.value(rounded(row.intervals[topic].low)).value(rounded(row.intervals[topic].high));
      json.end_array();
    }
    json.end_array();
  } else {
    json.key("mixture").begin_array();
    for (const float share : row.mixture) json.value(share);
    json.end_array();
    if (options_.intervals) {
      json.key("intervals").begin_array();
      for (const ShareInterval& interval : row.intervals)
        json.begin_array().value(rounded(interval.low)).value(rounded(interval.high)).end_array();
      json.end_array();
    }
  }
  if (options_.intervals) json.member("too_short_to_tell", row.too_short_to_tell);
  if (options_.token_columns) json.member("known_tokens", row.known_tokens).member("unknown_share", unknown_share(row));
  json.end_object();
  sink_(json.take());
  sink_("\n");
}

void write_ids(std::span<const std::string> ids, const ByteSink& sink) {
  std::string line;
  for (const std::string& id : ids) {
    line.clear();
    append_exact_tsv_cell(line, id);
    line += '\n';
    sink(line);
  }
}

}  // namespace ldavi
