// SPDX-License-Identifier: Apache-2.0
#include "cli/commands/train.hpp"

#include <gtest/gtest.h>

#include "cli/exit_code.hpp"
#include "ldavi/model/model_file.hpp"
#include "unit/cli/tiny_corpus.hpp"

namespace ldavi::cli {
namespace {

TEST(DefaultModelName, IsTheInputsNameWithoutItsFormat) {
  EXPECT_EQ(default_model_name("letters/"), "letters.ldavi");
  EXPECT_EQ(default_model_name("a/b/news.jsonl.zst"), "news.ldavi");
  EXPECT_EQ(default_model_name("docword.kos.txt.gz"), "kos.ldavi");
  EXPECT_EQ(default_model_name("notes.md"), "notes.md.ldavi");
  EXPECT_EQ(default_model_name("-"), "");
}

TEST(TrainArguments, HaveTheDefaultsOfTheLibrary) {
  const TrainArguments arguments = parsed<TrainCommand>({"letters"});
  EXPECT_EQ(arguments.output, "letters.ldavi");
  EXPECT_EQ(arguments.train.num_topics, TrainOptions{}.num_topics);
  EXPECT_EQ(arguments.train.stop.max_passes, StopOptions{}.max_passes);
  EXPECT_TRUE(std::holds_alternative<Cvb0Options>(arguments.train.engine));
  EXPECT_TRUE(arguments.train.priors.learn_alpha);
  EXPECT_FALSE(arguments.force);
}

TEST(TrainArguments, BindToTheirFields) {
  const TrainArguments arguments =
      parsed<TrainCommand>({"a", "b", "-o", "m.ldavi", "-k", "7", "--engine", "vb", "--passes", "9", "--seed", "5", "--threads", "3", "--holdout",
                            "10", "--eta", "0.5", "--alpha", "0.25", "--force", "-q", "-v"});
  EXPECT_EQ(arguments.inputs, (Words{"a", "b"}));
  EXPECT_EQ(arguments.train.num_topics, 7);
  EXPECT_TRUE(std::holds_alternative<VbOptions>(arguments.train.engine));
  EXPECT_EQ(arguments.train.stop.max_passes, 9);
  EXPECT_EQ(arguments.train.seed, 5U);
  EXPECT_EQ(arguments.train.num_threads, 3);
  EXPECT_EQ(arguments.train.holdout, 10U);
  EXPECT_EQ(arguments.train.priors.eta, 0.5);
  EXPECT_FALSE(arguments.train.priors.learn_eta);
  EXPECT_EQ(arguments.train.priors.alpha, std::vector<double>{0.25});
  EXPECT_FALSE(arguments.train.priors.learn_alpha);
  EXPECT_TRUE(arguments.force && arguments.quiet && arguments.verbose);
}

TEST(TrainArguments, TakeAnAlphaForEachTopic) {
  EXPECT_EQ(parsed<TrainCommand>({"a", "-k", "2", "--alpha", "asymmetric:0.5,2"}).train.priors.alpha, (std::vector<double>{0.5, 2.0}));
  EXPECT_NE(refused<TrainCommand>({"a", "-k", "3", "--alpha", "asymmetric:0.5,2"}).find("expected one or 3"), std::string::npos);
  for (const char* bad : {"x", "asymmetric:", "asymmetric:1,,2", "nan", "-1", "0"}) EXPECT_NE(refused<TrainCommand>({"a", "--alpha", bad}), "") << bad;
}

TEST(TrainArguments, AreRefusedOutOfRange) {
  EXPECT_NE(refused<TrainCommand>({}), "");
  EXPECT_NE(refused<TrainCommand>({"a", "-k", "0"}).find("from 1 to 65535"), std::string::npos);
  EXPECT_NE(refused<TrainCommand>({"a", "-k", "65536"}).find("from 1 to 65535"), std::string::npos);
  EXPECT_NE(refused<TrainCommand>({"a", "--engine", "svi"}).find("auto, cvb0, vb"), std::string::npos);
  EXPECT_NE(refused<TrainCommand>({"a", "--holdout", "1"}).find("at least 2"), std::string::npos);
  EXPECT_NE(refused<TrainCommand>({"a", "--eta", "0"}).find("eta is 0"), std::string::npos);
  EXPECT_NE(refused<TrainCommand>({"-"}).find("--output"), std::string::npos);
  EXPECT_NE(refused<TrainCommand>({"-", "-", "-o", "m"}).find("twice"), std::string::npos);
  EXPECT_NE(refused<TrainCommand>({"a", "-o", "-"}).find("file"), std::string::npos);
}

TEST(TrainCommand, PrintsTopicsAloneOnStandardOutput) {
  const TinyCorpus corpus;
  const Outcome outcome = run({"train", corpus.texts(), "-k", "2", "-o", corpus.path("m.ldavi")});
  EXPECT_EQ(outcome.code, kExitDone) << outcome.err;
  EXPECT_EQ(lines_of(outcome.out).size(), 3U);
  EXPECT_NE(outcome.err.find("read 12 documents"), std::string::npos);
  EXPECT_NE(outcome.err.find("stop words: English"), std::string::npos);
  EXPECT_EQ((outcome.out + outcome.err).find_first_of("\r\x1B"), std::string::npos);
  EXPECT_EQ(load_model(corpus.path("m.ldavi")).provenance.inputs, std::vector<std::string>{"texts"});
}

TEST(TrainCommand, TellsTheTwoThingsApart) {
  const TinyCorpus corpus;
  const std::string listing = run({"topics", corpus.model(), "-n", "3"}).out;
  const Words lines = lines_of(listing);
  ASSERT_EQ(lines.size(), 3U);
  EXPECT_NE(lines[1].find("bread") == std::string::npos, lines[2].find("bread") == std::string::npos);
  EXPECT_NE(lines[1].find("seeds") == std::string::npos, lines[2].find("seeds") == std::string::npos);
}

TEST(TrainCommand, RefusesAnExistingModelBeforeItReads) {
  const TinyCorpus corpus;
  const std::string old = corpus.folder().write("m.ldavi", "precious");
  const Outcome outcome = run({"train", corpus.path("missing"), "-o", old});
  EXPECT_EQ(outcome.code, kExitCannotCreate);
  EXPECT_NE(outcome.err.find("--force"), std::string::npos);
  EXPECT_EQ(bytes_of_file(old), "precious");
}

TEST(TrainCommand, NamesWhatIsWrongWithItsInput) {
  const TinyCorpus corpus;
  const std::string output = corpus.path("new.ldavi");
  EXPECT_EQ(run({"train", corpus.path("missing"), "-o", output}).code, kExitNoInput);
  std::filesystem::create_directory(corpus.path("empty"));
  const Outcome outcome = run({"train", corpus.path("empty"), "-o", output});
  EXPECT_EQ(outcome.code, kExitBadData);
  EXPECT_NE(outcome.err.find("no document found"), std::string::npos);
  std::filesystem::create_symlink("/nowhere", corpus.path("texts/link.txt"));
  EXPECT_EQ(run({"train", corpus.texts(), "-o", output}).code, kExitNoInput);
  EXPECT_FALSE(std::filesystem::exists(output));
}

TEST(TrainCommand, CountsWhatItSkipsAndRepairs) {
  const TinyCorpus corpus;
  corpus.folder().write("texts/picture.png", std::string("\x89PNG\0\0", 6));
  corpus.folder().write("texts/.hidden", "hidden");
  corpus.folder().write("texts/bad.txt", "The baker\xFF bakes bread.");
  const Outcome outcome = run({"train", corpus.texts(), "-k", "2", "-o", corpus.path("m.ldavi")});
  EXPECT_EQ(outcome.code, kExitDone);
  EXPECT_NE(outcome.err.find("skipped 1 binary file"), std::string::npos) << outcome.err;
  EXPECT_NE(outcome.err.find("skipped 1 hidden file"), std::string::npos);
  EXPECT_NE(outcome.err.find("1 ill-formed UTF-8 sequence"), std::string::npos);
}

TEST(TrainCommand, GivesTheSameFileForAnyNumberOfThreads) {
  const TinyCorpus corpus;
  for (const char* threads : {"1", "2", "3", "8"}) {
    run({"train", corpus.texts(), "-k", "2", "-q", "-o", corpus.path(std::string(threads) + ".ldavi"), "--threads", threads});
    EXPECT_EQ(bytes_of_file(corpus.path(std::string(threads) + ".ldavi")), bytes_of_file(corpus.path("1.ldavi"))) << threads;
  }
}

TEST(TrainCommand, ReadsStandardInput) {
  const TinyCorpus corpus;
  const Outcome outcome = run({"train", "-", "-k", "2", "-q", "-o", corpus.path("m.ldavi"), "--min-df", "1", "--max-df", "1"}, "bread butter\nsoil seeds\n");
  EXPECT_EQ(outcome.code, kExitDone) << outcome.err;
}

}  // namespace
}  // namespace ldavi::cli
