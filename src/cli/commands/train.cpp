// SPDX-License-Identifier: Apache-2.0
#include "cli/commands/train.hpp"

#include <algorithm>
#include <exception>
#include <filesystem>
#include <limits>
#include <new>
#include <numeric>
#include <optional>

#include "base/number_format.hpp"
#include "base/output_file.hpp"
#include "cli/checkpoint_path.hpp"
#include "cli/corpus_notes.hpp"
#include "cli/default_output.hpp"
#include "cli/exit_code.hpp"
#include "cli/input_options.hpp"
#include "cli/interrupt.hpp"
#include "cli/model_output.hpp"
#include "cli/plan_notes.hpp"
#include "cli/progress.hpp"
#include "cli/topic_listing.hpp"
#include "cli/usage_error.hpp"
#include "corpus/input_name.hpp"
#include "ldavi/base/available_memory.hpp"
#include "ldavi/base/error.hpp"
#include "ldavi/model/model_file.hpp"

namespace ldavi::cli {
namespace {

void show_topics(Terminal& terminal, const TopicModel& model) {
  std::vector<std::size_t> topics(model.num_topics());
  std::iota(topics.begin(), topics.end(), std::size_t{0});
  terminal.print(topic_listing(model, topics, 10, terminal.output_width()));
  terminal.finish();
}

/// The options of training, then how the corpus was read: as a model stores them.
std::vector<std::pair<std::string, std::string>> stored_options(const TrainOptions& options, const LoadedCorpus& loaded) {
  std::vector<std::pair<std::string, std::string>> stored = effective_options(options);
  stored.insert(stored.end(), loaded.options.begin(), loaded.options.end());
  return stored;
}

bool was_ended_early(Termination termination) {
  return termination == Termination::kStopped || termination == Termination::kTimeLimit;
}

}  // namespace

std::string default_model_name(const std::string& input) { return default_output(input, ".ldavi"); }

void TrainCommand::declare(OptionParser& parser) {
  TrainArguments& a = arguments_;
  parser.positional(a.inputs, 1, std::numeric_limits<std::size_t>::max(), "INPUT…");
  parser.heading("Training");
  parser.text("output,o", a.output, "MODEL", "the model file [the first input's name with .ldavi]");
  parser.flag("force", a.force, "replace the model file if it is there");
  declare_training_options(parser, a.training);
  parser.heading("Running");
  parser.custom(
      "memory",
      [&a](const std::string& value) {
        const auto bytes = parse_bytes(value);
        if (!bytes) throw UsageError("--memory " + value + ": expected a size such as 500M or 4G");
        a.memory = *bytes;
      },
      "SIZE", "", "take no more than so much, such as 500M or 4G [what is left here]");
  parser.text("tmp", a.load.temporary_folder, "DIR", "for documents that memory does not hold [TMPDIR, else /tmp]");
  parser.text("checkpoint", a.checkpoint.path, "FILE", "where to save training on its way [MODEL with .checkpoint]");
  parser.custom(
      "checkpoint-every",
      [&a](const std::string& value) {
        const auto seconds = parse_duration(value);
        if (!seconds) throw UsageError("--checkpoint-every " + value + ": expected a time such as 90s, 10m or 2h");
        a.checkpoint.seconds_between = *seconds;
      },
      "TIME", "10m", "how often; 0s: after every pass");
  parser.flag("resume", a.checkpoint.resume, "go on from the checkpoint, if there is one");
  parser.flag("dry-run", a.dry_run, "read, print the plan, and learn nothing");
  parser.choice("format", a.format, {"text", "json"}, "of the plan that --dry-run prints");
  parser.choice("log-format", a.log_format, {"text", "json"}, "of what is said on the way");
  parser.flag("quiet,q", a.quiet, "say nothing but errors and the topics");
  parser.flag("verbose,v", a.verbose, "show the options in force");
  parser.described_by("prepare");
  declare_counting_options(parser, a.load, a.given);
  parser.described_by("");
  parser.example("lda-vi train letters/ -k 30", "a folder of texts, 30 topics, to letters.ldavi");
  parser.example("zcat news.jsonl.gz | lda-vi train - -o news.ldavi", "from a pipe");
}

void TrainCommand::check() {
  TrainArguments& a = arguments_;
  check_inputs(a.inputs);
  if (a.output.empty()) a.output = default_model_name(a.inputs.front());
  if (a.output.empty()) throw UsageError("--output is needed, as the first input has no name");
  if (a.output == "-") throw UsageError("--output -: a model is written to a file, name one");
  if (a.checkpoint.path.empty()) a.checkpoint.path = default_checkpoint(a.output);
  if (a.format == "json" && !a.dry_run)
    throw UsageError("--format json: is for --dry-run; lda-vi topics MODEL --format json lists topics");
  check_training_options(a.training);
}

void TrainCommand::check_files() const {
  const TrainArguments& a = arguments_;
  std::vector<std::string> read_files = a.inputs;
  read_files.insert(read_files.end(), {a.load.read.vocabulary_path, a.load.text.stop_words});
  check_output_apart(a.output, read_files);
  const bool may_be_there = a.force || a.checkpoint.resume || a.dry_run;
  check_output(a.output, may_be_there ? ExistingFile::kReplace : ExistingFile::kRefuse);
  check_checkpoint(a.checkpoint.path, a.output);
  refuse_late_options(a.inputs, a.load.read, a.given);
}

bool TrainCommand::is_done(const LoadedCorpus& loaded) const {
  const TrainArguments& a = arguments_;
  std::error_code error;
  if (!a.checkpoint.resume || a.force || !std::filesystem::is_regular_file(a.output, error)) return false;
  const Provenance there = load_model(a.output).provenance;
  const auto refuse = [&](const std::string& hint) {
    throw IoError(IoError::Action::kCreateOutput, a.output, std::make_error_code(std::errc::file_exists), hint);
  };
  if (there.corpus_hash != content_hash(loaded.corpus) || there.options != stored_options(a.training.train, loaded))
    refuse("it is a model of another training; --force replaces it");
  if (!was_ended_early(there.termination)) return true;
  if (!has_checkpoint(a.checkpoint.path)) refuse("it was ended early, and its checkpoint is not there; --force begins anew");
  return false;
}

TrainResult TrainCommand::learn(Terminal& terminal, const LoadedCorpus& loaded) const {
  const TrainArguments& a = arguments_;
  TrainingProgress progress(terminal);
  std::optional<UnfinishedFiles> unfinished;
  CheckpointOptions checkpoint = a.checkpoint;
  checkpoint.unfinished = [&](const std::string& temporary) {
    unfinished.reset();
    if (!temporary.empty()) unfinished.emplace(std::vector{temporary});
  };
  TrainResult result = train(
      loaded.corpus, a.training.train,
      [&](const PassReport& report) {
        progress.show(report);
        return InterruptGuard::signal() == 0 ? Answer::kContinue : Answer::kStop;
      },
      checkpoint);
  progress.finish();
  result.model.text = loaded.text;
  Provenance& provenance = result.model.provenance;
  provenance.options = stored_options(a.training.train, loaded);
  for (const std::string& input : a.inputs) provenance.inputs.push_back(input == "-" ? input : base_name(input));
  return result;
}

int TrainCommand::learn_and_save(Terminal& terminal, const LoadedCorpus& loaded) {
  const TrainArguments& a = arguments_;
  if (!a.checkpoint.resume && has_checkpoint(a.checkpoint.path)) {
    terminal.warn("warning: " + visible_text(a.checkpoint.path) +
                  " is there, of training that did not end; --resume goes on from it, now it is replaced");
  }
  const InterruptGuard interrupt;
  TrainResult result;
  try {
    result = learn(terminal, loaded);
  } catch (const std::bad_alloc&) {
    terminal.warn("lda-vi: out of memory, try fewer topics or fewer documents");
    return kExitMemory;
  }
  if (result.resumed)
    terminal.note("went on from " + visible_text(a.checkpoint.path) + ", after pass " + std::to_string(result.resumed_passes));
  terminal.note(result.brief());
  // The topics first: they are seen even where the model cannot be saved. It is saved even where they cannot be shown.
  std::exception_ptr not_shown;
  try {
    show_topics(terminal, result.model);
  } catch (const IoError&) {
    not_shown = std::current_exception();
  }
  const bool replace = a.force || a.checkpoint.resume;
  if (const int code = save_or_rescue_model(terminal, result.model, a.output, replace); code != kExitDone) return code;
  const std::string saved = visible_text(a.output);
  terminal.note("saved " + saved + "; next: lda-vi topics " + saved + ", lda-vi infer " + saved + " NEW-TEXTS");
  if (!was_ended_early(result.termination)) {
    remove_checkpoint(a.checkpoint.path);
  } else if (result.checkpoint_saved) {
    terminal.note("the same command with --resume goes on from here");
  }
  if (InterruptGuard::signal() != 0) return 128 + InterruptGuard::signal();
  if (not_shown) std::rethrow_exception(not_shown);
  return kExitDone;
}

int TrainCommand::run(Terminal& terminal) {
  TrainArguments& a = arguments_;
  terminal.set_quiet(a.quiet);
  terminal.set_json(a.log_format == "json");
  check_files();

  const std::uint64_t memory = a.memory > 0 ? a.memory : available_memory();
  a.load.memory_bytes = memory / 2;  // the rest is to learn with
  a.load.read.left_out = written_files({a.output, a.checkpoint.path, a.checkpoint.path + ".1"});
  const LoadedCorpus loaded = load_corpus(a.inputs, a.load);
  note_corpus(terminal, loaded);
  std::string reason;  // of the choice, where there was one
  if (a.training.engine == "auto") {
    EngineChoice choice = choose_engine(loaded.corpus, a.training.train);
    settle_engine(a.training, choice.engine);
    reason = std::move(choice.reason);
  }
  if (is_done(loaded)) {
    terminal.note(visible_text(a.output) + " is there already: the model of this training");
    show_topics(terminal, load_model(a.output));
    return kExitDone;
  }
  RunPlan plan = plan_run(loaded, a.training.train);
  if (!reason.empty()) plan.training.reason = std::move(reason);
  terminal.note(plan_text(plan, a.training.train.num_topics));
  if (a.verbose) {
    for (const auto& [name, value] : stored_options(a.training.train, loaded))
      terminal.note(visible_text("  " + name + " = " + value));
  }
  if (plan.memory_bytes() > memory) {
    terminal.warn(refusal_text(plan, loaded, a.training, memory, a.memory > 0));
    return kExitMemory;
  }
  if (a.dry_run) {
    terminal.print(a.format == "json" ? plan_json(plan, loaded, a.training.train)
                                      : plan_text(plan, a.training.train.num_topics) + ", about " +
                                            seconds_text(plan.training.seconds) + " at most\n");
    terminal.finish();
    return kExitDone;
  }
  return learn_and_save(terminal, loaded);
}

}  // namespace ldavi::cli
