// SPDX-License-Identifier: Apache-2.0
#include "cli/commands/report.hpp"

#include <algorithm>
#include <limits>

#include "base/number_format.hpp"
#include "base/output_file.hpp"
#include "cli/default_output.hpp"
#include "cli/exit_code.hpp"
#include "cli/input_options.hpp"
#include "cli/interrupt.hpp"
#include "cli/library_warning.hpp"
#include "cli/nothing_known.hpp"
#include "cli/period_choice.hpp"
#include "cli/usage_error.hpp"
#include "corpus/input_name.hpp"
#include "corpus/open.hpp"
#include "ldavi/base/error.hpp"
#include "ldavi/exporters/html_report.hpp"
#include "ldavi/model/model_file.hpp"
#include "ldavi/model/new_documents.hpp"

namespace ldavi::cli {
namespace {

/// "letters" for some/letters.ldavi.
std::string name_of_model(const std::string& path) {
  constexpr std::string_view kSuffix = ".ldavi";
  std::string name = base_name(path);
  if (name.size() > kSuffix.size() && name.ends_with(kSuffix)) name.resize(name.size() - kSuffix.size());
  return name;
}

}  // namespace

void ReportCommand::declare(OptionParser& parser) {
  ReportArguments& a = arguments_;
  parser.positional(paths_, 2, std::numeric_limits<std::size_t>::max(), "MODEL INPUT…");
  parser.text("output,o", a.output, "FILE", "the page [the model's name with .html]");
  parser.flag("force", a.force, "replace the file if it is there");
  parser.text("title", a.title, "TEXT", "above the report [the model's name]");
  parser.integer("documents", a.num_documents, 0, 100'000, "N", "documents that are shown; figures are of all");
  parser.flag("no-text", a.no_text, "show documents as words with their numbers, so that nobody can read them");
  parser.choice("period", a.period, period_choices(), "of the view over time, where documents have dates");
  parser.integer("threads", a.num_threads, 1, 1024, "N", "does not change the report [all processors]");
  parser.flag("quiet,q", a.quiet, "say nothing but errors and warnings");
  parser.heading("Input").described_by("input");
  declare_read_options(parser, a.read);
  declare_label_options(parser, a.read);
  parser.described_by("");
  parser.example("lda-vi report letters.ldavi letters/", "to letters.html, for any browser");
  parser.example("lda-vi report news.ldavi news.jsonl --title \"News of 2025\"", "with dates and labels");
}

void ReportCommand::check() {
  ReportArguments& a = arguments_;
  a.model = paths_.front();
  a.inputs.assign(paths_.begin() + 1, paths_.end());
  check_inputs(a.inputs);
  if (a.output.empty()) a.output = name_of_model(a.model) + ".html";
  if (a.title.empty()) a.title = name_of_model(a.model);
}

int ReportCommand::run(Terminal& terminal) {
  const ReportArguments& a = arguments_;
  terminal.set_quiet(a.quiet);
  std::vector<std::string> read_files = a.inputs;
  read_files.insert(read_files.end(), {a.model, a.read.vocabulary_path});
  check_output_apart(a.output, read_files);
  const TopicModel model = load_model(a.model);
  OutputFile file(a.output, a.force ? ExistingFile::kReplace : ExistingFile::kRefuse);
  const UnfinishedFileGuard unfinished({file.temporary()});
  warn_of_other_library(terminal, model);
  ReadOptions read = a.read;
  read.left_out = written_files({a.output, file.temporary()});
  ReportTexts texts;
  const CountedCorpus input =
      load_counted(a.inputs, read, model, a.num_threads, [&](const CountedBatch& batch) { texts.see(batch); });
  note_reading(terminal, input.read);
  if (input.corpus.num_nonzeros() == 0) refuse_nothing_known(a.inputs, input.corpus.num_documents());

  HtmlReportOptions options;
  options.title = a.title;
  options.file_name = name_of_model(a.model);
  options.num_documents = static_cast<std::size_t>(a.num_documents);
  options.texts = !a.no_text;
  options.period = period_length(a.period);
  options.num_threads = a.num_threads;
  std::uint64_t size = 0;
  write_html_report(model, input, texts, options, [&](std::string_view bytes) {
    file.write(bytes);
    size += bytes.size();
  });
  file.commit();
  if (a.output != "-")
    terminal.note("saved " + visible_text(a.output) + ", about " + bytes_text(size) + "; open it in any browser, or mail it");
  return kExitDone;
}

}  // namespace ldavi::cli
