// SPDX-License-Identifier: Apache-2.0
#include "cli/program.hpp"

#include <gtest/gtest.h>

#include <csignal>
#include <string>

#include "cli/command.hpp"
#include "cli/commands/help.hpp"
#include "cli/help_topics.hpp"
#include "ldavi/base/version.hpp"
#include "ldavi/model/model_file.hpp"
#include "support/sample_model.hpp"
#include "unit/cli/cli_testing.hpp"

namespace ldavi::cli {
namespace {

/// With a model of text and a text to infer.
class ProgramTest : public testing::Test {
 protected:
  ProgramTest() {
    TopicModel model = sample_model();
    model.text = text_rules({});
    save_model(model, model_);
  }

  TemporaryFolder files_;
  const std::string model_ = files_.file("sample.ldavi");
  const std::string text_ = files_.write("new.txt", "apple dance\n");
};

TEST_F(ProgramTest, EndsWith0WhenAllIsDone) {
  const Outcome outcome = run({"topics", model_});

  EXPECT_EQ(outcome.code, 0);
  EXPECT_EQ(lines_of(outcome.out).size(), 4u);
  EXPECT_EQ(outcome.err, "");
}

TEST_F(ProgramTest, TellsWhatItDoesWithoutArgumentsAndEndsWith64) {
  const Outcome outcome = run({});

  EXPECT_EQ(outcome.code, 64);
  EXPECT_EQ(outcome.out, "");
  EXPECT_EQ(outcome.err, program_help());
}

TEST_F(ProgramTest, GivesHelpAsAResult) {
  for (const char* name : {"-h", "--help", "help"}) {
    const Outcome outcome = run({name});
    EXPECT_EQ(outcome.code, 0);
    EXPECT_EQ(outcome.out, program_help()) << name;
    EXPECT_EQ(outcome.err, "");
  }
}

TEST_F(ProgramTest, GivesHelpOnEachCommand) {
  for (const CommandEntry& entry : command_table()) {
    const std::string name(entry.name);
    for (const Words& arguments :
         {Words{name, "-h"}, Words{name, "--help"}, Words{"help", name}, Words{name, "--nonsense", "-h"}}) {
      const Outcome outcome = run(arguments);
      EXPECT_EQ(outcome.code, 0) << name;
      EXPECT_EQ(outcome.out, command_help(entry)) << name;
      EXPECT_EQ(outcome.err, "") << name;
    }
  }
}

TEST_F(ProgramTest, KeepsEveryHelpShort) {
  for (const CommandEntry& entry : command_table()) {
    const std::string help = command_help(entry);
    const Words lines = lines_of(help);
    EXPECT_LE(lines.size(), 40u) << entry.name;
    for (const std::string& line : lines) EXPECT_LE(columns(line), 100u) << line;
    EXPECT_NE(help.find("\nExamples:\n  "), std::string::npos) << entry.name << " has no example";
  }
}

TEST_F(ProgramTest, KeepsTheHelpOfEveryTopicShort) {
  for (const HelpTopic& topic : help_topics()) {
    const Outcome outcome = run({"help", std::string(topic.name)});
    EXPECT_EQ(outcome.code, 0);
    const Words lines = lines_of(outcome.out);
    EXPECT_GT(lines.size(), 5u) << topic.name;
    EXPECT_LE(lines.size(), 40u) << topic.name;
    for (const std::string& line : lines) EXPECT_LE(columns(line), 100u) << line;
    EXPECT_NE(run({"help"}).out.find("\n  " + std::string(topic.name) + " "), std::string::npos);
  }
}

TEST_F(ProgramTest, TellsItsVersion) {
  EXPECT_EQ(run({"--version"}).out, "lda-vi " + std::string(kVersion) + "\n");

  const Outcome verbose = run({"--version", "--verbose"});
  EXPECT_EQ(verbose.code, 0);
  for (const char* part : {"lda-vi ", "\nvector instructions: ", "\nthreads: ", "\ntext: ICU "}) {
    EXPECT_NE(verbose.out.find(part), std::string::npos) << part;
  }
  EXPECT_EQ(run({"--version", "more"}).code, 64);
  EXPECT_EQ(run({"--version", "--verbose", "more"}).code, 64);
}

TEST_F(ProgramTest, EndsWith64AtAnUnknownCommand) {
  const Outcome outcome = run({"tran", text_});

  EXPECT_EQ(outcome.code, 64);
  EXPECT_EQ(outcome.out, "");
  EXPECT_EQ(outcome.err, "lda-vi: unknown command 'tran', did you mean 'train'?\nTry 'lda-vi help'.\n");
}

TEST_F(ProgramTest, SuggestsAnOptionOfItsOwn) {
  const Outcome outcome = run({"--versoin"});

  EXPECT_EQ(outcome.code, 64);
  EXPECT_NE(outcome.err.find("did you mean '--version'?"), std::string::npos) << outcome.err;
}

TEST_F(ProgramTest, PointsToTheHelpOfTheCommand) {
  EXPECT_EQ(run({"topics", model_, "-n", "0"}).err,
            "lda-vi: --top 0: expected a whole number from 1 to 1000000\nTry 'lda-vi help topics'.\n");
  EXPECT_EQ(run({"help", "tpics"}).err, "lda-vi: unknown command 'tpics', did you mean 'topics'?\nTry 'lda-vi help'.\n");
}

TEST_F(ProgramTest, EndsWith64AtAValueOutOfRange) {
  const Outcome outcome = run({"topics", model_, "--topic", "3"});

  EXPECT_EQ(outcome.code, 64);
  EXPECT_EQ(outcome.err, "lda-vi: --topic 3: the model has topics 0 to 2\nTry 'lda-vi help topics'.\n");
}

TEST_F(ProgramTest, EndsWith65AtBadData) {
  const Outcome outcome = run({"infer", model_, files_.write("bad.jsonl", "{\"text\": \"apple\"}\n{\"text\": 3}\n")});

  EXPECT_EQ(outcome.code, 65);
  EXPECT_NE(outcome.err.find("bad.jsonl:2: "), std::string::npos) << outcome.err;
}

TEST_F(ProgramTest, EndsWith65AtAFileThatIsNoModel) {
  EXPECT_EQ(run({"topics", text_}).code, 65);
  EXPECT_EQ(run({"inspect", files_.write("empty.ldavi", "")}).code, 65);
}

TEST_F(ProgramTest, EndsWith65AtADamagedModel) {
  std::string bytes = bytes_of_file(model_);
  bytes[bytes.size() / 2] ^= 1;
  const Outcome flipped = run({"inspect", "--verify", files_.write("flipped.ldavi", bytes)});
  EXPECT_EQ(flipped.code, 65);
  EXPECT_EQ(flipped.out, "");
  EXPECT_NE(flipped.err.find("flipped.ldavi"), std::string::npos);

  bytes = bytes_of_file(model_);
  bytes.pop_back();
  EXPECT_EQ(run({"inspect", "--verify", files_.write("short.ldavi", bytes)}).code, 65);
}

TEST_F(ProgramTest, EndsWith66WhereAnInputIsMissing) {
  for (const Words& arguments : {Words{"topics", files_.file("no.ldavi")}, Words{"infer", model_, files_.file("no.txt")},
                                 Words{"train", files_.file("no"), "-o", files_.file("new.ldavi")}}) {
    const Outcome outcome = run(arguments);
    EXPECT_EQ(outcome.code, 66) << arguments.front();
    EXPECT_EQ(outcome.out, "") << arguments.front();
    EXPECT_NE(outcome.err.find("No such file or directory"), std::string::npos) << outcome.err;
  }
}

TEST_F(ProgramTest, EndsWith66AtAnInputWithoutAName) {
  for (const Words& arguments : {Words{"topics", ""}, Words{"infer", model_, ""},
                                 Words{"train", "", "-o", files_.file("new.ldavi")}, Words{"train", ""}}) {
    const Outcome outcome = run(arguments);
    EXPECT_TRUE(outcome.code == 66 || outcome.code == 64)
        << arguments.front() << " ended with " << outcome.code << ": " << outcome.err;
  }
}

TEST_F(ProgramTest, EndsWith66AtAFolderInPlaceOfAModel) { EXPECT_EQ(run({"topics", files_.path()}).code, 66); }

TEST_F(ProgramTest, EndsWith73AtAnOutputThatIsThere) {
  const std::string old = files_.write("old.tsv", "old");
  const Outcome outcome = run({"infer", model_, text_, "-o", old});

  EXPECT_EQ(outcome.code, 73);
  EXPECT_NE(outcome.err.find("use --force to replace it"), std::string::npos) << outcome.err;
  EXPECT_EQ(bytes_of_file(old), "old");
  EXPECT_EQ(run({"infer", model_, text_, "-o", old, "--force"}).code, 0);
  EXPECT_NE(bytes_of_file(old), "old");
}

TEST_F(ProgramTest, EndsWith73AtAnOutputInAMissingFolder) {
  EXPECT_EQ(run({"infer", model_, text_, "-o", files_.file("missing/out.tsv")}).code, 73);
  EXPECT_EQ(run({"export", model_, "-o", files_.path()}).code, 73);
}

TEST_F(ProgramTest, EndsWith74WhereTheDeviceIsFull) {
  EXPECT_EQ(run({"export", model_, "-o", "/dev/full"}).code, 74);

  const int full = open("/dev/full", O_WRONLY | O_CLOEXEC);
  ASSERT_GE(full, 0);
  for (const Words& arguments : {Words{"topics", model_}, Words{"help"}, Words{"--version"}, Words{"infer", model_, text_}}) {
    const CaughtStream err(STDERR_FILENO);
    const ReplacedStream out(STDOUT_FILENO, full);
    EXPECT_EQ(run_program(arguments), 74) << arguments.front();
    EXPECT_NE(err.text().find("cannot write standard output: No space left on device"), std::string::npos) << err.text();
  }
  close(full);
}

TEST_F(ProgramTest, EndsQuietlyWhereTheReaderHasGone) {
  for (const Words& arguments : {Words{"topics", model_}, Words{"infer", model_, text_}, Words{"export", model_}}) {
    Pipe pipe;
    pipe.close_reader();
    const CaughtStream err(STDERR_FILENO);
    const ReplacedStream out(STDOUT_FILENO, pipe.writer());
    EXPECT_EQ(run_program(arguments), 0) << arguments.front();
    EXPECT_EQ(err.text(), "");
  }
}

TEST_F(ProgramTest, SaysSoWhereThereIsNoStandardOutput) {
  testing::FLAGS_gtest_death_test_style = "fast";
  for (const Words& arguments : {Words{"topics", model_}, Words{"--version"}}) {
    EXPECT_EXIT(
        {
          close(STDOUT_FILENO);
          std::exit(run_program(arguments));
        },
        [](int status) { return WIFEXITED(status) && (WEXITSTATUS(status) == 73 || WEXITSTATUS(status) == 74); },
        "standard output")
        << arguments.front();
  }
}

TEST_F(ProgramTest, ShowsNoEscapeOfAnArgument) {
  for (const Words& arguments : {Words{"\x1b[31mx"}, Words{"train", "\x1b[31mx"}, Words{"train", "--\x1b[31mx"},
                                 Words{"topics", model_, "--find", "\x1b[31mx"}, Words{"train", "x", "--engine", "\x1b[31mx"},
                                 Words{"train", "\xe2\x1b[31mx"}, Words{"--version", "\x1b[31mx"}}) {
    const Outcome outcome = run(arguments);
    EXPECT_NE(outcome.code, 0);
    EXPECT_EQ(outcome.err.find('\x1b'), std::string::npos) << outcome.err;
    EXPECT_NE(outcome.err.find("\\u{1b}[31m"), std::string::npos) << outcome.err;
  }
}

TEST_F(ProgramTest, WritesOnlyResultsToStandardOutput) {
  const Outcome outcome = run({"infer", model_, files_.write("in.txt", "apple\nzebra\n")});

  EXPECT_EQ(lines_of(outcome.out).size(), 3u);
  EXPECT_EQ(outcome.err, "1 of 2 documents have no word that the model knows; their row is the prior\n");
}

TEST(CommandTable, FindsEachCommandByItsNameAlone) {
  for (const CommandEntry& entry : command_table()) {
    EXPECT_EQ(find_command(entry.name), &entry);
    EXPECT_EQ(find_command(entry.name.substr(0, entry.name.size() - 1)), nullptr);
    EXPECT_NE(entry.make(), nullptr);
  }
  EXPECT_EQ(find_command(""), nullptr);
}

TEST(Program, TakesNoColorAnywhere) {
  const Outcome outcome = run({"--no-color", "help", "--no-color", "edit"});
  EXPECT_EQ(outcome.code, 0);
  EXPECT_EQ(outcome.out, run({"help", "edit"}).out);
  EXPECT_NE(run({"help", "--", "--no-color"}).code, 0);
}

}  // namespace
}  // namespace ldavi::cli
