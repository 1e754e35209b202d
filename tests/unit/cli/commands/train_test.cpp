// SPDX-License-Identifier: Apache-2.0
#include "cli/commands/train.hpp"

#include <gtest/gtest.h>

#include <algorithm>

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

TEST(DefaultModelName, NamesAFolderThatIsNamedByDots) {
  const std::string here = std::filesystem::current_path().filename().string();
  EXPECT_EQ(default_model_name("."), here + ".ldavi");
  EXPECT_EQ(default_model_name("./"), here + ".ldavi");
  EXPECT_EQ(default_model_name("letters/.."), here + ".ldavi");
  EXPECT_EQ(default_model_name("letters/."), "letters.ldavi");
}

TEST(DefaultModelName, IsNoHiddenFileOfTheRootFolder) {
  for (const char* input : {"/", "//"}) {
    const std::string name = default_model_name(input);
    EXPECT_TRUE(name.empty() || name.front() != '.') << input << ": " << name;
  }
}

TEST(TrainArguments, HaveTheDefaultsOfTheLibrary) {
  const TrainArguments arguments = parsed<TrainCommand>({"letters"});
  EXPECT_EQ(arguments.output, "letters.ldavi");
  EXPECT_EQ(arguments.training.train.num_topics, TrainOptions{}.num_topics);
  EXPECT_EQ(arguments.training.train.stop.max_passes, StopOptions{}.max_passes);
  EXPECT_TRUE(std::holds_alternative<Cvb0Options>(arguments.training.train.engine));
  EXPECT_TRUE(arguments.training.train.priors.learn_alpha);
  EXPECT_TRUE(arguments.training.train.priors.learn_eta);
  EXPECT_FALSE(arguments.training.train.priors.eta.has_value());
  EXPECT_EQ(arguments.training.train.priors.alpha, PriorOptions{}.alpha);
  EXPECT_EQ(arguments.training.train.seed, TrainOptions{}.seed);
  EXPECT_EQ(arguments.training.train.holdout, 0U);
  EXPECT_EQ(arguments.training.train.num_threads, 0);
  EXPECT_FALSE(arguments.force || arguments.quiet || arguments.verbose);
}

TEST(TrainArguments, KnowEachEngine) {
  EXPECT_TRUE(std::holds_alternative<Cvb0Options>(parsed<TrainCommand>({"a", "--engine", "auto"}).training.train.engine));
  EXPECT_TRUE(std::holds_alternative<Cvb0Options>(parsed<TrainCommand>({"a", "--engine", "cvb0"}).training.train.engine));
  EXPECT_TRUE(std::holds_alternative<VbOptions>(parsed<TrainCommand>({"a", "--engine", "vb"}).training.train.engine));
  EXPECT_TRUE(std::holds_alternative<SviOptions>(parsed<TrainCommand>({"a", "--engine", "svi"}).training.train.engine));
  EXPECT_TRUE(std::holds_alternative<Scvb0Options>(parsed<TrainCommand>({"a", "--engine", "scvb0"}).training.train.engine));
}

TEST(TrainArguments, OfAStreamAreOnePassOfAnOnlineEngine) {
  const TrainArguments arguments = parsed<TrainCommand>({"a", "--first-look", "500", "--effort", "best"});
  EXPECT_EQ(arguments.first_look, 500U);
  EXPECT_TRUE(std::holds_alternative<Scvb0Options>(arguments.training.train.engine));
  EXPECT_EQ(arguments.training.train.stop.max_passes, 1);
  EXPECT_EQ(refused<TrainCommand>({"a", "--first-look", "500", "--engine", "svi", "--passes", "1", "--holdout", "10"}), "");
  for (const Words& more : {Words{"--engine", "cvb0"},
                            {"--engine", "vb"},
                            {"--passes", "2"},
                            {"--resume"},
                            {"--checkpoint", "c"},
                            {"--checkpoint-every", "1m"}}) {
    Words words{"a", "--first-look", "500"};
    words.insert(words.end(), more.begin(), more.end());
    EXPECT_TRUE(refused<TrainCommand>(words).starts_with("--first-look: ")) << more.front();
  }
}

TEST(TrainArguments, HoldTheTextAndInputOptions) {
  const TrainArguments arguments =
      parsed<TrainCommand>({"a", "--stopwords", "de", "--min-length", "3", "--numbers", "keep", "--min-df", "4", "--max-df",
                            "0.5", "--input-format", "lines", "--on-bad-record", "skip"});
  EXPECT_EQ(arguments.load.text.stop_words, "de");
  EXPECT_EQ(arguments.load.text.min_length, 3U);
  EXPECT_EQ(arguments.load.text.numbers, NumberPolicy::kKeep);
  EXPECT_EQ(arguments.load.pruning.min_documents, 4U);
  EXPECT_EQ(arguments.load.pruning.max_share, 0.5);
  EXPECT_EQ(arguments.load.read.format, InputFormat::kLines);
  EXPECT_TRUE(arguments.load.read.skip_bad_records);
}

TEST(TrainArguments, TakeTheLastOfTwoPriors) {
  const TrainArguments learned =
      parsed<TrainCommand>({"a", "--alpha", "0.7", "--eta", "0.7", "--alpha", "auto", "--eta", "auto"});
  EXPECT_TRUE(learned.training.train.priors.learn_alpha && learned.training.train.priors.learn_eta);
  EXPECT_EQ(learned.training.train.priors.alpha, PriorOptions{}.alpha);
  EXPECT_FALSE(learned.training.train.priors.eta.has_value());

  const TrainArguments fixed =
      parsed<TrainCommand>({"a", "--alpha", "auto", "--eta", "auto", "--alpha", "0.7", "--eta", "0.6"});
  EXPECT_FALSE(fixed.training.train.priors.learn_alpha || fixed.training.train.priors.learn_eta);
  EXPECT_EQ(fixed.training.train.priors.alpha, std::vector<double>{0.7});
  EXPECT_EQ(fixed.training.train.priors.eta, 0.6);
}

TEST(TrainArguments, NameAllThatIsWrongAtOnce) {
  const std::string message = refused<TrainCommand>({"a", "--alpha", "0", "--eta", "-3"});
  EXPECT_NE(message.find("alpha is 0, expected a number from 1e-6 to 1e6"), std::string::npos) << message;
  EXPECT_NE(message.find("eta is -3, expected a number from 1e-6 to 1e6"), std::string::npos) << message;
}

TEST(TrainArguments, AreRefusedWhereANumberIsNone) {
  for (const char* option : {"--topics", "--passes", "--seed", "--threads", "--holdout", "--eta", "--alpha", "--min-df",
                             "--max-df", "--min-length", "--first-look"}) {
    for (const char* number : {"-1", "nan", "inf", "1e400", "", "+5", "0x10", " 5", "5 "}) {
      EXPECT_NE(refused<TrainCommand>({"a", option, number}), "") << option << " '" << number << "'";
    }
  }
  for (const char* option : {"--topics", "--passes", "--threads", "--holdout"})
    EXPECT_NE(refused<TrainCommand>({"a", option, "99999999999"}), "") << option;
}

TEST(TrainCommand, RefusesAMissingFolderBeforeTheLongWork) {
  const TinyCorpus corpus;
  const Outcome outcome = run({"train", corpus.texts(), "-k", "2", "-o", corpus.path("no/such/m.ldavi")});
  EXPECT_EQ(outcome.code, kExitCannotCreate);
  EXPECT_EQ(outcome.err.find("read 12 documents"), std::string::npos) << outcome.err;
}

TEST(TrainArguments, BindToTheirFields) {
  const TrainArguments arguments = parsed<TrainCommand>(
      {"a",         "b", "-o",        "m.ldavi", "-k",    "7",   "--engine", "vb",   "--passes", "9",  "--seed", "5",
       "--threads", "3", "--holdout", "10",      "--eta", "0.5", "--alpha",  "0.25", "--force",  "-q", "-v"});
  EXPECT_EQ(arguments.inputs, (Words{"a", "b"}));
  EXPECT_EQ(arguments.training.train.num_topics, 7);
  EXPECT_TRUE(std::holds_alternative<VbOptions>(arguments.training.train.engine));
  EXPECT_EQ(arguments.training.train.stop.max_passes, 9);
  EXPECT_EQ(arguments.training.train.seed, 5U);
  EXPECT_EQ(arguments.training.train.num_threads, 3);
  EXPECT_EQ(arguments.training.train.holdout, 10U);
  EXPECT_EQ(arguments.training.train.priors.eta, 0.5);
  EXPECT_FALSE(arguments.training.train.priors.learn_eta);
  EXPECT_EQ(arguments.training.train.priors.alpha, std::vector<double>{0.25});
  EXPECT_FALSE(arguments.training.train.priors.learn_alpha);
  EXPECT_TRUE(arguments.force && arguments.quiet && arguments.verbose);
}

TEST(TrainArguments, TakeAnAlphaForEachTopic) {
  EXPECT_EQ(parsed<TrainCommand>({"a", "-k", "2", "--alpha", "asymmetric:0.5,2"}).training.train.priors.alpha,
            (std::vector<double>{0.5, 2.0}));
  const std::string two_of_three = refused<TrainCommand>({"a", "-k", "3", "--alpha", "asymmetric:0.5,2"});
  EXPECT_NE(two_of_three.find("2 numbers, expected 3"), std::string::npos) << two_of_three;
  const std::string one_of_two = refused<TrainCommand>({"a", "-k", "2", "--alpha", "asymmetric:0.5"});
  EXPECT_NE(one_of_two.find("1 number, expected 2"), std::string::npos) << one_of_two;
  EXPECT_EQ(refused<TrainCommand>({"a", "-k", "1", "--alpha", "asymmetric:0.5"}), "");
  EXPECT_EQ(refused<TrainCommand>({"a", "-k", "2", "--alpha", "asymmetric:0.5", "--alpha", "0.5"}), "");
  for (const char* bad : {"x", "asymmetric:", "asymmetric:1,,2", "nan", "-1", "0"})
    EXPECT_NE(refused<TrainCommand>({"a", "--alpha", bad}), "") << bad;
}

TEST(TrainArguments, AreRefusedOutOfRange) {
  EXPECT_NE(refused<TrainCommand>({}), "");
  EXPECT_NE(refused<TrainCommand>({"a", "-k", "0"}).find("from 1 to 65535"), std::string::npos);
  EXPECT_NE(refused<TrainCommand>({"a", "-k", "65536"}).find("from 1 to 65535"), std::string::npos);
  EXPECT_NE(refused<TrainCommand>({"a", "--engine", "lda"}).find("auto, cvb0, scvb0, svi, vb, ctm"), std::string::npos);
  EXPECT_NE(refused<TrainCommand>({"a", "--holdout", "1"}).find("from 2 to 4294967295"), std::string::npos);
  EXPECT_NE(refused<TrainCommand>({"a", "--eta", "0"}).find("eta is 0"), std::string::npos);
  EXPECT_NE(refused<TrainCommand>({"-"}).find("--output"), std::string::npos);
  EXPECT_NE(refused<TrainCommand>({"-", "-", "-o", "m"}).find("twice"), std::string::npos);
  EXPECT_NE(refused<TrainCommand>({"a", "-o", "-"}).find("file"), std::string::npos);
}

TEST(TrainArguments, NameTheCheckpointAfterTheModel) {
  EXPECT_EQ(parsed<TrainCommand>({"letters"}).checkpoint.path, "letters.checkpoint");
  EXPECT_EQ(parsed<TrainCommand>({"a", "-o", "x/m.ldavi"}).checkpoint.path, "x/m.checkpoint");
  EXPECT_EQ(parsed<TrainCommand>({"a", "-o", "m.bin"}).checkpoint.path, "m.bin.checkpoint");
  EXPECT_EQ(parsed<TrainCommand>({"a", "--checkpoint", "c"}).checkpoint.path, "c");
  const TrainArguments arguments = parsed<TrainCommand>({"a", "--checkpoint-every", "90s", "--resume", "--time-limit", "1.5h"});
  EXPECT_EQ(arguments.checkpoint.seconds_between, 90.0);
  EXPECT_TRUE(arguments.checkpoint.resume);
  EXPECT_EQ(arguments.training.train.stop.time_limit, 5400.0);
  for (const char* bad : {"", "-1s", "soon", "10 m", "nan"}) {
    EXPECT_NE(refused<TrainCommand>({"a", "--checkpoint-every", bad}), "") << bad;
    EXPECT_NE(refused<TrainCommand>({"a", "--time-limit", bad}), "") << bad;
  }
  EXPECT_NE(refused<TrainCommand>({"a", "--time-limit", "0s"}), "");
}

TEST(TrainArguments, HaveFewerPassesForOnlineEngines) {
  EXPECT_EQ(parsed<TrainCommand>({"a", "--engine", "scvb0"}).training.train.stop.max_passes, 10);
  EXPECT_EQ(parsed<TrainCommand>({"a", "--engine", "svi", "--effort", "quick"}).training.train.stop.max_passes, 2);
  EXPECT_EQ(parsed<TrainCommand>({"a", "--engine", "scvb0", "--effort", "best"}).training.train.stop.max_passes, 50);
  EXPECT_EQ(parsed<TrainCommand>({"a", "--engine", "scvb0", "--passes", "3"}).training.train.stop.max_passes, 3);
}

TEST(TrainCommand, PlansWithoutLearning) {
  const TinyCorpus corpus;
  const Outcome json =
      run({"train", corpus.texts(), "-k", "2", "-q", "--dry-run", "--format", "json", "-o", corpus.path("m.ldavi")});
  EXPECT_EQ(json.code, kExitDone) << json.err;
  for (const char* member : {"\"engine\": \"cvb0\"", "\"reason\": ", "\"memory_bytes\": ", "\"seconds\": "})
    EXPECT_NE(json.out.find(member), std::string::npos) << member << json.out;
  const Outcome text = run({"train", corpus.texts(), "-k", "2", "-q", "--dry-run", "-o", corpus.path("m.ldavi")});
  EXPECT_NE(text.out.find("training 2 topics with cvb0"), std::string::npos) << text.out;
  EXPECT_FALSE(std::filesystem::exists(corpus.path("m.ldavi")));
  EXPECT_NE(refused<TrainCommand>({"a", "--format", "json"}), "");
}

TEST(TrainCommand, RefusesWhatMemoryDoesNotHold) {
  const TinyCorpus corpus;
  const Outcome outcome = run({"train", corpus.texts(), "-k", "2", "--memory", "2K", "-o", corpus.path("m.ldavi")});
  EXPECT_EQ(outcome.code, kExitMemory);
  EXPECT_NE(outcome.err.find("more than --memory 2.0 kB; not even one topic would fit"), std::string::npos) << outcome.err;
}

TEST(TrainCommand, GoesOnWhereItWasEnded) {
  const TinyCorpus corpus;
  const std::string model = corpus.path("m.ldavi");
  const auto train = [&](std::vector<std::string> more) {
    std::vector<std::string> arguments{"train", corpus.texts(), "-k", "2", "-o", model};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run(arguments);
  };
  ASSERT_EQ(train({"-q"}).code, kExitDone);
  const std::string unbroken = bytes_of_file(model);
  const Outcome again = train({"--resume"});
  EXPECT_EQ(again.code, kExitDone);
  EXPECT_NE(again.err.find("is there already"), std::string::npos) << again.err;
  EXPECT_EQ(lines_of(again.out).size(), 3U) << "the topics are shown all the same";
  const Outcome other = train({"--resume", "--seed", "2"});
  EXPECT_EQ(other.code, kExitCannotCreate);
  EXPECT_NE(other.err.find("another training"), std::string::npos) << other.err;
  EXPECT_EQ(bytes_of_file(model), unbroken);

  const Outcome ended = train({"--force", "--time-limit", "0.000001s"});
  EXPECT_EQ(ended.code, kExitDone);
  EXPECT_NE(ended.err.find("time limit reached"), std::string::npos) << ended.err;
  EXPECT_NE(bytes_of_file(model), unbroken);
  EXPECT_TRUE(std::filesystem::exists(corpus.path("m.checkpoint")));
  const Outcome warned = train({"--force", "--time-limit", "0.000001s"});
  EXPECT_NE(warned.err.find("warning: " + corpus.path("m.checkpoint") + " is there"), std::string::npos) << warned.err;
  std::filesystem::remove(corpus.path("m.checkpoint.1"));
  std::filesystem::rename(corpus.path("m.checkpoint"), corpus.path("away"));
  const Outcome lost = train({"--resume"});
  EXPECT_EQ(lost.code, kExitCannotCreate) << "it would replace what was learned by something less";
  EXPECT_NE(lost.err.find("its checkpoint is not there"), std::string::npos) << lost.err;
  std::filesystem::rename(corpus.path("away"), corpus.path("m.checkpoint"));
  const Outcome resumed = train({"--resume"});
  EXPECT_EQ(resumed.code, kExitDone);
  EXPECT_NE(resumed.err.find("went on from"), std::string::npos) << resumed.err;
  EXPECT_EQ(bytes_of_file(model), unbroken);
  EXPECT_FALSE(std::filesystem::exists(corpus.path("m.checkpoint"))) << "it is of no use any more";
}

TEST(TrainCommand, RefusesACheckpointOfOtherOptions) {
  const TinyCorpus corpus;
  const std::string model = corpus.path("m.ldavi");
  run({"train", corpus.texts(), "-k", "2", "-q", "-o", model, "--time-limit", "0.000001s"});
  const Outcome outcome = run({"train", corpus.texts(), "-k", "3", "-q", "-o", corpus.path("n.ldavi"), "--checkpoint",
                               corpus.path("m.checkpoint"), "--resume"});
  EXPECT_EQ(outcome.code, kExitBadData);
  EXPECT_NE(outcome.err.find("topics 2, here topics 3"), std::string::npos) << outcome.err;
}

TEST(TrainCommand, NeverWritesACheckpointOverAnInput) {
  const TinyCorpus corpus;
  const std::string text = corpus.folder().write("letters.txt", "bread butter\nsoil seeds\n");
  const Outcome outcome = run({"train", text, "-k", "2", "-o", corpus.path("m.ldavi"), "--checkpoint", text});
  EXPECT_EQ(outcome.code, kExitUsage);
  EXPECT_EQ(bytes_of_file(text), "bread butter\nsoil seeds\n");
}

TEST(TrainCommand, LogsLinesOfJson) {
  const TinyCorpus corpus;
  const Outcome outcome = run({"train", corpus.texts(), "-k", "2", "--log-format", "json", "-o", corpus.path("m.ldavi")});
  EXPECT_EQ(outcome.code, kExitDone);
  for (const std::string& line : lines_of(outcome.err)) EXPECT_TRUE(line.starts_with("{\"event\": \"")) << line;
  EXPECT_NE(outcome.err.find("{\"event\": \"note\", \"message\": \"read 12 documents"), std::string::npos) << outcome.err;
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

TEST(TrainCommand, RecordsWhatPrunedTheVocabulary) {
  const TinyCorpus corpus;
  const Outcome outcome = run({"train", corpus.texts(), "-k", "2", "-v", "-o", corpus.path("m.ldavi")});
  const auto options = load_model(corpus.path("m.ldavi")).provenance.options;
  const auto has = [&](const char* name, const char* value) {
    return std::find(options.begin(), options.end(), std::pair<std::string, std::string>(name, value)) != options.end();
  };
  EXPECT_TRUE(has("seed", "1") && has("min-df", "2") && has("max-df", "0.5"));
  EXPECT_NE(outcome.err.find("  min-df = 2\n  max-df = 0.5\n"), std::string::npos) << outcome.err;
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
  EXPECT_NE(outcome.err.find("1 ill-formed sequence"), std::string::npos);
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
  const Outcome outcome = run({"train", "-", "-k", "2", "-q", "-o", corpus.path("m.ldavi"), "--min-df", "1", "--max-df", "1"},
                              "bread butter\nsoil seeds\n");
  EXPECT_EQ(outcome.code, kExitDone) << outcome.err;
}

}  // namespace
}  // namespace ldavi::cli
