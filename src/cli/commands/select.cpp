// SPDX-License-Identifier: Apache-2.0
#include "cli/commands/select.hpp"

#include <algorithm>
#include <filesystem>
#include <limits>
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
#include "cli/plan_notes.hpp"
#include "cli/progress.hpp"
#include "cli/selection_report.hpp"
#include "cli/usage_error.hpp"
#include "corpus/input_name.hpp"
#include "corpus/open.hpp"
#include "ldavi/base/available_memory.hpp"
#include "ldavi/base/error.hpp"
#include "ldavi/exporters/selection_plot.hpp"
#include "ldavi/math/special.hpp"
#include "ldavi/model/model_file.hpp"

namespace ldavi::cli {
namespace {

[[noreturn]] void refuse_topics(const std::string& text) {
  throw UsageError("--topics " + text +
                   ": expected numbers with commas between, such as 10,20,50, or LOW..HIGH:COUNT, such as 10..200:5");
}

int parse_number(const std::string& text, std::string_view part) {
  const auto number = parse_unsigned(part);
  if (!number || *number < 1 || *number > static_cast<std::uint64_t>(kMostTopics)) refuse_topics(text);
  return static_cast<int>(*number);
}

/// `count` numbers from `low` to `high`, each about as many times the one before.
std::vector<int> spread(int low, int high, int count) {
  std::vector<int> numbers;
  const double step = log(static_cast<double>(high) / low) / std::max(1, count - 1);
  for (int i = 0; i < count; ++i) numbers.push_back(static_cast<int>(low * exp(step * i) + 0.5));
  numbers.back() = high;
  return numbers;
}

bool was_ended_early(Termination termination) {
  return termination == Termination::kStopped || termination == Termination::kTimeLimit;
}

std::vector<std::pair<std::string, std::string>> stored_options(const SelectStep& step, const LoadedCorpus& loaded) {
  std::vector<std::pair<std::string, std::string>> stored = step.options;
  stored.insert(stored.end(), loaded.options.begin(), loaded.options.end());
  return stored;
}

}  // namespace

std::vector<int> parse_topic_numbers(const std::string& text) {
  constexpr int kMostNumbers = 100;
  std::vector<int> numbers;
  if (const std::size_t dots = text.find(".."); dots != std::string::npos) {
    const std::string_view rest = std::string_view(text).substr(dots + 2);
    const std::size_t colon = rest.find(':');
    if (colon == std::string_view::npos) refuse_topics(text);
    const int low = parse_number(text, std::string_view(text).substr(0, dots));
    const int high = parse_number(text, rest.substr(0, colon));
    const int count = parse_number(text, rest.substr(colon + 1));
    if (low >= high || count < 2 || count > kMostNumbers) refuse_topics(text);
    numbers = spread(low, high, count);
  } else {
    for (std::size_t begin = 0; begin <= text.size();) {
      const std::size_t end = std::min(text.find(',', begin), text.size());
      numbers.push_back(parse_number(text, std::string_view(text).substr(begin, end - begin)));
      begin = end + 1;
    }
  }
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  return numbers;
}

void SelectCommand::declare(OptionParser& parser) {
  SelectArguments& a = arguments_;
  parser.positional(a.inputs, 1, std::numeric_limits<std::size_t>::max(), "INPUT…");
  parser.heading("Selection");
  parser.custom(
      "topics,k", [&a](const std::string& value) { a.topics = parse_topic_numbers(value); }, "LIST", "10..160:5",
      "numbers of topics: 10,20,50 or LOW..HIGH:COUNT");
  parser.text("output,o", a.output, "DIR", "folder of the models [the first input's name with .select]");
  parser.flag("force", a.force, "replace models that are there");
  parser.flag("resume", a.resume, "take models that are there, and train those that are not");
  parser.integer("runs", a.runs, 1, 1000, "R",
                 "R sweeps with other seeds, to tell how stable topics are; takes R times as long");
  parser.integer("top,n", a.num_words, 2, 100, "N", "coherence: words of each topic");
  declare_holdout_option(parser, a.training.train.holdout, "score documents 0, N, 2N …, which nothing is learned from [10]");
  parser.text("svg", a.picture, "FILE", "save the picture too");
  parser.choice("format", a.format, {"text", "json"}, "for a person or for a program");
  parser.flag("quiet,q", a.quiet, "say nothing but errors, warnings and the result");
  parser.heading("Training").described_by("train");
  declare_learning_options(parser, a.training);
  parser.described_by("");
  parser.heading("Running");
  parser.size("memory", a.load.memory_bytes, "", "take no more than so much, such as 500M or 4G [what is left here]");
  parser.text("tmp", a.load.temporary_folder, "DIR", "for documents that memory does not hold [TMPDIR, else /tmp]");
  declare_counting_options(parser, a.load, a.given);
  parser.example("lda-vi select letters/", "10, 20, 40, 80 and 160 topics of a folder of texts");
  parser.example("lda-vi select news.jsonl --topics 50..400:4 --svg news.svg", "four numbers, and a picture");
}

void SelectCommand::check() {
  SelectArguments& a = arguments_;
  check_inputs(a.inputs);
  if (a.output.empty()) a.output = default_output(a.inputs.front(), ".select");
  if (a.output.empty()) throw UsageError("--output is needed, as the first input has no name");
  if (a.training.alpha_is_a_list)
    throw UsageError("--alpha asymmetric: fits one number of topics only, expected auto or a number");
  a.training.train.num_topics = a.topics.back();
  check_training_options(a.training);
}

std::string SelectCommand::path_of_model(int num_topics, int run) const {
  const std::string number = run == 0 ? "" : "-run-" + std::to_string(run + 1);
  return (std::filesystem::path(arguments_.output) / ("topics-" + std::to_string(num_topics) + number + ".ldavi")).string();
}

void SelectCommand::check_files() const {
  const SelectArguments& a = arguments_;
  std::error_code error;
  std::filesystem::create_directory(a.output, error);
  std::error_code unknown;
  if (!std::filesystem::is_directory(a.output, unknown))
    throw IoError(IoError::Action::kCreateOutput, a.output, error ? error : std::make_error_code(std::errc::not_a_directory));
  for (const int num_topics : a.topics) {
    for (int run = 0; run < a.runs; ++run) {
      const std::string path = path_of_model(num_topics, run);
      if (!a.force && !a.resume && std::filesystem::exists(path, error))
        throw IoError(IoError::Action::kCreateOutput, path, std::make_error_code(std::errc::file_exists),
                      "--resume goes on with what is there, --force replaces it");
      check_output(path, ExistingFile::kReplace);
    }
  }
  if (!a.picture.empty()) {
    check_output_apart(a.picture, a.inputs, "--svg ");
    check_output(a.picture, ExistingFile::kReplace);
  }
}

std::optional<TopicModel> SelectCommand::find(Terminal& terminal, const SelectStep& step, const LoadedCorpus& loaded) const {
  const std::string path = path_of_model(step.num_topics, step.run);
  std::error_code error;
  if (!arguments_.resume || !std::filesystem::exists(path, error)) return std::nullopt;
  TopicModel model = load_model(path);
  if (model.provenance.corpus_hash != content_hash(loaded.corpus) || model.provenance.options != stored_options(step, loaded)) {
    throw IoError(IoError::Action::kCreateOutput, path, std::make_error_code(std::errc::file_exists),
                  "it is a model of another training; --force replaces it");
  }
  if (was_ended_early(model.provenance.termination)) return std::nullopt;  // goes on from its checkpoint
  terminal.note(visible_text(path) + " is there already");
  return model;
}

Selection SelectCommand::select(Terminal& terminal, const LoadedCorpus& loaded, int& code) const {
  const SelectArguments& a = arguments_;
  TrainingProgress progress(terminal);
  std::optional<UnfinishedFiles> unfinished;
  SelectHooks hooks;
  hooks.find = [&](const SelectStep& step) { return find(terminal, step, loaded); };
  hooks.checkpoint = [&](const SelectStep& step) {
    terminal.note(counted_text(static_cast<std::uint64_t>(step.num_topics), "topic") +
                  (a.runs > 1 ? ", run " + std::to_string(step.run + 1) + " of " + std::to_string(a.runs) : "") + ":");
    CheckpointOptions checkpoint;
    checkpoint.path = default_checkpoint(path_of_model(step.num_topics, step.run));
    checkpoint.resume = a.resume;
    checkpoint.unfinished = [&unfinished](const std::string& temporary) {
      unfinished.reset();
      if (!temporary.empty()) unfinished.emplace(std::vector{temporary});
    };
    return checkpoint;
  };
  hooks.observe = [&](const SelectStep&, const PassReport& report) {
    progress.show(report);
    return InterruptGuard::signal() == 0 && code == kExitDone ? Answer::kContinue : Answer::kStop;
  };
  hooks.keep = [&](const SelectStep& step, TrainResult& result) {
    progress.finish();
    if (code != kExitDone) return;
    terminal.note(result.brief());
    if (result.termination == Termination::kStopped) return;
    result.model.text = loaded.text;
    result.model.provenance.options = stored_options(step, loaded);
    for (const std::string& input : a.inputs) result.model.provenance.inputs.push_back(input == "-" ? input : base_name(input));
    const std::string path = path_of_model(step.num_topics, step.run);
    code = save_or_rescue_model(terminal, result.model, path, true);
    if (code == kExitDone && !was_ended_early(result.termination)) remove_checkpoint(default_checkpoint(path));
  };
  return select_num_topics(loaded.corpus, {a.training.train, a.topics, a.runs, static_cast<std::size_t>(a.num_words)}, hooks);
}

std::vector<std::string> SelectCommand::files() const {
  std::vector<std::string> files{arguments_.picture};
  for (const int num_topics : arguments_.topics) {
    for (int run = 0; run < arguments_.runs; ++run) {
      const std::string model = path_of_model(num_topics, run);
      const std::string checkpoint = default_checkpoint(model);
      files.insert(files.end(), {model, checkpoint, checkpoint + ".1"});
    }
  }
  return files;
}

int SelectCommand::run(Terminal& terminal) {
  SelectArguments& a = arguments_;
  terminal.set_quiet(a.quiet);
  refuse_late_options(a.inputs, a.load.read, a.given);
  check_files();
  const std::uint64_t memory = a.load.memory_bytes > 0 ? a.load.memory_bytes : available_memory();
  a.load.memory_bytes = memory / 2;  // the rest is to learn with
  a.load.num_threads = a.training.train.num_threads;
  a.load.read.left_out = written_files(files());
  const LoadedCorpus loaded = load_corpus(a.inputs, a.load);
  note_corpus(terminal, loaded);
  if (a.training.engine == "auto") settle_engine(a.training, choose_engine(loaded.corpus, a.training.train).engine);
  const RunPlan plan = plan_sweep(loaded, a.training.train, a.topics);
  terminal.note(plan_text(plan, a.topics.back()));
  if (plan.memory_bytes() > memory) {
    terminal.warn(refusal_text(plan, loaded, a.training, memory, true));
    return kExitMemory;
  }
  const InterruptGuard interrupt;
  int code = kExitDone;  // of saving models
  const Selection selection = select(terminal, loaded, code);
  if (code != kExitDone) return code;
  if (selection.stopped) {
    terminal.note("the same command with --resume goes on from here");
    return InterruptGuard::signal() != 0 ? 128 + InterruptGuard::signal() : int{kExitDone};
  }
  if (selection.candidates.front().evaluation.completion.num_documents() == 0)
    throw ParseError(joined_name(a.inputs), 0, "no document that is held out can be scored",
                     "expected more documents, or longer ones");
  const Recommendation recommendation = recommend(selection.candidates, a.training.train.num_threads);
  if (!a.picture.empty()) {
    OutputFile picture(a.picture, ExistingFile::kReplace);
    picture.write(selection_svg(selection.candidates, recommendation.candidate));
    picture.commit();
  }
  terminal.print(a.format == "json" ? selection_json(selection.candidates, recommendation)
                                    : selection_text(selection.candidates, recommendation));
  const std::string best = path_of_model(selection.candidates[recommendation.candidate].num_topics);
  terminal.note("the models are in " + visible_text(a.output) + "; next: lda-vi topics " + visible_text(best) +
                ", or train with all documents: lda-vi train -k " +
                std::to_string(selection.candidates[recommendation.candidate].num_topics));
  return kExitDone;
}

}  // namespace ldavi::cli
