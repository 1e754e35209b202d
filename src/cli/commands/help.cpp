// SPDX-License-Identifier: Apache-2.0
#include "cli/commands/help.hpp"

#include "cli/exit_code.hpp"
#include "cli/help_topics.hpp"
#include "cli/suggestion.hpp"
#include "cli/usage_error.hpp"

namespace ldavi::cli {

std::string program_help() {
  std::string text =
      "lda-vi COMMAND …\n\n"
      "Finds the topics in a folder of text, by variational inference.\n\nCommands:\n";
  for (const CommandEntry& entry : command_table()) {
    std::string name(entry.name);
    name.resize(12, ' ');
    text += "  " + name + std::string(entry.summary) + "\n";
  }
  text += "\nTopics:\n";
  for (const HelpTopic& topic : help_topics()) {
    std::string name(topic.name);
    name.resize(12, ' ');
    text += "  " + name + std::string(topic.summary) + "\n";
  }
  return text +
         "\n  lda-vi COMMAND --help tells what a command takes; lda-vi --version [--verbose] what this is.\n"
         "  With --no-color, or NO_COLOR in the environment, there are no colours; elsewhere than on a terminal there are "
         "none.\n"
         "\nExamples:\n"
         "  lda-vi train letters/             topics of a folder of texts, saved to letters.ldavi\n"
         "  lda-vi topics letters.ldavi       look at them\n"
         "  lda-vi infer letters.ldavi new/   topics of texts it has never seen\n";
}

std::string command_help(const CommandEntry& entry) {
  OptionParser parser;
  const std::unique_ptr<Command> command = entry.make();
  command->declare(parser);
  return parser.help(entry.name, entry.summary);
}

const CommandEntry& require_command(std::string_view name) {
  if (const CommandEntry* entry = find_command(name)) return *entry;
  std::vector<std::string> names{"--help", "--version"};
  for (const CommandEntry& entry : command_table()) names.emplace_back(entry.name);
  throw UsageError("unknown command '" + visible_text(name) + "'" + did_you_mean(name, names));
}

void HelpCommand::declare(OptionParser& parser) {
  parser.positional(names_, 0, 1, "[COMMAND|TOPIC]");
  parser.example("lda-vi help train", "what train takes");
  parser.example("lda-vi help text", "how texts become words");
}

int HelpCommand::run(Terminal& terminal) {
  const std::string topic = names_.empty() ? program_help() : topic_help(names_.front());
  terminal.print(topic.empty() ? command_help(require_command(names_.front())) : topic);
  return kExitDone;
}

}  // namespace ldavi::cli
