// SPDX-License-Identifier: Apache-2.0
// What docs/reference/limits.md says: numbers at a limit are right, and one past it is an error that names it.
#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <numeric>

#include "ldavi/base/error.hpp"
#include "ldavi/corpus/prepared.hpp"
#include "ldavi/inference/plan.hpp"
#include "ldavi/inference/train.hpp"
#include "ldavi/model/model_file.hpp"
#include "support/engine_run.hpp"
#include "support/temporary_folder.hpp"
#include "unit/cli/cli_testing.hpp"

namespace ldavi {
namespace {

using cli::Words;

constexpr std::uint64_t kMostCount = 4'294'967'295;
constexpr std::uint64_t kMostNumber = 4'294'967'294;

std::string text_of(std::uint64_t number) { return std::to_string(number); }

/// Counts of one document with one term, in each format that has them.
struct CountFile {
  std::string name;
  std::function<std::string(const std::string& count)> content;
};

const std::vector<CountFile> kCountFiles{
    {"docword.a.txt", [](const std::string& count) { return "1\n1\n1\n1 1 " + count + "\n"; }},
    {"a.dat", [](const std::string& count) { return "1 0:" + count + "\n"; }},
    {"a.mtx",
     [](const std::string& count) { return "%%MatrixMarket matrix coordinate integer general\n1 1 1\n1 1 " + count + "\n"; }},
    {"a.svm", [](const std::string& count) { return "0 1:" + count + "\n"; }}};

LoadOptions every_term() {
  LoadOptions options;
  options.pruning.min_documents = 1;
  return options;
}

/// The message of the ParseError that reading the counts throws, "" where it throws none.
std::string refusal_of(const std::string& path) {
  try {
    load_corpus({path}, every_term());
    return {};
  } catch (const ParseError& error) {
    return error.what();
  }
}

TEST(Limits, OfACountIsWhat32BitsHold) {
  const TemporaryFolder folder;
  for (const CountFile& file : kCountFiles) {
    const std::string path = folder.write(file.name, file.content(text_of(kMostCount)));
    EXPECT_EQ(load_corpus({path}, every_term()).corpus.num_tokens(), kMostCount) << file.name;
    for (const char* count : {"4294967296", "9223372036854775808", "18446744073709551615", "18446744073709551616", "-1"}) {
      folder.write(file.name, file.content(count));
      EXPECT_NE(refusal_of(path).find(file.name + ":"), std::string::npos) << file.name << " " << count;
      EXPECT_NE(refusal_of(path).find(count), std::string::npos) << file.name << " " << count;
    }
  }
}

TEST(Limits, OfACountHoldForItsPartsTogether) {
  const TemporaryFolder folder;
  const std::string uci = folder.write("docword.a.txt", "1\n1\n2\n1 1 4294967295\n1 1 1\n");
  const std::string lda_c = folder.write("a.dat", "2 0:4294967295 0:1\n");
  for (const std::string& path : {uci, lda_c})
    EXPECT_NE(refusal_of(path).find("4294967296"), std::string::npos) << refusal_of(path);
}

TEST(Limits, OfTermsAndDocumentsAreWhat32BitsHoldWithoutTheLastNumber) {
  const TemporaryFolder folder;
  struct Case {
    std::string name;
    std::string content;
    std::string fault;
  };
  const std::string mtx = "%%MatrixMarket matrix coordinate integer general\n";
  for (const Case& each :
       {Case{"docword.a.txt", "4294967295\n1\n1\n1 1 1\n", "the number of documents is '4294967295'"},
        {"docword.a.txt", "1\n4294967295\n1\n1 1 1\n", "the number of terms is '4294967295'"},
        {"docword.a.txt", "18446744073709551617\n1\n1\n1 1 1\n", "the number of documents is '18446744073709551617'"},
        {"docword.a.txt", "1\n1\n18446744073709551617\n1 1 1\n", "the number of entries is"},
        {"a.mtx", mtx + "4294967295 1 1\n1 1 1\n", "the number of documents is '4294967295'"},
        {"a.mtx", mtx + "1 4294967295 1\n1 1 1\n", "the number of terms is '4294967295'"},
        {"a.dat", "1 4294967294:1\n", "term is '4294967294'"},
        {"a.dat", "4294967297 1:1\n", "the number of terms is '4294967297'"},
        {"a.svm", "0 4294967295:1\n", "index is '4294967295'"}}) {
    const std::string message = refusal_of(folder.write(each.name, each.content));
    EXPECT_NE(message.find(each.fault), std::string::npos) << message;
  }
  // What a header says is not allocated unless the entries are in proportion.
  const std::string message = refusal_of(folder.write("docword.a.txt", text_of(kMostNumber) + "\n1\n1\n1 1 1\n"));
  EXPECT_NE(message.find("expected at most 1000000"), std::string::npos) << message;
}

/// Sums of tokens, of a document and of all, are past 2^32 and past what a float counts one by one.
TEST(Limits, OfTokensAreNot32Bits) {
  const TemporaryFolder folder;
  const std::string counts =
      folder.write("docword.a.txt", "3\n2\n5\n1 1 4294967295\n1 2 4294967295\n2 1 4294967295\n3 1 7\n3 2 5\n");
  constexpr std::uint64_t kTokens = 3 * kMostCount + 12;
  save_prepared(load_corpus({counts}, every_term()), folder.file("a.ldacorpus"));
  const Corpus corpus = load_prepared(folder.file("a.ldacorpus")).corpus;
  EXPECT_EQ(corpus.num_tokens(), kTokens);
  EXPECT_EQ(corpus.document(0).num_tokens(), 2 * kMostCount);
  EXPECT_EQ(corpus.vocabulary.counts(), (std::vector<std::uint64_t>{2 * kMostCount + 7, kMostCount + 5}));
  for (const char* engine : {"cvb0", "vb", "svi", "scvb0"}) {
    TrainOptions options;
    options.engine = engine_of(engine);
    options.num_topics = 2;
    options.stop.max_passes = 3;
    const TopicModel model = train(corpus, options).model;
    EXPECT_EQ(problems(model), std::vector<std::string>{}) << engine;
    EXPECT_EQ(model.provenance.tokens, kTokens) << engine;
    EXPECT_EQ(model.provenance.training_tokens, kTokens) << engine;
    const std::vector<double> totals = topic_totals(model);
    EXPECT_NEAR(std::accumulate(totals.begin(), totals.end(), 0.0) / static_cast<double>(kTokens), 1.0, 1e-4) << engine;
    save_model(model, folder.file(engine));
    EXPECT_EQ(load_model(folder.file(engine)).provenance.tokens, kTokens) << engine;
  }
}

/// Nothing that is made of documents one by one takes memory for each of their tokens.
TEST(Limits, OfTokensHoldForCommandsToo) {
  const TemporaryFolder folder;
  const std::string counts = folder.write("docword.a.txt", "2\n2\n3\n1 1 4294967295\n1 2 4294967295\n2 1 4294967295\n");
  const std::string model = folder.file("m.ldavi");
  ASSERT_EQ(cli::run({"train", counts, "-k", "2", "--passes", "3", "-q", "--min-df", "1", "-o", model}).code, 0);
  const cli::Outcome mixtures = cli::run({"infer", model, counts});
  EXPECT_EQ(mixtures.code, 0) << mixtures.err;
  EXPECT_NE(mixtures.out.find("\t8589934590\t"), std::string::npos) << mixtures.out;
  EXPECT_EQ(cli::run({"topics", model, counts}).code, 0);
  std::filesystem::create_directory(folder.file("out"));
  const cli::Outcome lda_c = cli::run({"export", model, counts, "--format", "lda-c", "-o", folder.file("out/")});
  EXPECT_EQ(lda_c.code, 0) << lda_c.err;
  EXPECT_TRUE(std::filesystem::exists(folder.file("out/final.gamma")));
}

TEST(Limits, OfTopicsTimesTermsAreThoseOfMemory) {
  constexpr std::size_t kTerms = 70'000;
  constexpr std::size_t kTopics = 65'535;
  const TemporaryFolder folder;
  std::string content = "1\n" + text_of(kTerms) + "\n" + text_of(kTerms) + "\n";
  for (std::size_t term = 1; term <= kTerms; ++term) content += "1 " + text_of(term) + " 1\n";
  const std::string counts = folder.write("docword.a.txt", content);
  const Corpus corpus = load_corpus({counts}, every_term()).corpus;
  for (const char* engine : {"cvb0", "vb", "svi", "scvb0"}) {
    TrainOptions options;
    options.engine = engine_of(engine);
    options.num_topics = kTopics;
    EXPECT_GT(plan_training(corpus, options).memory_bytes, std::uint64_t{4} * kTerms * kTopics) << engine;
  }
  const cli::Outcome refused =
      cli::run({"train", counts, "-k", text_of(kTopics), "--min-df", "1", "--memory", "1G", "-o", folder.file("m.ldavi")});
  EXPECT_EQ(refused.code, 71) << refused.err;
  EXPECT_NE(refused.err.find("GB"), std::string::npos) << refused.err;
  EXPECT_FALSE(std::filesystem::exists(folder.file("m.ldavi")));
}

TEST(Limits, OfOptionsAreSaid) {
  const TemporaryFolder folder;
  const std::string text = folder.write("a.txt", "apple pear\nfig apple\n");
  struct Case {
    std::string option;
    Words allowed;
    Words refused;
    std::string expected;
  };
  for (const Case& each : {
           Case{"--topics", {"1", "65535"}, {"0", "65536", "4294967297", "-1"}, "expected a whole number from 1 to 65535"},
           {"--passes", {"1", "1000000"}, {"0", "1000001", "2147483648"}, "expected a whole number from 1 to 1000000"},
           {"--threads", {"1", "1024"}, {"0", "1025", "4294967297"}, "expected a whole number from 1 to 1024"},
           {"--seed", {"0", "18446744073709551615"}, {"18446744073709551616", "-1"}, "from 0 to 18446744073709551615"},
           {"--holdout", {"2", "4294967295"}, {"1", "4294967296", "4294967298"}, "a whole number from 2 to 4294967295"},
           {"--memory", {"1T", "18446744073709551615"}, {"18446744073709551616", "18446744074G"}, "expected a size"},
           {"--alpha", {"1e-6", "1e6"}, {"0", "9e-7", "1.1e6"}, "expected a number from 1e-6 to 1e6"},
           {"--eta", {"1e-6", "1e6"}, {"0", "9e-7", "1.1e6"}, "expected a number from 1e-6 to 1e6"},
           Case{"--alpha", {}, {"nan", "inf", "1e400"}, "expected auto, a number"},
           Case{"--eta", {}, {"nan", "inf", "1e400"}, "expected auto or a number"},
       }) {
    const auto run = [&](const std::string& value) {
      return cli::run({"train", text, "--min-df", "1", "--dry-run", "-o", folder.file("m.ldavi"), each.option, value});
    };
    for (const std::string& value : each.allowed)
      EXPECT_EQ(run(value).code, 0) << each.option << " " << value << run(value).err;
    for (const std::string& value : each.refused) {
      const cli::Outcome outcome = run(value);
      EXPECT_EQ(outcome.code, 64) << each.option << " " << value;
      EXPECT_NE(outcome.err.find(each.expected), std::string::npos) << outcome.err;
    }
  }
}

TEST(Limits, OfRunsAndSweepsAreSaid) {
  const TemporaryFolder folder;
  const std::string text = folder.write("a.txt", "apple pear\nfig apple\n");
  const cli::Outcome runs = cli::run({"train", text, "--runs", "1001", "-o", folder.file("m.ldavi")});
  EXPECT_EQ(runs.code, 64);
  EXPECT_NE(runs.err.find("1000"), std::string::npos) << runs.err;
  const cli::Outcome sweep = cli::run({"select", text, "--topics", "2..500:101", "-o", folder.file("s")});
  EXPECT_EQ(sweep.code, 64);
  EXPECT_EQ(cli::run({"select", text, "--topics", "2,65536", "-o", folder.file("s")}).code, 64);
}

TEST(Limits, OfWordsIdsLabelsAndDatesAreThoseOfMemory) {
  const TemporaryFolder folder;
  const std::string word(200'000, 'w');
  const std::string id(5'000'000, 'i');
  const std::string label(5'000'000, 'l');
  const std::string text = folder.write("a.jsonl", "{\"id\":\"" + id + "\",\"label\":\"" + label + "\",\"text\":\"apple " +
                                                       word + "\"}\n{\"id\":\"b\",\"text\":\"" + word + " apple\"}\n");
  LoadOptions options = every_term();
  options.text.stem = "en";
  prepare_corpus({text}, options, folder.file("a.ldacorpus"));
  const Corpus corpus = load_prepared(folder.file("a.ldacorpus")).corpus;
  EXPECT_EQ(corpus.ids[0], id);
  EXPECT_EQ(corpus.labels[0], label);
  EXPECT_TRUE(corpus.vocabulary.find(word).has_value());
  TrainOptions train_options;
  train_options.num_topics = 2;
  train_options.stop.max_passes = 1;
  save_model(train(corpus, train_options).model, folder.file("m.ldavi"));
  EXPECT_TRUE(load_model(folder.file("m.ldavi")).vocabulary.find(word).has_value());
}

TEST(Limits, OfPathsAreThoseOfTheSystem) {
  const TemporaryFolder folder;
  const std::string text = folder.write("a.txt", "apple pear\nfig apple\n");
  std::string deep;
  for (int i = 0; i < 3000; ++i) deep += "d/";
  const Words train{"train", text, "-k", "2", "--passes", "1", "--min-df", "1", "-q"};
  const auto saving = [&](const std::string& model) {
    Words words = train;
    words.insert(words.end(), {"-o", folder.file(model)});
    return cli::run(words);
  };
  EXPECT_EQ(saving(std::string(242, 'x') + ".ldavi").code, 0) << "the second of its checkpoints has a name of 255 bytes";
  for (const std::string& model : {std::string(243, 'x') + ".ldavi", std::string(256, 'x'), deep + "m.ldavi"}) {
    const cli::Outcome outcome = saving(model);
    EXPECT_EQ(outcome.code, 73);
    EXPECT_NE(outcome.err.find("File name too long"), std::string::npos) << outcome.err;
  }
  for (const std::string& input : {std::string(256, 'x'), deep + "a.txt"}) {
    const cli::Outcome outcome = cli::run({"train", folder.file(input), "-o", folder.file("m.ldavi")});
    EXPECT_EQ(outcome.code, 66);
    EXPECT_NE(outcome.err.find("File name too long"), std::string::npos) << outcome.err;
  }
}

TEST(Limits, OfInputsAreNone) {
  const TemporaryFolder folder;
  Words words{"train", "-k", "2", "--passes", "1", "--max-df", "1.0", "-q", "-o", folder.file("m.ldavi")};
  constexpr int kInputs = 2000;  // more than may be open at a time
  for (int i = 0; i < kInputs; ++i)
    words.push_back(folder.write("in/" + std::to_string(i) + ".txt", i % 3 == 0 ? "apple pear\n" : "fig plum date\n"));
  const cli::Outcome outcome = cli::run(words);
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_EQ(load_model(folder.file("m.ldavi")).provenance.documents, static_cast<std::uint64_t>(kInputs));
  const cli::Outcome of_folder =
      cli::run({"train", folder.file("in"), "-k", "2", "--passes", "1", "--max-df", "1.0", "-q", "-o", folder.file("f.ldavi")});
  EXPECT_EQ(of_folder.code, 0) << of_folder.err;
  EXPECT_EQ(load_model(folder.file("f.ldavi")).provenance.documents, static_cast<std::uint64_t>(kInputs));
}

}  // namespace
}  // namespace ldavi
