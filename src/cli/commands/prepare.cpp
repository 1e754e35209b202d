// SPDX-License-Identifier: Apache-2.0
#include "cli/commands/prepare.hpp"

#include <limits>

#include "base/number_format.hpp"
#include "base/output_file.hpp"
#include "cli/corpus_notes.hpp"
#include "cli/default_output.hpp"
#include "cli/exit_code.hpp"
#include "cli/input_options.hpp"
#include "cli/interrupt.hpp"
#include "cli/usage_error.hpp"
#include "corpus/prepared.hpp"

namespace ldavi::cli {
void PrepareCommand::declare(OptionParser& parser) {
  PrepareArguments& a = arguments_;
  parser.positional(a.inputs, 1, std::numeric_limits<std::size_t>::max(), "INPUT…");
  parser.text("output,o", a.output, "FILE", "the prepared corpus [the first input's name with .ldacorpus]");
  parser.flag("force", a.force, "replace the file if it is there");
  declare_resource_options(parser, a.load, "does not change the corpus [all processors]");
  parser.flag("quiet,q", a.quiet, "say nothing but errors and warnings");
  declare_counting_options(parser, a.load, a.given);
  parser.example("lda-vi prepare letters/", "a folder of texts, to letters.ldacorpus");
  parser.example("zcat news.jsonl.gz | lda-vi prepare - -o news.ldacorpus --memory 4G", "more than fits into memory");
}

void PrepareCommand::check() {
  PrepareArguments& a = arguments_;
  check_inputs(a.inputs);
  if (a.output.empty()) a.output = default_output(a.inputs.front(), ".ldacorpus");
  if (a.output.empty()) throw UsageError("--output is needed, as the first input has no name");
  if (a.output == "-") throw UsageError("--output -: a prepared corpus is written to a file, name one");
}

int PrepareCommand::run(Terminal& terminal) {
  PrepareArguments& a = arguments_;
  terminal.set_quiet(a.quiet);
  std::vector<std::string> read_files = a.inputs;
  read_files.insert(read_files.end(), {a.load.read.vocabulary_path, a.load.text.stop_words});
  check_output_apart(a.output, read_files);
  OutputFile file(a.output, a.force ? ExistingFile::kReplace : ExistingFile::kRefuse);
  if (!file.is_regular())
    throw UsageError("--output " + a.output + ": a prepared corpus needs a regular file, and this is none");
  const UnfinishedFileGuard unfinished({file.temporary()});
  refuse_late_options(a.inputs, a.load.read, a.given);
  a.load.read.left_out = written_files({a.output, file.temporary()});
  const LoadedCorpus loaded = prepare_corpus(a.inputs, a.load, file);
  note_corpus(terminal, loaded);
  file.commit();
  const std::string saved = visible_text(a.output);
  terminal.note("saved " + saved + ", about " + bytes_text(loaded.mapped_bytes) + "; next: lda-vi train " + saved);
  return kExitDone;
}

}  // namespace ldavi::cli
