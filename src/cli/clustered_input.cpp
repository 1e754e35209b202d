// SPDX-License-Identifier: Apache-2.0
#include "cli/clustered_input.hpp"

#include <numeric>
#include <utility>

#include "base/number_format.hpp"
#include "cli/input_options.hpp"
#include "cli/library_warning.hpp"
#include "cli/nothing_known.hpp"
#include "cli/topics_in_input.hpp"
#include "corpus/open.hpp"
#include "ldavi/base/error.hpp"
#include "ldavi/evaluation/clusters.hpp"
#include "ldavi/evaluation/document_topics.hpp"
#include "ldavi/evaluation/point_table.hpp"
#include "ldavi/model/new_documents.hpp"

namespace ldavi::cli {
namespace {

constexpr std::size_t kShownColumns = 72;

}  // namespace

ClusteredInput documents_to_cluster(Terminal& terminal, const TopicModel& model, const std::vector<std::string>& inputs,
                                    const ReadOptions& read, int num_threads) {
  warn_of_other_library(terminal, model);
  ClusteredInput out;
  const CountedCorpus input = load_counted(inputs, read, model, num_threads, [&](const CountedBatch& batch) {
    for (const Document& document : batch.texts) out.first_lines.push_back(first_line(document.text, kShownColumns));
  });
  note_reading(terminal, input.read);
  const Corpus& corpus = input.corpus;
  for (std::size_t row = 0; row < corpus.num_documents(); ++row) {
    out.ids.emplace_back(corpus.ids[row]);
    out.known_tokens.push_back(corpus.document(row).num_tokens());
    out.point_of_row.push_back(kNoPoint);
    if (out.known_tokens.back() == 0) continue;
    out.point_of_row.back() = static_cast<std::uint32_t>(out.row_of_point.size());
    out.row_of_point.push_back(static_cast<std::uint32_t>(row));
  }
  if (out.row_of_point.empty()) refuse_nothing_known(inputs, corpus.num_documents());
  if (out.row_of_point.size() == 1) {
    throw ParseError(joined_name(inputs), 0, "only one document has a word that the model knows",
                     "expected at least two to cluster");
  }
  out.mixtures = infer_mixtures_of(model, corpus, out.row_of_point, num_threads);
  MixtureCoordinates coordinates = mixture_coordinates(out.mixtures, kCoordinateShare, num_threads);
  out.points = std::move(coordinates.points);
  out.dimension = coordinates.dimension;
  out.explained = coordinates.explained;
  return out;
}

ClusteredInput table_to_cluster(const std::string& path) {
  PointTable table = read_point_table(path);
  if (table.rows < 2) throw ParseError(path, 0, "there is only one row", "expected at least two to cluster");
  if (table.rows >= kNoPoint)
    throw ParseError(path, 0, "there are " + grouped_text(table.rows) + " rows", "expected fewer than 2^32 - 1");
  ClusteredInput out;
  out.ids = std::move(table.ids);
  out.point_of_row.resize(table.rows);
  std::iota(out.point_of_row.begin(), out.point_of_row.end(), std::uint32_t{0});
  out.row_of_point = out.point_of_row;
  out.points = std::move(table.values);
  out.dimension = table.cols;
  out.names = std::move(table.names);
  return out;
}

}  // namespace ldavi::cli
