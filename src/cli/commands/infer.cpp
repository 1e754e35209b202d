// SPDX-License-Identifier: Apache-2.0
#include "cli/commands/infer.hpp"

#include <limits>

#include "base/number_format.hpp"
#include "base/output_file.hpp"
#include "cli/exit_code.hpp"
#include "cli/explained_documents.hpp"
#include "cli/explanation_text.hpp"
#include "cli/input_options.hpp"
#include "cli/interrupt.hpp"
#include "cli/mixture_output.hpp"
#include "cli/table_formats.hpp"
#include "cli/token_table.hpp"
#include "cli/usage_error.hpp"
#include "ldavi/inference/options.hpp"
#include "ldavi/model/model_file.hpp"

namespace ldavi::cli {
void InferCommand::declare(OptionParser& parser) {
  InferArguments& a = arguments_;
  parser.positional(a.model_and_inputs, 2, std::numeric_limits<std::size_t>::max(), "MODEL INPUT…");
  parser.text("output,o", a.output, "FILE", "where the rows go; - is standard output");
  parser.flag("force", a.force, "replace the file if it is there");
  parser.record(&about_table_);
  parser.choice("format", a.format, table_formats_of("mixtures"), "npy needs a file");
  parser.record(nullptr);
  parser.integer("top", a.top, 1, kMostTopics, "N", "only the N largest shares, as topic:share");
  parser.flag("intervals", a.intervals, "each share with its 95 % interval, and whether the text is too short to tell");
  parser.flag("tokens", a.tokens, "a row a word instead: its topic");
  parser.flag("explain", a.explain, "for a person: each text, its words in the colours of their topics");
  parser.integer("threads", a.threads, 1, 1024, "N", "does not change the rows [all processors]");
  parser.record(&about_table_);
  parser.flag("no-header", a.no_header, "leave out the names of the columns");
  parser.record(nullptr);
  parser.flag("quiet,q", a.quiet, "say nothing but errors and the rows");
  parser.heading("Input").described_by("input");
  declare_read_options(parser, a.read, "input-no-header");
  parser.described_by("");
  parser.example("lda-vi infer letters.ldavi new-letters/ -o mixtures.tsv", "a row a file of the folder");
  parser.example("lda-vi infer letters.ldavi letter.txt --explain", "why it has these topics");
  parser.example("tail -f log.txt | lda-vi infer log.ldavi - --top 3", "a row a line, as lines come");
}

void InferCommand::check() {
  const InferArguments& a = arguments_;
  check_inputs(std::span(a.model_and_inputs).subspan(1));
  if (a.format == "npy" && a.output == "-") throw UsageError("--format npy needs a file, name one with --output");
  if (a.format == "npy" && a.intervals) throw UsageError("--format npy holds shares alone, leave out --intervals");
  if (a.format == "npy" && a.top > 0) throw UsageError("--format npy holds all shares, leave out --top");
  if (a.tokens && (a.format == "npy" || a.top > 0 || a.intervals))
    throw UsageError("--tokens gives topics of words, leave out --top, --intervals and --format npy");
  if (a.explain && (a.tokens || a.intervals || !about_table_.empty()))
    throw UsageError("--explain is for a person to read, leave out --tokens, --intervals, --format and --no-header");
}

int InferCommand::run(Terminal& terminal) {
  const InferArguments& a = arguments_;
  terminal.set_quiet(a.quiet);
  std::vector<std::string> read_files = a.model_and_inputs;
  read_files.push_back(a.read.vocabulary_path);
  check_output_apart(a.output, read_files);
  const TopicModel model = load_model(a.model_and_inputs.front());
  OutputFile file(a.output, a.force ? ExistingFile::kReplace : ExistingFile::kRefuse);
  if (a.format == "npy" && !file.is_regular())
    throw UsageError("--format npy needs a regular file, and " + a.output + " is none");
  const UnfinishedFileGuard unfinished({file.temporary()});
  ReadOptions read = a.read;
  read.left_out = written_files({a.output, file.temporary()});
  if (a.explain || a.tokens) {
    write_explained(terminal, model, read, file);
    file.commit();
    return kExitDone;
  }
  MixtureTableOptions options;
  options.format = table_format(a.format);
  options.header = !a.no_header;
  options.top = static_cast<std::size_t>(a.top);
  options.intervals = a.intervals;
  const MixtureCounts counts = write_mixtures(terminal, model, {a.model_and_inputs.begin() + 1, a.model_and_inputs.end()}, read,
                                              options, a.threads, file, nullptr);
  file.commit();
  if (counts.without_known_words > 0) {
    terminal.note(grouped_text(counts.without_known_words) + " of " + counted_text(counts.rows, "document") +
                  " have no word that the model knows; their row is the prior");
  }
  return kExitDone;
}

void InferCommand::write_explained(Terminal& terminal, const TopicModel& model, const ReadOptions& read,
                                   OutputFile& file) const {
  constexpr std::size_t kListed = 6;
  const InferArguments& a = arguments_;
  ExplainOptions options{read, a.threads, file.may_be_awaited()};
  const ByteSink sink = [&](std::string_view bytes) { file.write(bytes); };
  const auto end_document = [&] {
    if (options.one_by_one) file.flush();
  };
  const std::vector<std::string> inputs(a.model_and_inputs.begin() + 1, a.model_and_inputs.end());
  if (a.tokens) {
    TokenTable table(model, table_format(a.format), !a.no_header, sink);
    explain_documents(terminal, model, inputs, options, [&](const ExplainedDocument& document) {
      table.write(document);
      end_document();
    });
    return;
  }
  const std::vector<std::string> names = topic_names(model);
  const Style style = a.output == "-" ? terminal.output_style() : Style();
  explain_documents(terminal, model, inputs, options, [&](const ExplainedDocument& document) {
    sink(explanation_text(document, names, a.top > 0 ? static_cast<std::size_t>(a.top) : kListed, style));
    end_document();
  });
}

}  // namespace ldavi::cli
