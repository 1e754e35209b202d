// SPDX-License-Identifier: Apache-2.0
// Document mixtures as a table, written row by row as documents come.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "ldavi/exporters/sink.hpp"
#include "ldavi/exporters/topic_tables.hpp"
#include "ldavi/inference/posterior.hpp"

namespace ldavi {

/// What a row says of its document besides the mixture.
struct MixtureRow {
  std::string_view id;
  std::span<const float> mixture;
  std::uint64_t known_tokens = 0;
  std::uint64_t unknown_tokens = 0;
  /// Where the table has them: mixture_intervals() and whether certainty_of_largest() is below kLeastCertainty.
  std::span<const ShareInterval> intervals = {};
  bool too_short_to_tell = false;
};

struct MixtureTableOptions {
  TableFormat format = TableFormat::kTsv;
  /// tsv, csv: names of the columns first.
  bool header = true;
  /// known_tokens and unknown_share after the id.
  bool token_columns = true;
  /// 0: all proportions, columns topic_0 …; else the n largest as topic:share, a column "topics" (tsv, csv; separated by spaces) or a
  /// list "topics" of [topic, share] (jsonl). Not for npy and matrix market.
  std::size_t top = 0;
  /// Each proportion with the ends of its interval: columns topic_0, topic_0_low, topic_0_high …, or topic:share:low:high, or in jsonl a list
  /// "intervals" of [low, high], or [topic, share, low, high]; and a column too_short_to_tell (yes, no; in jsonl true, false). Not for npy and matrix market.
  bool intervals = false;
};

/// unknown_share is unknown / (known + unknown), 0 for a document without a token.
///   jsonl: {"id", "mixture": [K], "known_tokens", "unknown_share"}
///   npy:   D x K float32, C order; the number of rows stands in the header, see header()
///   matrix market: coordinates, D x K; as npy
class MixtureTable {
 public:
  /// Throws InvalidArgument for a format that is not named here, and for npy and matrix market with `top` or `intervals`.
  MixtureTable(const MixtureTableOptions& options, std::size_t num_topics, ByteSink sink);

  void write(const MixtureRow& row);
  std::uint64_t num_rows() const noexcept { return num_rows_; }

  /// npy, matrix market: the first bytes of the file for the rows written so far, always of the same length: what the constructor wrote for 0 rows is
  /// to be overwritten with it at the end. Empty for other formats.
  std::string header() const;

 private:
  void write_text(const MixtureRow& row);
  void write_json(const MixtureRow& row);
  std::string largest_text(const MixtureRow& row) const;

  MixtureTableOptions options_;
  std::size_t num_topics_;
  ByteSink sink_;
  std::uint64_t num_rows_ = 0;
  std::string line_;
};

/// A row's id a line, in the order of the rows of an npy file; tabs and line ends inside an id as in tsv.
void write_ids(std::span<const std::string> ids, const ByteSink& sink);

}  // namespace ldavi
