// SPDX-License-Identifier: Apache-2.0
#include "cli/commands/train.hpp"

#include <algorithm>
#include <filesystem>
#include <limits>
#include <new>
#include <numeric>
#include <utility>

#include "base/number_format.hpp"
#include "base/output_file.hpp"
#include "cli/checkpoint_path.hpp"
#include "cli/corpus_notes.hpp"
#include "cli/default_output.hpp"
#include "cli/exit_code.hpp"
#include "cli/input_options.hpp"
#include "cli/interrupt.hpp"
#include "cli/model_output.hpp"
#include "cli/progress.hpp"
#include "cli/stream_notes.hpp"
#include "cli/topic_listing.hpp"
#include "cli/topic_table.hpp"
#include "cli/training_runs.hpp"
#include "cli/usage_error.hpp"
#include "corpus/input_name.hpp"
#include "corpus/open.hpp"
#include "ldavi/base/available_memory.hpp"
#include "ldavi/base/error.hpp"
#include "ldavi/model/model_file.hpp"

namespace ldavi::cli {
namespace {

void show_topics(Terminal& terminal, const TopicModel& model) {
  std::vector<std::size_t> topics(model.num_topics());
  std::iota(topics.begin(), topics.end(), std::size_t{0});
  print_topics(terminal, model, listed_topics(model, topics, 10));
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
  parser.custom(
      "first-look",
      [&a](const std::string& value) {
        const auto documents = parse_unsigned(value);
        if (!documents || *documents < 1)
          throw UsageError("--first-look " + value + ": expected a whole number of documents, at least 1");
        a.first_look = *documents;
      },
      "N", "", "learn while reading, once; the first N documents fix the words");
  parser.custom(
      "runs", [&a](const std::string& value) { a.runs = parse_runs(value); }, "R[:SHARE]", "1",
      "keep the best of R runs, and tell how stable topics are");
  parser.heading("Running");
  parser.size("memory", a.memory, "", "take no more than so much, such as 500M or 4G [what is left here]");
  parser.text("tmp", a.load.temporary_folder, "DIR", "for documents that memory does not hold [TMPDIR, else /tmp]");
  parser.record(&a.given_for_checkpoints);
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
  parser.record(nullptr);
  parser.flag("dry-run", a.dry_run, "read, print the plan, and learn nothing");
  parser.choice("format", a.format, {"text", "json"}, "of the plan that --dry-run prints");
  parser.choice("log-format", a.log_format, {"text", "json"}, "of what is said on the way");
  parser.flag("quiet,q", a.quiet, "say nothing but errors and the topics");
  parser.flag("verbose,v", a.verbose, "show the options in force");
  declare_counting_options(parser, a.load, a.given);
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
  if (a.first_look > 0) check_first_look();
  if (a.runs.runs > 1) check_runs();
  check_training_options(a.training);
}

void TrainCommand::check_first_look() {
  TrainArguments& a = arguments_;
  if (a.training.engine == "auto") a.training.engine = "scvb0";
  if (a.training.engine != "scvb0" && a.training.engine != "svi")
    throw UsageError("--first-look: --engine " + a.training.engine + " needs all documents at once, expected scvb0 or svi");
  if (a.training.passes > 1) throw UsageError("--first-look: a stream is learned from once, expected no --passes above 1");
  a.training.passes = 1;
  if (!a.given_for_checkpoints.empty())
    throw UsageError("--first-look: a stream cannot be gone back to, leave out --" + a.given_for_checkpoints.front());
}

void TrainCommand::check_runs() {
  TrainArguments& a = arguments_;
  constexpr std::uint32_t kHoldout = 10;
  if (a.first_look > 0) throw UsageError("--runs: a stream is learned from once, leave out --first-look");
  if (!a.given_for_checkpoints.empty())
    throw UsageError("--runs: trainings are not saved on their way, leave out --" + a.given_for_checkpoints.front());
  if (a.training.train.holdout == 0) a.training.train.holdout = kHoldout;
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
  if (a.first_look > 0 && are_counts(a.inputs, a.load.read))
    throw UsageError("--first-look: " + a.inputs.front() + " holds counts, whose vocabulary is there already; leave it out");
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
  if (a.runs.runs > 1) {
    TrainResult result = train_best_run(terminal, loaded.corpus, a.training.train, a.runs);
    complete(result.model, loaded);
    return result;
  }
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
  complete(result.model, loaded);
  return result;
}

StreamResult TrainCommand::learn_stream(Terminal& terminal, TextStream& stream) const {
  TrainingProgress progress(terminal);
  StreamResult result = train_stream(stream, arguments_.training.train, [&](const PassReport& report) {
    progress.show(report);
    return InterruptGuard::signal() == 0 ? Answer::kContinue : Answer::kStop;
  });
  progress.finish();
  complete(result.model, stream.loaded());
  return result;
}

void TrainCommand::complete(TopicModel& model, const LoadedCorpus& loaded) const {
  const TrainArguments& a = arguments_;
  model.text = loaded.text;
  std::vector<std::pair<std::string, std::string>>& options = model.provenance.options;  // those of training are there
  options.insert(options.end(), loaded.options.begin(), loaded.options.end());
  for (const std::string& input : a.inputs) model.provenance.inputs.push_back(input == "-" ? input : base_name(input));
}

SavedModel TrainCommand::show_and_save(Terminal& terminal, const TopicModel& model) const {
  const TrainArguments& a = arguments_;
  // The topics first: they are seen even where the model cannot be saved. It is saved even where they cannot be shown.
  SavedModel saved;
  try {
    show_topics(terminal, model);
  } catch (const IoError&) {
    saved.not_shown = std::current_exception();
  }
  saved.code = save_or_rescue_model(terminal, model, a.output, a.force || a.checkpoint.resume);
  const std::string name = visible_text(a.output);
  if (saved.code == kExitDone)
    terminal.note("saved " + name + "; next: lda-vi topics " + name + ", lda-vi infer " + name + " NEW-TEXTS");
  return saved;
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
  const SavedModel saved = show_and_save(terminal, result.model);
  if (saved.code != kExitDone) return saved.code;
  if (!was_ended_early(result.termination)) {
    remove_checkpoint(a.checkpoint.path);
  } else if (result.checkpoint_saved) {
    terminal.note("the same command with --resume goes on from here");
  }
  if (InterruptGuard::signal() != 0) return 128 + InterruptGuard::signal();
  if (saved.not_shown) std::rethrow_exception(saved.not_shown);
  return kExitDone;
}

int TrainCommand::learn_stream_and_save(Terminal& terminal, TextStream& stream) const {
  const InterruptGuard interrupt;
  StreamResult result;
  try {
    result = learn_stream(terminal, stream);
  } catch (const std::bad_alloc&) {
    terminal.warn("lda-vi: out of memory, try fewer topics or a shorter first look");
    return kExitMemory;
  }
  note_stream(terminal, stream.loaded().read, stream.report());
  terminal.note(result.brief());
  const SavedModel saved = show_and_save(terminal, result.model);
  const int broken = result.broken ? warn_of_break(terminal, result) : int{kExitDone};
  if (saved.code != kExitDone) return saved.code;
  if (broken != kExitDone) return broken;
  if (InterruptGuard::signal() != 0) return 128 + InterruptGuard::signal();
  if (saved.not_shown) std::rethrow_exception(saved.not_shown);
  return kExitDone;
}

int TrainCommand::run(Terminal& terminal) {
  TrainArguments& a = arguments_;
  terminal.set_quiet(a.quiet);
  terminal.set_json(a.log_format == "json");
  check_files();

  const std::uint64_t memory = a.memory > 0 ? a.memory : available_memory();
  a.load.memory_bytes = memory / 2;  // the rest is to learn with
  a.load.num_threads = a.training.train.num_threads;
  a.load.read.left_out = written_files({a.output, a.checkpoint.path, a.checkpoint.path + ".1"});
  if (a.first_look > 0) return run_stream(terminal, memory);
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
  RunPlan plan = plan_runs(loaded, a.training.train, a.runs);
  if (!reason.empty()) plan.training.reason = std::move(reason);
  if (const auto code = end_with_plan(terminal, plan, loaded, memory)) return *code;
  return learn_and_save(terminal, loaded);
}

int TrainCommand::run_stream(Terminal& terminal, std::uint64_t memory) {
  TextStream stream(arguments_.inputs, arguments_.load, arguments_.first_look);
  note_corpus(terminal, stream.loaded());
  const RunPlan plan = plan_stream(stream.loaded(), arguments_.training.train);
  if (const auto code = end_with_plan(terminal, plan, stream.loaded(), memory)) return *code;
  return learn_stream_and_save(terminal, stream);
}

std::optional<int> TrainCommand::end_with_plan(Terminal& terminal, const RunPlan& plan, const LoadedCorpus& loaded,
                                               std::uint64_t memory) const {
  const TrainArguments& a = arguments_;
  terminal.note(plan_text(plan, a.training.train.num_topics));
  if (a.verbose) {
    for (const auto& [name, value] : stored_options(a.training.train, loaded))
      terminal.note(visible_text("  " + name + " = " + value));
  }
  if (plan.memory_bytes() > memory) {
    terminal.warn(refusal_text(plan, loaded, a.training, memory, a.memory > 0));
    return kExitMemory;
  }
  if (!a.dry_run) return std::nullopt;
  terminal.print(a.format == "json" ? plan_json(plan, loaded, a.training.train)
                                    : plan_text(plan, a.training.train.num_topics) + ", " + plan_time_text(plan) + "\n");
  terminal.finish();
  return kExitDone;
}

}  // namespace ldavi::cli
