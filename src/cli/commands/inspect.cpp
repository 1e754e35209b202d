// SPDX-License-Identifier: Apache-2.0
#include "cli/commands/inspect.hpp"

#include <algorithm>
#include <filesystem>
#include <optional>

#include "base/container.hpp"
#include "base/number_format.hpp"
#include "cli/checkpoint_inspection.hpp"
#include "cli/corpus_examination.hpp"
#include "cli/corpus_inspection.hpp"
#include "cli/error_report.hpp"
#include "cli/exit_code.hpp"
#include "cli/input_options.hpp"
#include "cli/model_inspection.hpp"
#include "cli/usage_error.hpp"
#include "exporters/json_writer.hpp"
#include "ldavi/corpus/prepared.hpp"
#include "ldavi/model/model_file.hpp"

namespace ldavi::cli {
namespace {

/// `problem` is empty for a sound file.
std::string verdict_json(const std::string& path, const std::string& problem) {
  JsonWriter json(2);
  json.begin_object().member("file", std::string_view(path)).member("sound", problem.empty()).key("problem");
  if (problem.empty()) {
    json.null();
  } else {
    json.value(std::string_view(problem));
  }
  json.end_object();
  return json.take() + "\n";
}

/// Saved by lda-vi, or said to be by its name: a damaged one is no text. Others than regular files must not be opened twice.
bool is_saved(const std::string& path) {
  for (const char* suffix : {".ldavi", ".ldacorpus", ".checkpoint"}) {
    if (path.ends_with(suffix)) return true;
  }
  std::error_code error;
  return path != "-" && std::filesystem::is_regular_file(path, error) && container_kind(path).has_value();
}

/// What a saved file holds.
struct SavedFile {
  std::optional<TopicModel> model;
  std::optional<LoadedCorpus> corpus;
  std::optional<CheckpointSummary> checkpoint;
};

/// Loading checks all that --verify promises.
SavedFile load_saved(const std::string& path) {
  SavedFile saved;
  switch (container_kind(path).value_or(ContainerKind::kModel)) {
    case ContainerKind::kModel: saved.model = load_model(path); break;
    case ContainerKind::kCorpus: saved.corpus = load_prepared(path); break;
    case ContainerKind::kCheckpoint: saved.checkpoint = read_checkpoint_summary(path); break;
  }
  return saved;
}

std::string description(const std::string& path, const SavedFile& saved, bool json) {
  if (saved.model) return json ? model_json(path, *saved.model) : model_text(path, *saved.model);
  if (saved.checkpoint) return json ? checkpoint_json(path, *saved.checkpoint) : checkpoint_text(path, *saved.checkpoint);
  return json ? corpus_json(path, *saved.corpus) : corpus_text(path, *saved.corpus);
}

std::string examination(const std::vector<std::string>& inputs, const LoadOptions& load, bool json) {
  const CorpusExamination examined = examine_corpus(inputs, load);
  const std::vector<UsualPlan> plans = usual_plans(examined.loaded);
  return json ? examination_json(inputs, examined, plans) : examination_text(inputs, examined, plans);
}

}  // namespace

void InspectCommand::declare(OptionParser& parser) {
  InspectArguments& a = arguments_;
  parser.positional(a.files, 1, 1'000'000, "INPUT…");
  parser.flag("verify", a.verify, "only check what lda-vi has saved; exit code 0 or 65");
  parser.choice("format", a.format, {"text", "json"}, "for a person or for a program");
  declare_resource_options(parser, a.load, "does not change what is told [all processors]");
  declare_counting_options(parser, a.load, a.given);
  parser.example("lda-vi inspect letters/", "are these texts good for topics?");
  parser.example("lda-vi inspect letters.ldavi", "what a model is, how it was made");
  parser.example("lda-vi inspect *.ldavi --verify", "are they sound?");
}

void InspectCommand::check() { check_inputs(arguments_.files); }

int InspectCommand::run(Terminal& terminal) {
  InspectArguments& a = arguments_;
  a.load.read.left_out = written_files({});
  const bool json = a.format == "json";
  int worst = kExitDone;
  bool first = true;
  const auto print = [&](const std::string& text) {
    terminal.print((json || a.verify || first ? "" : "\n") + text);
    first = false;
  };
  std::vector<std::string> inputs;  // texts and counts are one corpus
  // A damaged file does not keep the others from being looked at.
  for (const std::string& path : a.files) {
    std::string problem;
    worst = std::max(worst, report_errors(terminal, [&] {
                       try {
                         if (!a.verify && !is_saved(path)) {
                           inputs.push_back(path);
                           return int{kExitDone};
                         }
                         const SavedFile saved = load_saved(path);
                         if (!a.verify) print(description(path, saved, json));
                       } catch (const std::exception& error) {
                         problem = error.what();
                         throw;
                       }
                       return int{kExitDone};
                     }));
    if (a.verify && json) print(verdict_json(path, problem));
    if (a.verify && !json && problem.empty()) print(visible_text(path) + ": sound\n");
  }
  if (inputs.empty()) {
    if (!a.given.empty())
      throw UsageError("--" + a.given.front() + ": it is about texts and counts, expected one of them as INPUT");
    return worst;
  }
  return std::max(worst, report_errors(terminal, [&] {
                    print(examination(inputs, a.load, json));
                    return int{kExitDone};
                  }));
}

}  // namespace ldavi::cli
