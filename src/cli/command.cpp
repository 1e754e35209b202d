// SPDX-License-Identifier: Apache-2.0
#include "cli/command.hpp"

#include <algorithm>

#include "cli/commands/cluster.hpp"
#include "cli/commands/compare.hpp"
#include "cli/commands/convert.hpp"
#include "cli/commands/edit.hpp"
#include "cli/commands/eval.hpp"
#include "cli/commands/export.hpp"
#include "cli/commands/help.hpp"
#include "cli/commands/infer.hpp"
#include "cli/commands/inspect.hpp"
#include "cli/commands/prepare.hpp"
#include "cli/commands/report.hpp"
#include "cli/commands/select.hpp"
#include "cli/commands/topics.hpp"
#include "cli/commands/train.hpp"

namespace ldavi::cli {
namespace {

template <class SomeCommand>
std::unique_ptr<Command> make() {
  return std::make_unique<SomeCommand>();
}

constexpr CommandEntry kTable[] = {
    {"train", "Learn topics from texts or counts, save a model, print the topics.", make<TrainCommand>},
    {"topics", "Show the topics of a model.", make<TopicsCommand>},
    {"edit", "Name, hide and merge topics, drop words; topics stay as they were learned.", make<EditCommand>},
    {"infer", "Topic mixtures of new documents, a row a document.", make<InferCommand>},
    {"eval", "Tell how good topics are: perplexity, coherence, diversity.", make<EvalCommand>},
    {"cluster", "Group documents by their topics, or the rows of any table of numbers.", make<ClusterCommand>},
    {"compare", "What became of the topics of one model in another.", make<CompareCommand>},
    {"select", "Try several numbers of topics, and recommend one.", make<SelectCommand>},
    {"report", "Topics and documents as one page for a browser, to read and to mail.", make<ReportCommand>},
    {"export", "Topics, words or mixtures for other programs.", make<ExportCommand>},
    {"prepare", "Count texts once, for corpora that are used often or do not fit in memory.", make<PrepareCommand>},
    {"convert", "Write counts or texts in other formats, for other programs.", make<ConvertCommand>},
    {"inspect", "Tell what texts are like and whether they are good for topics, or what a model is.", make<InspectCommand>},
    {"help", "Tell what a command takes.", make<HelpCommand>},
};

}  // namespace

std::span<const CommandEntry> command_table() noexcept { return kTable; }

const CommandEntry* find_command(std::string_view name) noexcept {
  const auto* found =
      std::find_if(std::begin(kTable), std::end(kTable), [&](const CommandEntry& entry) { return entry.name == name; });
  return found == std::end(kTable) ? nullptr : found;
}

}  // namespace ldavi::cli
