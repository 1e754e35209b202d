// SPDX-License-Identifier: Apache-2.0
#include "cli/commands/prepare.hpp"

#include <gtest/gtest.h>

#include "cli/exit_code.hpp"
#include "ldavi/model/model_file.hpp"
#include "support/file_size_limit.hpp"
#include "unit/cli/tiny_corpus.hpp"

namespace ldavi::cli {
namespace {

using Names = std::set<std::string>;

TEST(PrepareArguments, BindToTheirFields) {
  const PrepareArguments arguments =
      parsed<PrepareCommand>({"a", "b", "-o", "c", "--force", "-q", "--memory", "2M", "--tmp", "t", "--min-df", "3",
                              "--stopwords", "none", "--label-field", "kind"});
  EXPECT_EQ(arguments.inputs, (Words{"a", "b"}));
  EXPECT_EQ(arguments.output, "c");
  EXPECT_TRUE(arguments.force && arguments.quiet);
  EXPECT_EQ(arguments.load.memory_bytes, 2'000'000U);
  EXPECT_EQ(arguments.load.temporary_folder, "t");
  EXPECT_EQ(arguments.load.pruning.min_documents, 3U);
  EXPECT_EQ(arguments.load.text.stop_words, "none");
  EXPECT_EQ(arguments.load.read.label_field, "kind");
  EXPECT_EQ(arguments.given, (Words{"min-df", "stopwords"}));
}

TEST(PrepareArguments, HaveDefaults) {
  const PrepareArguments arguments = parsed<PrepareCommand>({"letters/"});
  EXPECT_EQ(arguments.output, "letters.ldacorpus");
  EXPECT_EQ(arguments.load.memory_bytes, 1'000'000'000U);
  EXPECT_TRUE(arguments.given.empty());
}

TEST(PrepareArguments, AreRefusedWithoutAFileToWrite) {
  EXPECT_NE(refused<PrepareCommand>({"-"}), "");
  EXPECT_NE(refused<PrepareCommand>({"a", "-o", "-"}), "");
  EXPECT_NE(refused<PrepareCommand>({"a", "--memory", "much"}), "");
  EXPECT_NE(refused<PrepareCommand>({}), "");
}

class PrepareCommandTest : public testing::Test {
 protected:
  std::string prepared(const Words& more = {}) const {
    const std::string output = corpus_.path("c.ldacorpus");
    Words arguments{"prepare", corpus_.texts(), "-o", output, "--force", "-q"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const Outcome outcome = run(arguments);
    EXPECT_EQ(outcome.code, kExitDone) << outcome.err;
    return output;
  }

  Outcome train(const std::string& input, const std::string& model, const Words& more = {}) const {
    Words arguments{"train", input, "-k", "2", "--passes", "20", "-o", corpus_.path(model), "-q", "--threads", "1", "--force"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run(arguments);
  }

  const TinyCorpus corpus_;
};

TEST_F(PrepareCommandTest, GivesTheModelOfTheTexts) {
  for (const char* engine : {"cvb0", "vb"}) {
    const Outcome of_text = train(corpus_.texts(), "text.ldavi", {"--engine", engine, "--holdout", "3"});
    const Outcome of_corpus = train(prepared(), "corpus.ldavi", {"--engine", engine, "--holdout", "3"});
    EXPECT_EQ(of_corpus.out, of_text.out);
    TopicModel model = load_model(corpus_.path("corpus.ldavi"));
    EXPECT_EQ(model.provenance.inputs, (std::vector<std::string>{"c.ldacorpus"}));
    EXPECT_TRUE(model.text);
    model.provenance.inputs = {"texts"};
    save_model(model, corpus_.path("corpus.ldavi"), true);
    EXPECT_TRUE(bytes_of_file(corpus_.path("corpus.ldavi")) == bytes_of_file(corpus_.path("text.ldavi")));
  }
}

TEST_F(PrepareCommandTest, GivesTheSameBytesWhateverMemoryThereIs) {
  const std::string bytes = bytes_of_file(prepared());

  EXPECT_TRUE(bytes_of_file(prepared({"--memory", "1"})) == bytes);
  EXPECT_TRUE(bytes_of_file(prepared({"--memory", "300", "--tmp", corpus_.path("texts")})) == bytes);
}

TEST_F(PrepareCommandTest, MakesInputForInferAndEval) {
  const std::string corpus = prepared({"--max-df", "1"});  // what it leaves out is no unknown word of it
  const std::string model = corpus_.path("m.ldavi");
  ASSERT_EQ(train(corpus, "m.ldavi").code, kExitDone);

  EXPECT_EQ(run({"infer", model, corpus}).out, run({"infer", model, corpus_.texts()}).out);
  const auto evaluated = [&](const std::string& input, const std::string& reference) {
    return run({"eval", model, input, "--reference", reference}).out;
  };
  const std::string expected = evaluated(corpus_.texts(), corpus_.texts());
  EXPECT_EQ(evaluated(corpus, corpus_.texts()), expected);
  // Of counts there are no windows; all that stands before them is the same.
  const auto before = [](const std::string& text, const std::string& part) { return text.substr(0, text.find(part)); };
  EXPECT_EQ(before(run({"eval", model, corpus}).out, "  in windows"),
            before(run({"eval", model, corpus_.texts()}).out, "  UCI"));
}

TEST_F(PrepareCommandTest, LeavesNoFileOnAFullDisk) {
  const std::string output = corpus_.path("c.ldacorpus");
  for (const char* memory : {"1", "1G"}) {
    const FileSizeLimit limit(500);
    const Outcome outcome =
        run({"prepare", corpus_.texts(), "-o", output, "--memory", memory, "--tmp", corpus_.folder().path()});
    EXPECT_EQ(outcome.code, kExitInputOutput) << outcome.err;
  }
  EXPECT_EQ(corpus_.folder().names(), Names{"texts"});
}

TEST_F(PrepareCommandTest, NamesATemporaryFolderThatIsMissing) {
  const Outcome outcome = run({"prepare", corpus_.texts(), "-o", corpus_.path("c"), "--memory", "1", "--tmp", "/no/such"});
  EXPECT_EQ(outcome.code, kExitCannotCreate);
  EXPECT_NE(outcome.err.find("/no/such"), std::string::npos) << outcome.err;
  EXPECT_EQ(corpus_.folder().names(), Names{"texts"});
}

TEST_F(PrepareCommandTest, RefusesADamagedCorpusAsInput) {
  const std::string corpus = prepared();
  const std::string bytes = bytes_of_file(corpus);
  for (std::size_t i = 0; i < 20; ++i) {
    const std::size_t place = bytes.size() * i / 20;
    std::string flipped = bytes;
    flipped[place] = static_cast<char>(flipped[place] ^ 4);
    for (const std::string& damaged : {bytes.substr(0, place), flipped}) {
      corpus_.folder().write("bad.ldacorpus", damaged);
      EXPECT_EQ(train(corpus_.path("bad.ldacorpus"), "m.ldavi").code, kExitBadData) << place;
      EXPECT_EQ(run({"inspect", corpus_.path("bad.ldacorpus"), "--verify"}).code, kExitBadData) << place;
    }
  }
  EXPECT_EQ(run({"inspect", corpus, "--verify"}).out, corpus + ": sound\n");
}

TEST_F(PrepareCommandTest, IsTooEarlyForOptionsOfText) {
  const std::string corpus = prepared();
  for (const Words& option : std::vector<Words>{
           {"--stopwords", "auto"}, {"--min-length", "2"}, {"--numbers", "drop"}, {"--min-df", "1"}, {"--max-df", "1"}}) {
    const Outcome outcome = train(corpus, "m.ldavi", option);
    EXPECT_EQ(outcome.code, kExitUsage);
    EXPECT_NE(outcome.err.find(option[0] + ": "), std::string::npos) << outcome.err;
    EXPECT_NE(outcome.err.find("is a prepared corpus"), std::string::npos) << outcome.err;
  }
}

}  // namespace
}  // namespace ldavi::cli
