// SPDX-License-Identifier: Apache-2.0
#include "cli/commands/train.hpp"

#include <algorithm>
#include <exception>
#include <limits>
#include <new>
#include <numeric>

#include "base/join.hpp"
#include "base/number_format.hpp"
#include "base/output_file.hpp"
#include "cli/corpus_notes.hpp"
#include "cli/default_output.hpp"
#include "cli/exit_code.hpp"
#include "cli/input_options.hpp"
#include "cli/interrupt.hpp"
#include "cli/model_output.hpp"
#include "cli/progress.hpp"
#include "cli/topic_listing.hpp"
#include "cli/usage_error.hpp"
#include "corpus/input_name.hpp"
#include "ldavi/base/error.hpp"
#include "ldavi/inference/plan.hpp"

namespace ldavi::cli {
namespace {

constexpr std::string_view kAlphaList = "asymmetric:";

std::vector<double> parse_alpha(const std::string& text) {
  std::vector<double> alpha;
  const bool is_list = text.starts_with(kAlphaList);
  for (std::size_t begin = is_list ? kAlphaList.size() : 0; begin <= text.size();) {
    const std::size_t end = is_list ? std::min(text.find(',', begin), text.size()) : text.size();
    const auto number = parse_double(std::string_view(text).substr(begin, end - begin));
    if (!number)
      throw UsageError("--alpha " + text +
                       ": expected auto, a number, or asymmetric: and a number a topic with commas between");
    alpha.push_back(*number);
    begin = end + 1;
  }
  return alpha;
}

void show_topics(Terminal& terminal, const TopicModel& model) {
  std::vector<std::size_t> topics(model.num_topics());
  std::iota(topics.begin(), topics.end(), std::size_t{0});
  terminal.print(topic_listing(model, topics, 10, terminal.output_width()));
  terminal.finish();
}

}  // namespace

std::string default_model_name(const std::string& input) { return default_output(input, ".ldavi"); }

void TrainCommand::declare(OptionParser& parser) {
  TrainArguments& a = arguments_;
  parser.positional(a.inputs, 1, std::numeric_limits<std::size_t>::max(), "INPUT…");
  parser.heading("Training");
  parser.text("output,o", a.output, "MODEL", "the model file [the first input's name with .ldavi]");
  parser.flag("force", a.force, "replace the model file if it is there");
  parser.integer("topics,k", a.train.num_topics, 1, kMostTopics, "K", "number of topics");
  parser.choice("engine", a.engine, {"auto", "cvb0", "scvb0", "svi", "vb"},
                "cvb0: best topics; vb: the textbook method with an exact bound");
  parser.custom(
      "effort",
      [&a](const std::string& value) {
        a.effort = effort_named(value);
        if (!a.effort) throw UsageError("--effort " + value + ": expected quick, normal or best");
      },
      "LEVEL", "normal", "quick: a first look; normal; best: slower, a little better");
  parser.integer("passes", a.passes, 1, 1'000'000, "N", "most passes over the documents [quick 40, normal 200, best 500]");
  parser.natural("seed", a.train.seed, "N", "same seed, same model");
  parser.integer("threads", a.train.num_threads, 1, 1024, "N", "does not change the model [all processors]");
  parser.custom(
      "memory",
      [&a](const std::string& value) {
        const auto bytes = parse_bytes(value);
        if (!bytes) throw UsageError("--memory " + value + ": expected a size such as 500M or 4G");
        a.memory = *bytes;
      },
      "SIZE", "", "refuse where learning would take more than so much, such as 500M or 4G");
  parser.custom(
      "alpha",
      [&a](const std::string& value) {
        a.train.priors.learn_alpha = value == "auto";
        a.alpha_is_a_list = value.starts_with(kAlphaList);
        a.train.priors.alpha = value == "auto" ? PriorOptions{}.alpha : parse_alpha(value);
      },
      "PRIOR", "auto", "of the mixtures: auto (learned), a number, or asymmetric:A,B,…");
  parser.custom(
      "eta",
      [&a](const std::string& value) {
        a.train.priors.learn_eta = value == "auto";
        a.train.priors.eta = parse_double(value);  // none for auto
        if (value != "auto" && !a.train.priors.eta) throw UsageError("--eta " + value + ": expected auto or a number");
      },
      "PRIOR", "auto", "of the topics: auto (learned) or a number");
  declare_holdout_option(parser, a.train.holdout, "learn nothing from documents 0, N, 2N …: they are for testing");
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
  if (a.engine == "vb") {
    a.train.engine = VbOptions{};
  } else if (a.engine == "svi") {
    a.train.engine = SviOptions{};
  } else if (a.engine == "scvb0") {
    a.train.engine = Scvb0Options{};
  } else {
    a.train.engine = Cvb0Options{};
  }
  set_effort(a.train, a.effort.value_or(Effort::kNormal));
  if (a.passes > 0) a.train.stop.max_passes = a.passes;
  // To the library, one number stands for all topics.
  if (a.alpha_is_a_list && a.train.priors.alpha.size() != static_cast<std::size_t>(a.train.num_topics)) {
    throw UsageError("--alpha asymmetric: has " + counted_text(a.train.priors.alpha.size(), "number") + ", expected " +
                     std::to_string(a.train.num_topics) + ", one a topic");
  }
  const std::vector<std::string> found = problems(a.train);
  if (!found.empty()) throw UsageError(join(found, "; "));
}

bool TrainCommand::note_plan(Terminal& terminal, const LoadedCorpus& loaded) const {
  const TrainPlan plan = plan_training(loaded.corpus, arguments_.train);
  terminal.note("training " + counted_text(static_cast<std::uint64_t>(arguments_.train.num_topics), "topic") + " with " +
                plan.engine + " (" + plan.reason + "), about " + bytes_text(plan.memory_bytes) + " of memory");
  if (arguments_.memory > 0 && plan.memory_bytes > arguments_.memory) {
    const int fitting = topics_that_fit(loaded.corpus, arguments_.train, arguments_.memory);
    terminal.warn("lda-vi: learning needs about " + bytes_text(plan.memory_bytes) + ", more than --memory " +
                  bytes_text(arguments_.memory) + "; " +
                  (fitting > 0 ? "-k " + std::to_string(fitting) + " would fit" : "not even one topic would fit"));
    return false;
  }
  if (!arguments_.verbose) return true;
  for (const auto& options : {effective_options(arguments_.train), loaded.options}) {
    for (const auto& [name, value] : options) terminal.note(visible_text("  " + name + " = " + value));
  }
  return true;
}

TrainResult TrainCommand::learn(Terminal& terminal, const LoadedCorpus& loaded) const {
  TrainingProgress progress(terminal);
  TrainResult result = train(loaded.corpus, arguments_.train, [&](const PassReport& report) {
    progress.show(report);
    return InterruptGuard::signal() == 0 ? Answer::kContinue : Answer::kStop;
  });
  progress.finish();
  result.model.text = loaded.text;
  Provenance& provenance = result.model.provenance;
  provenance.options.insert(provenance.options.end(), loaded.options.begin(), loaded.options.end());
  for (const std::string& input : arguments_.inputs) provenance.inputs.push_back(input == "-" ? input : base_name(input));
  return result;
}

int TrainCommand::run(Terminal& terminal) {
  TrainArguments& a = arguments_;
  terminal.set_quiet(a.quiet);
  std::vector<std::string> read_files = a.inputs;
  read_files.insert(read_files.end(), {a.load.read.vocabulary_path, a.load.text.stop_words});
  check_output_apart(a.output, read_files);
  check_output(a.output, a.force ? ExistingFile::kReplace : ExistingFile::kRefuse);
  refuse_late_options(a.inputs, a.load.read, a.given);

  a.load.read.left_out = written_files({a.output});
  const LoadedCorpus loaded = load_corpus(a.inputs, a.load);
  note_corpus(terminal, loaded);
  if (!note_plan(terminal, loaded)) return kExitMemory;

  const InterruptGuard interrupt;
  TrainResult result;
  try {
    result = learn(terminal, loaded);
  } catch (const std::bad_alloc&) {
    terminal.warn("lda-vi: out of memory, try fewer topics or fewer documents");
    return kExitMemory;
  }
  terminal.note(result.brief());
  // The topics first: they are seen even where the model cannot be saved. It is saved even where they cannot be shown.
  std::exception_ptr not_shown;
  try {
    show_topics(terminal, result.model);
  } catch (const IoError&) {
    not_shown = std::current_exception();
  }
  if (const int code = save_or_rescue_model(terminal, result.model, a.output, a.force); code != kExitDone) return code;
  const std::string saved = visible_text(a.output);
  terminal.note("saved " + saved + "; next: lda-vi topics " + saved + ", lda-vi infer " + saved + " NEW-TEXTS");
  if (InterruptGuard::signal() != 0) return 128 + InterruptGuard::signal();
  if (not_shown) std::rethrow_exception(not_shown);
  return kExitDone;
}

}  // namespace ldavi::cli
