// SPDX-License-Identifier: Apache-2.0
#include "cli/topic_table.hpp"

#include <gtest/gtest.h>

#include "cli/text_columns.hpp"
#include "support/sample_model.hpp"
#include "unit/cli/cli_testing.hpp"
#include "unit/cli/pseudo_terminal.hpp"

namespace ldavi::cli {
namespace {

const std::vector<std::size_t> kAll{0, 1, 2};

std::string table(const TopicModel& model, std::size_t width, const Style& style = {}) {
  return topic_table(model, listed_topics(model, kAll, 3), width, style);
}

TEST(TopicTable, HasABarAndANameBeforeTheWords) {
  EXPECT_EQ(table(sample_model(), 80, Style(false, true)),
            "topic   share           name                 words\n"
            "    0  11.1 % █▍        bread, été, choir    bread été apple\n"
            "    1  66.7 % ████████  apple, choir, dance  apple choir dance\n"
            "    2  22.2 % ██▋       dance, été, choir    dance été choir\n");
}

TEST(TopicTable, LeavesOutWhatHasNoRoom) {
  EXPECT_EQ(lines_of(table(sample_model(), 30)).at(1), "    0  11.1 %  bread été apple");
  EXPECT_EQ(lines_of(table(sample_model(), 20)).at(1), "    0  11.1 %  bread");
}

TEST(TopicTable, IsNoWiderThanTheTerminal) {
  TopicModel model = sample_model();
  model.edits = {{EditAction::kName, {1}, "a name that is far too long for a column of a table"}, {EditAction::kHide, {0}}};
  for (std::size_t width = 24; width < 140; ++width) {
    for (const std::string& line : lines_of(table(model, width))) EXPECT_LE(display_width(line), width) << line;
  }
  EXPECT_NE(table(model, 80).find("a name that is far too…"), std::string::npos) << table(model, 80);
  EXPECT_NE(table(model, 80).find("(hidden)"), std::string::npos);
}

TEST(TopicTable, ColoursBarsAndNamesThatPeopleGave) {
  TopicModel model = sample_model();
  model.edits = {{EditAction::kName, {1}, "arts"}};
  const Style style(true, true);
  const std::string text = table(model, 80, style);
  EXPECT_NE(text.find(style.coloured("████████", 1)), std::string::npos) << text;
  EXPECT_NE(text.find("\x1b[1marts"), std::string::npos) << text;
}

TEST(PrintTopics, IsATableOnATerminalAlone) {
  const TopicModel model = sample_model();
  const std::vector<ListedTopic> topics = listed_topics(model, kAll, 3);
  {
    const CaughtStream out(STDOUT_FILENO);
    Terminal terminal;
    print_topics(terminal, model, topics);
    terminal.finish();
    EXPECT_EQ(out.text(), topic_listing(model, topics, 0));
  }
  const ChangedVariable kind("TERM", "xterm");
  const ChangedVariable plain("NO_COLOR", "");
  const PseudoTerminal screen(STDOUT_FILENO, 80);
  Terminal terminal;
  print_topics(terminal, model, topics);
  terminal.finish();
  EXPECT_EQ(screen.text(), topic_table(model, topics, 80, terminal.output_style()));
}

}  // namespace
}  // namespace ldavi::cli
