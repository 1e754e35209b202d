// SPDX-License-Identifier: Apache-2.0
#include "cli/commands/export.hpp"

#include <gtest/gtest.h>

#include "cli/exit_code.hpp"
#include "unit/cli/tiny_corpus.hpp"

namespace ldavi::cli {
namespace {

TEST(ExportArguments, BindToTheirFields) {
  const ExportArguments arguments =
      parsed<ExportCommand>({"m", "--what", "words", "--format", "csv", "-n", "3", "-o", "x", "--force"});
  EXPECT_EQ(arguments.what, "words");
  EXPECT_EQ(arguments.format, "csv");
  EXPECT_EQ(arguments.num_words, 3);
  EXPECT_EQ(arguments.output, "x");
}

TEST(ExportArguments, HaveDefaults) {
  const ExportArguments arguments = parsed<ExportCommand>({"m"});
  EXPECT_EQ(arguments.what, "topics");
  EXPECT_EQ(arguments.format, "tsv");
  EXPECT_EQ(arguments.output, "-");
  EXPECT_EQ(arguments.num_words, 10);
  EXPECT_FALSE(arguments.force);
}

TEST(ExportArguments, FitTogetherInElevenWays) {
  int fitting = 0;
  for (const char* what : {"topics", "words", "mixtures"}) {
    for (const char* format : {"tsv", "csv", "json", "jsonl", "npy"}) {
      Words arguments{"m", "--what", what, "--format", format, "-o", "x"};
      if (std::string(what) == "mixtures") arguments.emplace_back("a");
      const std::string message = refused<ExportCommand>(arguments);
      if (message.empty()) {
        ++fitting;
      } else {
        EXPECT_EQ(message, "--what " + std::string(what) + " cannot be written as " + format);
      }
    }
  }
  EXPECT_EQ(fitting, 11);
}

TEST(ExportArguments, AreRefusedWhereStandardInputIsNamedTwice) {
  EXPECT_NE(refused<ExportCommand>({"m", "-", "-", "--what", "mixtures"}).find("twice"), std::string::npos);
}

TEST(ExportArguments, AreRefusedWhereTheyDoNotFitTogether) {
  EXPECT_NE(refused<ExportCommand>({"m", "--what", "words", "--format", "npy", "-o", "x"}), "");
  EXPECT_NE(refused<ExportCommand>({"m", "--format", "jsonl"}), "");
  EXPECT_NE(refused<ExportCommand>({"m", "a", "--what", "mixtures", "--format", "json"}), "");
  EXPECT_NE(refused<ExportCommand>({"m", "--format", "npy"}).find("file"), std::string::npos);
  EXPECT_NE(refused<ExportCommand>({"m", "--what", "mixtures"}).find("documents"), std::string::npos);
  EXPECT_NE(refused<ExportCommand>({"m", "a"}).find("unexpected"), std::string::npos);
}

TEST(ExportCommand, WritesWhatWasAskedFor) {
  const TinyCorpus corpus;
  const std::string model = corpus.model();
  EXPECT_EQ(run({"export", model}).out.substr(0, 5), "term\t");
  EXPECT_EQ(run({"export", model, "--what", "words", "--format", "json"}).out.substr(0, 2), "[{");
  EXPECT_EQ(run({"export", model, "--format", "json"}).out.substr(0, 11), "{\"topics\": ");
  const Words rows = lines_of(run({"export", model, corpus.texts(), "--what", "mixtures"}).out);
  ASSERT_EQ(rows.size(), 13U);
  EXPECT_EQ(rows[0], "id\ttopic_0\ttopic_1");
  EXPECT_EQ(rows[1].substr(0, 12), "bread/0.txt\t");
}

TEST(ExportCommand, PutsNamesBesideAnArray) {
  const TinyCorpus corpus;
  const std::string model = corpus.model();
  EXPECT_EQ(run({"export", model, "--format", "npy", "-o", corpus.path("t.npy")}).code, kExitDone);
  EXPECT_NE(bytes_of_file(corpus.path("t.terms.txt")).find("bread\n"), std::string::npos);
  EXPECT_EQ(run({"export", model, corpus.texts(), "--what", "mixtures", "--format", "npy", "-o", corpus.path("d.npy")}).code,
            kExitDone);
  EXPECT_EQ(lines_of(bytes_of_file(corpus.path("d.ids.txt"))).size(), 12U);
}

TEST(ExportCommand, KeepsWhatIsThere) {
  const TinyCorpus corpus;
  const std::string model = corpus.model();
  const std::string old = corpus.folder().write("t.terms.txt", "precious");
  EXPECT_EQ(run({"export", model, "--format", "npy", "-o", corpus.path("t.npy")}).code, kExitCannotCreate);
  EXPECT_EQ(bytes_of_file(old), "precious");
  EXPECT_FALSE(std::filesystem::exists(corpus.path("t.npy")));
}

}  // namespace
}  // namespace ldavi::cli
