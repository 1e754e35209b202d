// SPDX-License-Identifier: Apache-2.0
#include "cli/commands/export.hpp"

#include <limits>
#include <optional>

#include "base/output_file.hpp"
#include "cli/exit_code.hpp"
#include "cli/input_options.hpp"
#include "cli/interrupt.hpp"
#include "cli/mixture_output.hpp"
#include "cli/table_formats.hpp"
#include "cli/usage_error.hpp"
#include "ldavi/model/model_file.hpp"

namespace ldavi::cli {
namespace {

/// NAME.npy -> NAME.terms.txt: what the columns or rows of an array mean.
std::string companion(const std::string& path, const std::string& what) {
  const std::string stem = path.ends_with(".npy") ? path.substr(0, path.size() - 4) : path;
  return stem + "." + what + ".txt";
}

}  // namespace

void ExportCommand::declare(OptionParser& parser) {
  ExportArguments& a = arguments_;
  parser.positional(a.model_and_inputs, 1, std::numeric_limits<std::size_t>::max(), "MODEL [INPUT…]");
  parser.choice("what", a.what, {"topics", "words", "mixtures"},
                "all probabilities, the top words, or mixtures of the INPUT's documents");
  parser.choice("format", a.format, table_formats(), "json: topics, words; jsonl: mixtures; npy: to a file");
  parser.text("output,o", a.output, "FILE",
              "where it goes; - is standard output; with npy, names of terms or ids go beside it");
  parser.flag("force", a.force, "replace files that are there");
  parser.integer("top,n", a.num_words, 1, 1'000'000, "N", "words: how many of each topic");
  parser.heading("Input").described_by("input");
  declare_read_options(parser, a.read);
  parser.described_by("");
  parser.example("lda-vi export letters.ldavi --format npy -o topics.npy", "for NumPy, with topics.terms.txt");
  parser.example("lda-vi export letters.ldavi letters/ --what mixtures --format csv -o m.csv", "for a spreadsheet");
}

void ExportCommand::check() {
  const ExportArguments& a = arguments_;
  if (!can_hold(a.format, a.what)) throw UsageError("--what " + a.what + " cannot be written as " + a.format);
  if (a.format == "npy" && a.output == "-") throw UsageError("--format npy needs a file, name one with --output");
  check_inputs(std::span(a.model_and_inputs).subspan(1));
  const bool has_input = a.model_and_inputs.size() > 1;
  if (a.what == "mixtures" && !has_input)
    throw UsageError("--what mixtures needs the documents: lda-vi export MODEL INPUT… --what mixtures");
  if (a.what != "mixtures" && has_input) {
    throw UsageError("unexpected argument '" + a.model_and_inputs[1] + "', --what " + a.what + " needs no input");
  }
}

int ExportCommand::run(Terminal& terminal) {
  const ExportArguments& a = arguments_;
  const TableFormat format = table_format(a.format);
  const bool is_mixtures = a.what == "mixtures";
  std::string beside_path;
  if (format == TableFormat::kNpy) beside_path = companion(a.output, is_mixtures ? "ids" : "terms");
  std::vector<std::string> read_files = a.model_and_inputs;
  read_files.push_back(a.read.vocabulary_path);
  check_output_apart(a.output, read_files);
  check_output_apart(beside_path, read_files);
  const TopicModel model = load_model(a.model_and_inputs.front());
  const ExistingFile existing = a.force ? ExistingFile::kReplace : ExistingFile::kRefuse;
  OutputFile file(a.output, existing);
  if (format == TableFormat::kNpy && !file.is_regular())
    throw UsageError("--format npy needs a regular file, and " + a.output + " is none");
  std::optional<OutputFile> beside;
  if (!beside_path.empty()) beside.emplace(beside_path, existing);
  const UnfinishedFileGuard unfinished({file.temporary(), beside ? beside->temporary() : std::string()});
  const ByteSink sink = [&](std::string_view bytes) { file.write(bytes); };
  if (is_mixtures) {
    MixtureTableOptions options;
    options.format = format;
    options.token_columns = false;
    std::vector<std::string> ids;
    ReadOptions read = a.read;
    read.left_out = written_files({a.output, file.temporary(), beside_path, beside ? beside->temporary() : std::string()});
    write_mixtures(terminal, model, {a.model_and_inputs.begin() + 1, a.model_and_inputs.end()}, read, options, 0, file,
                   beside ? &ids : nullptr);
    if (beside) write_ids(ids, [&](std::string_view bytes) { beside->write(bytes); });
  } else if (a.what == "words") {
    write_top_words(model, static_cast<std::size_t>(a.num_words), format, sink);
  } else {
    write_topics(model, format, sink);
    if (beside) write_terms(model, [&](std::string_view bytes) { beside->write(bytes); });
  }
  file.commit();
  if (beside) beside->commit();
  return kExitDone;
}

}  // namespace ldavi::cli
