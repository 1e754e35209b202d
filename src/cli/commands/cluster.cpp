// SPDX-License-Identifier: Apache-2.0
#include "cli/commands/cluster.hpp"

#include <limits>
#include <optional>

#include "base/number_format.hpp"
#include "base/output_file.hpp"
#include "cli/cluster_report.hpp"
#include "cli/clustered_input.hpp"
#include "cli/exit_code.hpp"
#include "cli/input_options.hpp"
#include "cli/interrupt.hpp"
#include "cli/table_formats.hpp"
#include "cli/usage_error.hpp"
#include "ldavi/model/model_file.hpp"

namespace ldavi::cli {
namespace {

/// Full covariances of a table where each cluster may have as many points as its mean and covariance have numbers; documents
/// have diagonal ones (docs/decisions/0027-clusters-of-documents.md).
CovarianceShape covariance_of(const ClusterArguments& a, const ClusteredInput& input) {
  if (!a.covariance.empty()) return a.covariance == "full" ? CovarianceShape::kFull : CovarianceShape::kDiagonal;
  if (!a.model.empty()) return CovarianceShape::kDiagonal;
  const std::size_t numbers = input.dimension * (input.dimension + 3) / 2;
  return input.num_points() / static_cast<std::size_t>(a.max_clusters) >= numbers ? CovarianceShape::kFull
                                                                                  : CovarianceShape::kDiagonal;
}

}  // namespace

void ClusterCommand::declare(OptionParser& parser) {
  ClusterArguments& a = arguments_;
  parser.positional(paths_, 1, std::numeric_limits<std::size_t>::max(), "MODEL INPUT… or TABLE");
  parser.text("output,o", a.output, "FILE", "where the rows go; - is standard output");
  parser.flag("force", a.force, "replace the file if it is there");
  parser.choice("format", a.format, {"tsv", "csv", "json"}, "json has words and documents of clusters too");
  parser.flag("no-header", a.no_header, "leave out the names of the columns");
  parser.integer("max-clusters", a.max_clusters, 1, 1000, "N", "look for no more; fewer where these do not pay");
  parser.choice("covariance", a.covariance, {"full", "diagonal"}, "of each cluster [diagonal; of long tables full]");
  parser.record(&about_documents_);
  parser.integer("top,n", a.num_words, 1, 1'000'000, "N", "words of each cluster");
  parser.record(nullptr);
  parser.natural("seed", a.seed, "N", "same seed, same clusters");
  parser.integer("threads", a.num_threads, 1, 1024, "N", "does not change the rows [all processors]");
  parser.flag("quiet,q", a.quiet, "say nothing but errors and the rows");
  parser.heading("Input of MODEL INPUT…").described_by("input");
  parser.record(&about_documents_);
  declare_read_options(parser, a.read, "input-no-header");
  parser.record(nullptr);
  parser.described_by("");
  parser.example("lda-vi cluster news.ldavi news.jsonl -o clusters.tsv", "documents by what they are about");
  parser.example("lda-vi cluster flowers.csv --max-clusters 10", "rows of any table of numbers");
}

void ClusterCommand::check() {
  ClusterArguments& a = arguments_;
  a.inputs = paths_;
  if (paths_.size() > 1) {
    a.model = paths_.front();
    a.inputs.erase(a.inputs.begin());
  } else if (!about_documents_.empty()) {
    throw UsageError("--" + about_documents_.front() + " is about documents, expected MODEL INPUT…");
  }
  check_inputs(a.inputs);
  if (a.no_header && a.format == "json") throw UsageError("--no-header: json has no header");
}

int ClusterCommand::run(Terminal& terminal) {
  const ClusterArguments& a = arguments_;
  terminal.set_quiet(a.quiet);
  std::vector<std::string> read_files = paths_;
  read_files.push_back(a.read.vocabulary_path);
  check_output_apart(a.output, read_files);
  std::optional<TopicModel> model;
  if (!a.model.empty()) model = load_model(a.model);
  OutputFile file(a.output, a.force ? ExistingFile::kReplace : ExistingFile::kRefuse);
  const UnfinishedFileGuard unfinished({file.temporary()});
  ReadOptions read = a.read;
  read.left_out = written_files({a.output, file.temporary()});
  const ClusteredInput input =
      model ? documents_to_cluster(terminal, *model, a.inputs, read, a.num_threads) : table_to_cluster(a.inputs.front());

  ClusterOptions options;
  options.max_clusters = static_cast<std::size_t>(a.max_clusters);
  options.covariance = covariance_of(a, input);
  options.seed = a.seed;
  options.num_threads = a.num_threads;
  const Clusters clusters = find_clusters(input.points, input.dimension, options);
  const std::vector<DescribedCluster> described =
      describe_clusters(input, clusters, model ? &*model : nullptr, static_cast<std::size_t>(a.num_words));
  const ByteSink sink = [&](std::string_view bytes) { file.write(bytes); };
  if (a.format == "json") {
    sink(cluster_json(input, clusters, described, options.covariance));
  } else {
    write_cluster_rows(input, clusters, table_format(a.format), !a.no_header, sink);
  }
  file.commit();

  for (const std::string& line : cluster_lines(input, clusters, described, terminal.error_width())) terminal.note(line);
  if (clusters.size() == options.max_clusters)
    terminal.note("all " + grouped_text(clusters.size()) +
                  " clusters that were looked for are there; --max-clusters may find more");
  if (!clusters.fit.converged) terminal.warn("the clusters were still changing when the search ended");
  if (clusters.fit.ridge > 0.0)
    terminal.warn("some columns are constant or combinations of others; they were taken as if they varied a little");
  const std::size_t without = input.ids.size() - input.num_points();
  if (without > 0) {
    terminal.note(grouped_text(without) + " of " + counted_text(input.ids.size(), "document") +
                  " have no word that the model knows; they have no cluster");
  }
  return kExitDone;
}

}  // namespace ldavi::cli
