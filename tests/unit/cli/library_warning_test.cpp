// SPDX-License-Identifier: Apache-2.0
#include "cli/library_warning.hpp"

#include <gtest/gtest.h>

#include <string>

#include "ldavi/model/model_file.hpp"
#include "support/sample_model.hpp"
#include "unit/cli/cli_testing.hpp"

namespace ldavi::cli {
namespace {

std::string warning_of(const TopicModel& model) {
  const CaughtStream err(STDERR_FILENO);
  Terminal terminal;
  warn_of_other_library(terminal, model);
  return err.text();
}

TopicModel model_of_text() {
  TopicModel model = sample_model();
  model.text = text_rules({});
  return model;
}

TEST(LibraryWarning, IsNoneForAModelOfThisProgramOrOfCounts) {
  EXPECT_EQ(warning_of(model_of_text()), "");
  EXPECT_EQ(warning_of(sample_model()), "");
}

TEST(LibraryWarning, NamesBothVersions) {
  TopicModel model = model_of_text();
  const std::string here = model.text->icu_version;
  model.text->icu_version = "60.1";
  const std::string warning = warning_of(model);
  EXPECT_EQ(warning.rfind("warning: the model's words were cut with ICU 60.1 (", 0), 0U) << warning;
  EXPECT_NE(warning.find("this program has ICU " + here), std::string::npos) << warning;
}

TEST(LibraryWarning, GivesNoEscapesOfTheFileToTheTerminal) {
  TopicModel model = model_of_text();
  model.text->icu_version = "60\x1B[2J";
  model.text->unicode_version = "\xFF";
  const std::string warning = warning_of(model);
  EXPECT_EQ(warning.find('\x1B'), std::string::npos) << warning;
  EXPECT_NE(warning.find("ICU 60\\u{1b}[2J"), std::string::npos) << warning;
}

/// Whatever reads new text with a model says it, and goes on.
TEST(LibraryWarning, ComesWithEachCommandThatReadsText) {
  TemporaryFolder files;
  TopicModel model = model_of_text();
  model.text->icu_version = "60.1";
  const std::string path = files.file("m.ldavi");
  save_model(model, path);
  const std::string text = files.write("new.txt", "apple dance bread\nchoir apple\n");
  const std::string out = files.file("out");
  for (const Words& command :
       {Words{"infer", path, text}, Words{"infer", path, text, "--explain"}, Words{"infer", path, text, "--tokens"},
        Words{"topics", path, text}, Words{"eval", path, text}, Words{"export", path, text, "--what", "mixtures", "-o", out},
        Words{"report", path, text, "-o", out + ".html"}}) {
    const Outcome outcome = run(command);
    EXPECT_EQ(outcome.code, 0) << command[0] << ": " << outcome.err;
    EXPECT_NE(outcome.err.find("ICU 60.1"), std::string::npos) << command[0] << ": " << outcome.err;
  }
  EXPECT_EQ(run({"topics", path}).err, "") << "no text is read";
}

}  // namespace
}  // namespace ldavi::cli
