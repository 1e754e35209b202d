// SPDX-License-Identifier: Apache-2.0
#include "ldavi/exporters/correlation_table.hpp"

#include <cstdint>
#include <optional>
#include <string>

#include "exporters/json_writer.hpp"
#include "exporters/npy.hpp"
#include "exporters/table_row.hpp"
#include "ldavi/base/error.hpp"
#include "ldavi/evaluation/learned_correlations.hpp"

namespace ldavi {
namespace {

float entry(const TopicPairs& pairs, std::size_t i, std::size_t j) { return i == j ? 1.0F : pairs(i, j); }

void write_pairs(const TopicPairs& pairs, TableFormat format, const ByteSink& sink) {
  std::string line;
  TableRow header(line, format);
  sink(header.cell("topic").cell("with").cell("correlation").end());
  for (std::size_t i = 0; i < pairs.num_topics(); ++i) {
    for (std::size_t j = i + 1; j < pairs.num_topics(); ++j) {
      TableRow row(line, format);
      sink(row.number(std::uint64_t{i}).number(std::uint64_t{j}).number(pairs(i, j)).end());
    }
  }
}

void write_json(const TopicPairs& pairs, const ByteSink& sink) {
  JsonWriter json;
  json.begin_object().key("correlations").begin_array();
  for (std::size_t i = 0; i < pairs.num_topics(); ++i) {
    json.begin_array();
    for (std::size_t j = 0; j < pairs.num_topics(); ++j) json.value(entry(pairs, i, j));
    json.end_array();
  }
  json.end_array().end_object();
  sink(json.take());
  sink("\n");
}

void write_matrix(const TopicPairs& pairs, const ByteSink& sink) {
  const std::size_t n = pairs.num_topics();
  Matrix matrix(n, n);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) matrix(i, j) = entry(pairs, i, j);
  }
  sink(npy_header(n, n));
  for (std::size_t i = 0; i < n; ++i) sink(bytes_of(matrix.row_span(i)));
}

}  // namespace

void write_correlations(const TopicModel& model, TableFormat format, const ByteSink& sink) {
  const std::optional<TopicPairs> pairs = learned_correlations(model);
  if (!pairs) throw InvalidArgument("this model has learned no correlations of its topics, train one with the engine ctm");
  if (format == TableFormat::kJson) return write_json(*pairs, sink);
  if (format == TableFormat::kNpy) return write_matrix(*pairs, sink);
  if (format != TableFormat::kTsv && format != TableFormat::kCsv)
    throw InvalidArgument("correlations can be written as tsv, csv, json or npy");
  write_pairs(*pairs, format, sink);
}

}  // namespace ldavi
