// SPDX-License-Identifier: Apache-2.0
#include "cli/commands/export.hpp"

#include <gtest/gtest.h>

#include "cli/exit_code.hpp"
#include "cli/export_files.hpp"
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

TEST(ExportArguments, FitTogetherInTwentyFiveWays) {
  int fitting = 0;
  for (const char* what : {"topics", "words", "mixtures", "time", "labels", "correlations"}) {
    for (const char* format : {"tsv", "csv", "json", "jsonl", "npy", "npz", "mtx", "markdown"}) {
      Words arguments{"m", "--what", what, "--format", format, "-o", "x"};
      if (needs_input(what)) arguments.emplace_back("a");
      const std::string message = refused<ExportCommand>(arguments);
      if (message.empty()) {
        ++fitting;
      } else {
        EXPECT_EQ(message, "--what " + std::string(what) + " cannot be written as " + format);
      }
    }
  }
  EXPECT_EQ(fitting, 25);
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
  EXPECT_NE(refused<ExportCommand>({"m", "--what", "words", "--period", "year"}).find("--period"), std::string::npos);
  EXPECT_NE(refused<ExportCommand>({"m", "--what", "words", "--max-labels", "5"}).find("--max-labels"), std::string::npos);
}

TEST(ExportArguments, OfAWholeModelAreNoTable) {
  for (const char* format : {"ldavis", "mallet", "gensim", "lda-c"}) {
    EXPECT_EQ(refused<ExportCommand>({"m", "--format", format, "-o", "x"}), "") << format;
    EXPECT_NE(refused<ExportCommand>({"m", "--format", format, "-o", "x", "--what", "words"}).find("whole model"),
              std::string::npos);
    const bool to_standard_output = refused<ExportCommand>({"m", "--format", format}).empty();
    EXPECT_EQ(to_standard_output, std::string(format) == "ldavis");
  }
  EXPECT_EQ(refused<ExportCommand>({"m", "a", "--format", "mallet", "-o", "x"}), "");
  EXPECT_NE(refused<ExportCommand>({"m", "a", "--format", "gensim", "-o", "x"}).find("no input"), std::string::npos);
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

TEST(ExportCommand, WritesModelsOfOtherPrograms) {
  const TinyCorpus corpus;
  const std::string model = corpus.model();
  EXPECT_EQ(run({"export", model, "--format", "gensim", "-o", corpus.path("g")}).code, kExitDone);
  EXPECT_TRUE(std::filesystem::exists(corpus.path("g/dictionary.txt")));
  EXPECT_EQ(run({"export", model, "--format", "gensim", "-o", corpus.path("g")}).code, kExitCannotCreate);
  EXPECT_EQ(run({"export", model, "--format", "gensim", "-o", corpus.path("g"), "--force"}).code, kExitDone);
  EXPECT_EQ(run({"export", model, corpus.texts(), "--format", "mallet", "-o", corpus.path("m/")}).code, kExitDone);
  EXPECT_EQ(run({"eval", corpus.texts(), "--topics-file", corpus.path("m/state.gz")}).code, kExitDone);
  EXPECT_EQ(run({"export", model, "--format", "ldavis"}).out.substr(0, 11), "{\"mdsDat\": ");
}

TEST(ExportCommand, WritesTopicsByLabelAndTime) {
  const TinyCorpus corpus;
  const std::string model = corpus.model();
  const Words rows = lines_of(run({"export", model, corpus.texts(), "--what", "labels"}).out);
  ASSERT_EQ(rows.size(), 5U);
  EXPECT_EQ(rows[1].substr(0, 8), "bread\t0\t");
  EXPECT_EQ(run({"export", model, corpus.texts(), "--what", "time"}).code, kExitBadData);
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
