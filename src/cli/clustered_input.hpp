// SPDX-License-Identifier: Apache-2.0
// What cluster groups: documents by their mixtures, or the rows of a table.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "cli/terminal.hpp"
#include "ldavi/base/matrix.hpp"
#include "ldavi/corpus/document_source.hpp"
#include "ldavi/model/topic_model.hpp"

namespace ldavi::cli {

inline constexpr std::uint32_t kNoPoint = 0xFFFFFFFF;

/// Rows in the order of the input, and the points that stand for them.
struct ClusteredInput {
  std::vector<std::string> ids;
  /// Of each row its point; kNoPoint for a document without a known word.
  std::vector<std::uint32_t> point_of_row;
  std::vector<std::uint32_t> row_of_point;
  /// Coordinates, a row a point.
  std::vector<double> points;
  std::size_t dimension = 0;

  /// Of documents: a row a point; the share of the variance of all log ratios that the coordinates have.
  Matrix mixtures = {};
  double explained = 1.0;
  /// Of documents, one a row; of text their first lines too.
  std::vector<std::uint64_t> known_tokens = {};
  std::vector<std::string> first_lines = {};
  /// Of a table: names of the columns, where it has any.
  std::vector<std::string> names = {};

  std::size_t num_points() const noexcept { return row_of_point.size(); }
};

/// Reads the inputs by the model's rules, as infer does. In memory are the counts, the mixtures and the first lines of all
/// documents. Throws ParseError where fewer than two documents have a known word.
ClusteredInput documents_to_cluster(Terminal& terminal, const TopicModel& model, const std::vector<std::string>& inputs,
                                    const ReadOptions& read, int num_threads);

/// read_point_table(), and its errors. Throws ParseError where there are fewer than two rows.
ClusteredInput table_to_cluster(const std::string& path);

}  // namespace ldavi::cli
