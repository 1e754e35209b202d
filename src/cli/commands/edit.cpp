// SPDX-License-Identifier: Apache-2.0
#include "cli/commands/edit.hpp"

#include <algorithm>
#include <utility>

#include "base/number_format.hpp"
#include "base/output_file.hpp"
#include "cli/edit_listing.hpp"
#include "cli/exit_code.hpp"
#include "cli/input_options.hpp"
#include "cli/interrupt.hpp"
#include "cli/model_word.hpp"
#include "cli/usage_error.hpp"
#include "ldavi/base/error.hpp"
#include "ldavi/model/edits_file.hpp"
#include "ldavi/model/model_file.hpp"
#include "model/model_writer.hpp"

namespace ldavi::cli {
namespace {

/// "3=space flight"
EditStep step_about_topic(const std::string& option, EditAction action, const std::string& value) {
  const std::size_t equals = value.find('=');
  const auto topic = parse_unsigned(value.substr(0, equals));
  if (equals == std::string::npos || !topic || *topic > 0xFFFF)
    throw UsageError(option + " " + value + ": expected the number of a topic, = and a text, as 3=weather");
  return {option + " " + value, EditStep::Kind::kEdit,
          Edit{action, {static_cast<std::uint32_t>(*topic)}, value.substr(equals + 1)}};
}

/// "3,7"
EditStep step_about_topics(const std::string& option, EditAction action, const std::string& value) {
  try {
    return {option + " " + value, EditStep::Kind::kEdit, Edit{action, parse_topic_list(value)}};
  } catch (const InvalidArgument& error) {
    throw UsageError(option + ": " + error.what());
  }
}

/// Goes through the steps with the log and what it amounts to.
class EditSession {
 public:
  explicit EditSession(TopicModel& model) : model_(model), view_(topic_view(model)) {}

  void take(const EditStep& step) {
    switch (step.kind) {
      case EditStep::Kind::kEdit: return add_from_command_line(step);
      case EditStep::Kind::kFrom: return add_from_file(step.path);
      case EditStep::Kind::kUndo:
        if (model_.edits.empty()) throw UsageError("--undo: there is no edit to take back");
        model_.edits.pop_back();
        view_ = topic_view(model_);
    }
  }

  std::size_t listed_topics() const {
    std::size_t listed = 0;
    for (std::size_t topic = 0; topic < view_.num_topics(); ++topic) listed += view_.is_listed(topic) ? 1 : 0;
    return listed;
  }

 private:
  void add_from_command_line(const EditStep& step) {
    try {
      add(step.edit);
    } catch (const InvalidArgument& error) {
      throw UsageError(step.option + ": " + error.what());
    }
  }

  void add_from_file(const std::string& path) {
    std::size_t number = 0;
    for (const Edit& edit : read_edits(path)) {
      ++number;
      try {
        add(edit);
      } catch (const InvalidArgument& error) {
        throw ParseError(
            path, 0,
            "edit " + std::to_string(number) + ", " + std::string(edit_action_name(edit.action)) + ": " + error.what());
      }
    }
  }

  void add(Edit edit) {
    if (edit.action == EditAction::kDropWord) {
      if (const auto term = find_word(model_, edit.text)) edit.text = model_.vocabulary.term(*term);
    }
    view_.apply(edit, model_.vocabulary);
    model_.edits.push_back(std::move(edit));
  }

  TopicModel& model_;
  TopicView view_;
};

void save(const TopicModel& model, const std::string& path, ExistingFile existing) {
  OutputFile file(path, existing);
  if (!file.is_regular()) throw UsageError("--output " + path + ": a model needs a regular file, and this is none");
  const UnfinishedFileGuard unfinished({file.temporary()});
  write_model(model, file);
  file.commit();
}

}  // namespace

void EditCommand::declare(OptionParser& parser) {
  EditArguments& a = arguments_;
  const auto add_step = [&a](EditStep step) { a.steps.push_back(std::move(step)); };
  const auto about_topic = [&](const char* name, EditAction action, const char* placeholder, const char* help) {
    const std::string option = std::string("--") + name;
    parser.custom(
        name, [=](const std::string& value) { add_step(step_about_topic(option, action, value)); }, placeholder, "", help);
  };
  const auto about_topics = [&](const char* name, EditAction action, const char* placeholder, const char* help) {
    const std::string option = std::string("--") + name;
    parser.custom(
        name, [=](const std::string& value) { add_step(step_about_topics(option, action, value)); }, placeholder, "", help);
  };
  parser.positional(a.model, 1, 1, "MODEL");
  parser.heading("Edits, in the order in which they stand; any number, all or none of them");
  about_topic("name", EditAction::kName, "N=NAME", "name a topic");
  about_topic("note", EditAction::kNote, "N=TEXT", "say something of a topic; nothing after = takes it away");
  about_topics("hide", EditAction::kHide, "N,…", "leave topics out of lists");
  about_topics("show", EditAction::kShow, "N,…", "show them again");
  about_topics("merge", EditAction::kMerge, "N,M,…", "topics that are one: the first takes up the others");
  parser.custom(
      "drop-word",
      [=](const std::string& value) {
        add_step({"--drop-word " + value, EditStep::Kind::kEdit, Edit{EditAction::kDropWord, {}, value}});
      },
      "WORD", "", "a word that is not shown and not counted any more");
  parser.custom(
      "from",
      [=](const std::string& value) {
        add_step({"--from " + value, EditStep::Kind::kFrom, {}, value});
      },
      "FILE", "", "edits from a table (action, topics, text) or JSON");
  parser.custom(
      "undo",
      [=](const std::string&) {
        add_step({"--undo", EditStep::Kind::kUndo});
      },
      "", "", "take back the last edit");
  parser.heading("Options");
  parser.flag("list", a.list, "print all edits that the model then has");
  parser.choice("format", a.format, {"tsv", "json"}, "of the list; --from reads both");
  parser.text("output,o", a.output, "FILE", "leave the model as it is and write another");
  parser.flag("force", a.force, "replace the file that --output names if it is there");
  parser.flag("quiet,q", a.quiet, "say nothing but errors and the list");
  parser.example("lda-vi edit letters.ldavi --name 3=\"space flight\" --hide 5", "name a topic, hide one of junk");
  parser.example("lda-vi edit letters.ldavi --merge 3,7", "7 becomes part of 3");
  parser.example("lda-vi edit letters.ldavi --undo", "as if that had not been said");
}

void EditCommand::check() {
  const EditArguments& a = arguments_;
  if (a.steps.empty() && !a.list) throw UsageError("nothing to do, expected an edit such as --name 3=weather, or --list");
  if (a.steps.empty() && !a.output.empty()) throw UsageError("--output needs an edit");
  if (a.output == "-") throw UsageError("--output -: a model is written to a file, name one");
}

int EditCommand::run(Terminal& terminal) {
  const EditArguments& a = arguments_;
  terminal.set_quiet(a.quiet);
  const std::string& path = a.model.front();
  std::vector<std::string> read_files{path};
  for (const EditStep& step : a.steps) read_files.push_back(step.path);
  check_output_apart(a.output, read_files);
  TopicModel model = load_model(path);
  EditSession session(model);
  for (const EditStep& step : a.steps) session.take(step);
  if (!a.steps.empty()) {
    const std::string& target = a.output.empty() ? path : a.output;
    save(model, target, a.output.empty() || a.force ? ExistingFile::kReplace : ExistingFile::kRefuse);
    terminal.note("saved " + visible_text(target) + ", with " + counted_text(model.edits.size(), "edit") + "; " +
                  grouped_text(session.listed_topics()) + " of " + counted_text(model.num_topics(), "topic") + " are listed");
  }
  if (!a.list) return kExitDone;
  if (a.format == "json") {
    terminal.print(edits_json(model.edits));
  } else {
    terminal.print(terminal.output_is_terminal() ? visible_edits_table(model.edits) : edits_table(model.edits));
  }
  return kExitDone;
}

}  // namespace ldavi::cli
