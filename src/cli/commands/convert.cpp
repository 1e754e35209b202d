// SPDX-License-Identifier: Apache-2.0
#include "cli/commands/convert.hpp"

#include <filesystem>
#include <functional>
#include <optional>
#include <system_error>

#include "base/compressor.hpp"
#include "base/input_file.hpp"
#include "base/number_format.hpp"
#include "cli/corpus_notes.hpp"
#include "cli/exit_code.hpp"
#include "cli/input_options.hpp"
#include "cli/interrupt.hpp"
#include "cli/text_conversion.hpp"
#include "cli/usage_error.hpp"
#include "corpus/formats/vocabulary_beside.hpp"
#include "corpus/open.hpp"
#include "corpus/prepared.hpp"
#include "ldavi/base/error.hpp"
#include "ldavi/exporters/count_files.hpp"

namespace ldavi::cli {
namespace {

void require_regular(const OutputFile& file) {
  if (!file.is_regular()) throw UsageError(file.name() + ": the output is a regular file, and this is none");
}

/// What `write` gives its sink goes into the file, compressed where the output's name says so.
void fill(OutputFile& file, const std::string& output, const std::function<void(const ByteSink&)>& write) {
  const ByteSink plain = [&](std::string_view bytes) { file.write(bytes); };
  const ArchiveFormat archive = archive_format_of_name(output);
  if (archive == ArchiveFormat::kNone) {
    write(plain);
    return;
  }
  const auto compressor = make_compressor(archive);
  write([&](std::string_view bytes) { compressor->write(bytes, plain); });
  compressor->finish(plain);
}

/// The one that is read as it stands beside IN; "" where none is.
std::string vocabulary_read(const ConvertArguments& a) {
  const std::vector<std::string> inputs{a.paths[0]};
  const bool has_one = are_counts(inputs, a.load.read) && !is_prepared(inputs, a.load.read);
  return has_one ? find_vocabulary(a.paths[0]).value_or("") : std::string();
}

std::string content_of(const Vocabulary& vocabulary) {
  std::string content;
  write_vocabulary(vocabulary, [&](std::string_view bytes) { content += bytes; });
  return content;
}

}  // namespace

void ConvertCommand::declare(OptionParser& parser) {
  ConvertArguments& a = arguments_;
  parser.positional(a.paths, 2, 2, "IN OUT");
  parser.choice("to", a.to, conversion_target_names(), "the format of OUT; auto: by its name");
  parser.flag("force", a.force, "replace OUT and its vocabulary if they are there");
  declare_resource_options(parser, a.load, "does not change the output [all processors]");
  parser.flag("quiet,q", a.quiet, "say nothing but errors and warnings");
  declare_counting_options(parser, a.load, a.given);
  parser.example("lda-vi convert docword.kos.txt.gz kos.mtx", "counts for another program, terms in kos.vocab");
  parser.example("lda-vi convert letters/ letters.svm.zst", "texts to counts");
  parser.example("lda-vi convert letters/ letters.csv", "texts to a table of texts");
}

void ConvertCommand::check() {
  const ConvertArguments& a = arguments_;
  check_inputs(a.paths);
  if (a.paths[1] == "-") throw UsageError("OUT is a file, which is written whole or not at all, name one");
  target_ = &conversion_target(a.to, a.paths[1]);
  if (target_->documents && !a.given.empty()) {
    throw UsageError("--" + a.given.front() + ": " + std::string(target_->name) +
                     " holds texts as they are, leave it out; it is for commands that count words");
  }
  const std::filesystem::path vocabulary = vocabulary_name(a.paths[1]);
  if (target_->write != nullptr && vocabulary.filename() == std::filesystem::path(a.paths[1]).filename())
    throw UsageError(a.paths[1] + ": that is where its vocabulary goes, name another");
}

void ConvertCommand::refuse_to_write(const std::string& path) const {
  const ConvertArguments& a = arguments_;
  check_output_apart(path, {a.paths[0], a.load.read.vocabulary_path, a.load.text.stop_words, vocabulary_read(a)}, "");
}

LoadedCorpus ConvertCommand::load(Terminal& terminal) const {
  const ConvertArguments& a = arguments_;
  const std::vector<std::string> inputs{a.paths[0]};
  refuse_late_options(inputs, a.load.read, a.given);
  LoadedCorpus loaded = load_corpus(inputs, a.load);
  note_corpus(terminal, loaded);
  warn_left_out(terminal, what_is_left_out(*target_, loaded));
  return loaded;
}

void ConvertCommand::warn_left_out(Terminal& terminal, const std::string& what) const {
  if (what.empty()) return;
  terminal.warn("warning: left out, as " + std::string(target_->name) + " has no place for it: " + what);
}

void ConvertCommand::check_texts() const {
  const std::string& input = arguments_.paths[0];
  if (!are_counts({input}, arguments_.load.read)) return;
  throw UsageError(input + " holds counts, of which no text can be made for " + std::string(target_->name) +
                   ", expected texts; counts go to uci, ldac, mtx, svmlight or corpus");
}

int ConvertCommand::convert_texts_into(OutputFile& file, Terminal& terminal) const {
  const ConvertArguments& a = arguments_;
  const auto source = open_documents({a.paths[0]}, a.load.read);
  TextConversion done;
  fill(file, a.paths[1], [&](const ByteSink& sink) { done = convert_texts(*source, *target_->documents, sink); });
  if (done.num_documents == 0) throw ParseError(joined_name({a.paths[0]}), 0, "no document found", "expected at least one");
  terminal.note("read " + counted_text(done.num_documents, "document"));
  note_reading(terminal, done.read);
  warn_left_out(terminal, done.left_out);
  file.commit();
  terminal.note("saved " + visible_text(a.paths[1]));
  return kExitDone;
}

/// False where it is there already, as beside counts that are only compressed. Throws where another one is there that must stay.
bool ConvertCommand::is_new_vocabulary(const std::string& path, const std::string& content) const {
  std::error_code error;
  if (!std::filesystem::exists(path, error)) return true;
  if (read_file(path) == content) return false;
  check_output(path, arguments_.force ? ExistingFile::kReplace : ExistingFile::kRefuse);
  refuse_to_write(path);
  return true;
}

int ConvertCommand::run(Terminal& terminal) {
  ConvertArguments& a = arguments_;
  terminal.set_quiet(a.quiet);
  const std::string& output = a.paths[1];
  if (target_->documents) check_texts();
  refuse_to_write(output);
  OutputFile file(output, a.force ? ExistingFile::kReplace : ExistingFile::kRefuse);
  require_regular(file);
  std::optional<OutputFile> beside;  // replaces only what is_new_vocabulary() allows
  if (target_->write != nullptr) {
    beside.emplace(vocabulary_name(output), ExistingFile::kReplace);
    require_regular(*beside);
  }
  const UnfinishedFileGuard unfinished({file.temporary(), beside ? beside->temporary() : std::string()});
  a.load.read.left_out = written_files({output, file.temporary()});
  if (beside) a.load.read.left_out.insert(a.load.read.left_out.end(), {beside->name(), beside->temporary()});
  if (target_->documents) return convert_texts_into(file, terminal);
  const LoadedCorpus loaded = load(terminal);
  if (!beside) {
    write_prepared(loaded, file);
    file.commit();
    terminal.note("saved " + visible_text(output));
    return kExitDone;
  }
  const std::string vocabulary = content_of(loaded.corpus.vocabulary);
  const bool is_new = is_new_vocabulary(beside->name(), vocabulary);
  fill(file, output, [&](const ByteSink& sink) { target_->write(loaded.corpus, sink); });
  file.sync();  // what is likely to fail is behind us before the first of the two gets its name
  if (is_new) {
    beside->write(vocabulary);
    beside->commit();
  }
  file.commit();
  terminal.note("saved " + visible_text(output) + ", its terms are in " + visible_text(beside->name()));
  return kExitDone;
}

}  // namespace ldavi::cli
