// SPDX-License-Identifier: Apache-2.0
#include "cli/commands/inspect.hpp"

#include <algorithm>
#include <optional>

#include "base/container.hpp"
#include "cli/corpus_inspection.hpp"
#include "cli/error_report.hpp"
#include "cli/exit_code.hpp"
#include "cli/model_inspection.hpp"
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

}  // namespace

void InspectCommand::declare(OptionParser& parser) {
  InspectArguments& a = arguments_;
  parser.positional(a.files, 1, 1'000'000, "FILE…");
  parser.flag("verify", a.verify, "only check structure, hashes and meaning; exit code 0 or 65");
  parser.choice("format", a.format, {"text", "json"}, "for a person or for a program; json: an object a file");
  parser.example("lda-vi inspect letters.ldavi", "what it is, how it was made");
  parser.example("lda-vi inspect letters.ldacorpus", "how many documents, tokens and terms");
  parser.example("lda-vi inspect *.ldavi --verify", "are they sound?");
}

int InspectCommand::run(Terminal& terminal) {
  const InspectArguments& a = arguments_;
  int worst = kExitDone;
  bool first = true;
  for (const std::string& path : a.files) {
    std::optional<TopicModel> model;
    std::optional<LoadedCorpus> corpus;
    std::string problem;
    // A damaged file does not keep the others from being looked at. Loading checks all that --verify promises.
    worst = std::max(worst, report_errors(terminal, [&] {
                       try {
                         if (container_kind(path) == ContainerKind::kCorpus) {
                           corpus = load_prepared(path);
                         } else {
                           model = load_model(path);
                         }
                       } catch (const std::exception& error) {
                         problem = error.what();
                         throw;
                       }
                       return int{kExitDone};
                     }));
    if (a.verify && a.format == "json") terminal.print(verdict_json(path, problem));
    if (!model && !corpus) continue;
    if (a.verify) {
      if (a.format == "text") terminal.print(visible_text(path) + ": sound\n");
    } else {
      if (a.format == "text" && !first) terminal.print("\n");
      if (model) {
        terminal.print(a.format == "json" ? model_json(path, *model) : model_text(path, *model));
      } else {
        terminal.print(a.format == "json" ? corpus_json(path, *corpus) : corpus_text(path, *corpus));
      }
    }
    first = false;
  }
  return worst;
}

}  // namespace ldavi::cli
