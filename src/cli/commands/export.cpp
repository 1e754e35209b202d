// SPDX-License-Identifier: Apache-2.0
#include "cli/commands/export.hpp"

#include <algorithm>
#include <limits>

#include "cli/exit_code.hpp"
#include "cli/export_files.hpp"
#include "cli/input_options.hpp"
#include "cli/mixture_output.hpp"
#include "cli/model_export.hpp"
#include "cli/period_choice.hpp"
#include "cli/prevalence_export.hpp"
#include "cli/table_formats.hpp"
#include "cli/usage_error.hpp"
#include "ldavi/exporters/correlation_table.hpp"
#include "ldavi/model/model_file.hpp"

namespace ldavi::cli {
namespace {

std::vector<std::string> inputs_of(const ExportArguments& arguments) {
  return {arguments.model_and_inputs.begin() + 1, arguments.model_and_inputs.end()};
}

}  // namespace

void ExportCommand::declare(OptionParser& parser) {
  ExportArguments& a = arguments_;
  parser.positional(a.model_and_inputs, 1, std::numeric_limits<std::size_t>::max(), "MODEL [INPUT…]");
  parser.choice("what", a.what, export_contents(), "mixtures, time and labels are of the INPUT's documents");
  parser.choice("format", a.format, export_formats(), "the last four write a whole model");
  parser.text("output,o", a.output, "FILE", "a file, - is standard output; of a whole model a folder or how names begin");
  parser.flag("force", a.force, "replace files that are there");
  parser.integer("top,n", a.num_words, 1, 1'000'000, "N", "words, mallet: how many of each topic");
  parser.choice("period", a.period, period_choices(), "time: how long a period is; auto: at most 40 of them");
  parser.integer("max-labels", a.most_labels, 1, 1'000'000, "N", "labels: those with most documents");
  parser.heading("Input").described_by("input");
  declare_read_options(parser, a.read);
  declare_label_options(parser, a.read);
  parser.described_by("");
  parser.example("lda-vi export letters.ldavi --format npy -o topics.npy", "for NumPy, with topics.terms.txt");
  parser.example("lda-vi export letters.ldavi letters/ --what mixtures --format csv -o m.csv", "for a spreadsheet");
  parser.example("lda-vi export news.ldavi news.jsonl --what time --period year", "topics over the years");
  parser.example("lda-vi export letters.ldavi --format ldavis -o letters.json", "for the page of LDAvis");
}

void ExportCommand::check() {
  const ExportArguments& a = arguments_;
  if (!can_export(a.format, a.what)) {
    throw UsageError(is_model_format(a.format) ? "--format " + a.format + " is of a whole model, leave out --what " + a.what
                                               : "--what " + a.what + " cannot be written as " + a.format);
  }
  if (needs_file(a.format) && a.output == "-")
    throw UsageError("--format " + a.format + " needs a file, name one with --output");
  check_inputs(std::span(a.model_and_inputs).subspan(1));
  const bool has_input = a.model_and_inputs.size() > 1;
  if (needs_input(a.what) && !has_input)
    throw UsageError("--what " + a.what + " needs the documents: lda-vi export MODEL INPUT… --what " + a.what);
  if (!takes_input(a.format, a.what) && has_input) {
    const std::string asked = is_model_format(a.format) ? "--format " + a.format : "--what " + a.what;
    throw UsageError("unexpected argument '" + a.model_and_inputs[1] + "', " + asked + " needs no input");
  }
  if (a.period != kAnyPeriod && a.what != "time") throw UsageError("--period is for --what time");
  if (a.most_labels != ExportArguments{}.most_labels && a.what != "labels")
    throw UsageError("--max-labels is for --what labels");
}

int ExportCommand::run(Terminal& terminal) {
  const ExportArguments& a = arguments_;
  const ExportFiles names = export_files(a.format, a.what, a.output, a.model_and_inputs.size() > 1);
  std::vector<std::string> read_files = a.model_and_inputs;
  read_files.push_back(a.read.vocabulary_path);
  for (const std::string& path : names.paths) check_output_apart(path, read_files);
  const TopicModel model = load_model(a.model_and_inputs.front());
  OutputSet files(names.paths, names.folder, a.force ? ExistingFile::kReplace : ExistingFile::kRefuse);
  if (needs_file(a.format) && !files[0].is_regular())
    throw UsageError("--format " + a.format + " needs a regular file, and " + names.paths[0] + " is none");
  write(terminal, model, files);
  files.commit();
  return kExitDone;
}

void ExportCommand::write(Terminal& terminal, const TopicModel& model, OutputSet& files) const {
  const ExportArguments& a = arguments_;
  ReadOptions read = a.read;
  read.left_out = written_files(files.written());
  const auto num_words = static_cast<std::size_t>(a.num_words);
  if (is_model_format(a.format)) {
    write_model_export(terminal, model, {a.format, inputs_of(a), read, num_words}, files);
  } else if (a.what == "mixtures") {
    write_mixtures_table(terminal, model, read, files);
  } else if (a.what == "words") {
    write_top_words(model, num_words, table_format(a.format), files.sink(0));
  } else if (a.what == "correlations") {
    write_correlations(model, table_format(a.format), files.sink(0));
  } else if (a.what == "topics") {
    write_topics(model, table_format(a.format), files.sink(0));
    if (files.size() > 1) write_terms(model, files.sink(1));
  } else {
    PrevalenceExport request{inputs_of(a), read, table_format(a.format), a.what == "time", period_length(a.period)};
    request.most_labels = static_cast<std::size_t>(a.most_labels);
    write_prevalence_export(terminal, model, request, files.sink(0));
  }
}

void ExportCommand::write_mixtures_table(Terminal& terminal, const TopicModel& model, const ReadOptions& read,
                                         OutputSet& files) const {
  MixtureTableOptions options;
  options.format = table_format(arguments_.format);
  options.token_columns = false;
  std::vector<std::string> ids;
  write_mixtures(terminal, model, inputs_of(arguments_), read, options, 0, files[0], files.size() > 1 ? &ids : nullptr);
  if (files.size() > 1) write_ids(ids, files.sink(1));
}

}  // namespace ldavi::cli
