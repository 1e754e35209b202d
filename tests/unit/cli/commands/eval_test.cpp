// SPDX-License-Identifier: Apache-2.0
#include "cli/commands/eval.hpp"

#include <gtest/gtest.h>

#include "base/number_format.hpp"
#include "cli/exit_code.hpp"
#include "unit/cli/tiny_corpus.hpp"

namespace ldavi::cli {
namespace {

TEST(EvalArguments, BindToTheirFields) {
  const EvalArguments a = parsed<EvalCommand>({"m", "a", "b", "--holdout", "10", "-n", "5", "--format", "json", "--threads",
                                               "2", "-q", "--on-bad-record", "skip", "--left-to-right", "20"});
  EXPECT_EQ(a.model, "m");
  EXPECT_EQ(a.inputs, (Words{"a", "b"}));
  EXPECT_EQ(a.holdout, 10U);
  EXPECT_EQ(a.num_words, 5);
  EXPECT_EQ(a.left_to_right, 20);
  EXPECT_EQ(a.format, "json");
  EXPECT_EQ(a.num_threads, 2);
  EXPECT_TRUE(a.quiet && a.read.skip_bad_records);
  EXPECT_EQ(parsed<EvalCommand>({"m", "a", "--label-field", "section"}).read.label_field, "section");
}

TEST(EvalArguments, HaveDefaults) {
  const EvalArguments a = parsed<EvalCommand>({"m", "a"});
  EXPECT_EQ(a.holdout, 0U);
  EXPECT_EQ(a.num_words, 10);
  EXPECT_EQ(a.left_to_right, 0);
  EXPECT_EQ(a.format, "text");
  EXPECT_EQ(a.num_threads, 0);
  EXPECT_FALSE(a.alpha || a.quiet);
}

TEST(EvalArguments, HaveNoModelBesideATopicsFile) {
  const EvalArguments a = parsed<EvalCommand>({"a", "--topics-file", "t.npy", "--vocab", "v", "--alpha", "0.1"});
  EXPECT_EQ(a.model, "");
  EXPECT_EQ(a.inputs, Words{"a"});
  EXPECT_EQ(a.topics_file, "t.npy");
  EXPECT_EQ(a.read.vocabulary_path, "v");
  EXPECT_EQ(a.alpha, 0.1);
  EXPECT_EQ(parsed<EvalCommand>({"a", "--topics-file", "t", "--alpha", "alphas.txt"}).alpha_file, "alphas.txt");
}

TEST(EvalArguments, TakeReferences) {
  EXPECT_EQ(parsed<EvalCommand>({"m", "a", "--reference", "r", "--reference", "s"}).references, (Words{"r", "s"}));
  EXPECT_NE(refused<EvalCommand>({"m", "-", "--reference", "-"}).find("twice"), std::string::npos);
  EXPECT_NE(refused<EvalCommand>({"m", "a", "--reference", ""}).find("no name"), std::string::npos);
}

TEST(EvalArguments, AreRefusedWhenWrong) {
  EXPECT_NE(refused<EvalCommand>({}), "");
  EXPECT_NE(refused<EvalCommand>({"m"}).find("MODEL INPUT…, or INPUT… with --topics-file"), std::string::npos);
  EXPECT_NE(refused<EvalCommand>({"m", "a", "--alpha", "0.1"}).find("--topics-file"), std::string::npos);
  EXPECT_NE(refused<EvalCommand>({"a", "--topics-file", "t", "--alpha", "-0.1"}).find("above 0"), std::string::npos);
  EXPECT_NE(refused<EvalCommand>({"a", "--topics-file", "t", "--alpha", "0"}).find("above 0"), std::string::npos);
  EXPECT_NE(refused<EvalCommand>({"m", "a", "--holdout", "1"}).find("from 2 to 4294967295"), std::string::npos);
  EXPECT_NE(refused<EvalCommand>({"m", "a", "--left-to-right", "0"}).find("from 1 to 10,000"), std::string::npos);
  EXPECT_NE(refused<EvalCommand>({"m", "a", "--left-to-right", "many"}).find("from 1 to 10,000"), std::string::npos);
  EXPECT_NE(refused<EvalCommand>({"m", "a", "--top", "1"}).find("from 2 to 100"), std::string::npos);
  EXPECT_NE(refused<EvalCommand>({"m", "a", "--format", "csv"}).find("text, json"), std::string::npos);
  EXPECT_NE(refused<EvalCommand>({"m", "-", "-"}).find("twice"), std::string::npos);
  EXPECT_NE(refused<EvalCommand>({"-", "--topics-file", "-"}).find("twice"), std::string::npos);
}

/// The number behind "name": in JSON.
double number_in(const std::string& json, const std::string& name) {
  const std::size_t begin = json.find("\"" + name + "\": ") + name.size() + 4;
  return parse_double(json.substr(begin, json.find_first_of(",\n", begin) - begin)).value_or(-1.0);
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

class EvalCommandTest : public testing::Test {
 protected:
  EvalCommandTest() : model_(corpus_.model()) {}

  std::string write(std::string_view name, std::string_view bytes) const { return corpus_.folder().write(name, bytes); }
  std::string held_out_model() const {
    const std::string model = corpus_.path("h.ldavi");
    run({"train", corpus_.texts(), "-k", "2", "--passes", "20", "--holdout", "3", "-o", model, "-q", "--threads", "1"});
    return model;
  }

  TinyCorpus corpus_;
  std::string model_;
};

TEST_F(EvalCommandTest, TellsThePersonAndTheProgramTheSame) {
  const Outcome text = run({"eval", model_, corpus_.texts()});
  EXPECT_EQ(text.code, kExitDone) << text.err;
  for (const char* part :
       {"topics ", "11 documents: ", "of 12 documents?", "perplexity ", "nats per token ", "NPMI ", "UMass ", "diversity "})
    EXPECT_TRUE(has(text.out, part)) << part;
  const Outcome json = run({"eval", model_, corpus_.texts(), "--format", "json"});
  EXPECT_EQ(number_in(json.out, "documents"), 11.0) << json.out;  // one has all its tokens on one side
  EXPECT_TRUE(has(text.out, fixed_text(number_in(json.out, "perplexity"), 1)));
}

TEST_F(EvalCommandTest, SaysWhetherTheModelHasSeenTheDocuments) {
  const std::string other = write("new.txt", "warm bread and butter; the baker likes warm bread\nseeds in the soil of roses\n");
  const std::string half = held_out_model();
  const auto told = [&](const Words& arguments) {
    Words all{"eval"};
    all.insert(all.end(), arguments.begin(), arguments.end());
    const Outcome outcome = run(all);
    EXPECT_EQ(outcome.code, kExitDone) << outcome.err;
    return outcome;
  };
  EXPECT_TRUE(has(told({model_, corpus_.texts(), "-q"}).err, "trained on these documents"));
  EXPECT_TRUE(has(told({model_, corpus_.texts(), "--holdout", "3"}).err, "trained on these documents"));
  EXPECT_TRUE(has(told({half, corpus_.texts()}).err, "--holdout 3 scores"));
  EXPECT_TRUE(has(told({half, corpus_.texts(), "--holdout", "2"}).err, "--holdout 3 scores"));
  EXPECT_EQ(told({half, corpus_.texts(), "--holdout", "3"}).err, "");
  EXPECT_TRUE(has(told({half, corpus_.texts(), "--holdout", "6", "--format", "json"}).out, "\"trained_on\": false"));
  EXPECT_EQ(told({model_, other}).err, "");
  EXPECT_TRUE(has(told({model_, other, "--format", "json"}).out, "\"trained_on\": null"));
}

TEST_F(EvalCommandTest, HasTheSameBytesForAnyNumberOfThreads) {
  const Words arguments{"eval", model_, corpus_.texts(), "--format", "json", "--threads"};
  const auto with = [&](const std::string& threads) {
    Words all = arguments;
    all.push_back(threads);
    return run(all).out;
  };
  const std::string one = with("1");
  for (const char* threads : {"2", "3", "8"}) EXPECT_EQ(with(threads), one);
}

TEST_F(EvalCommandTest, CountsInWindowsOfTextFromAFileAndFromStandardInput) {
  const Outcome file = run({"eval", model_, corpus_.texts(), "--format", "json"});
  EXPECT_TRUE(has(file.out, "\"no_windows\": null")) << file.out;
  EXPECT_TRUE(has(file.out, "\"window\": 10,\n      \"windows\": 12,")) << file.out;  // each text is shorter than a window
  const std::string lines = "warm bread and butter\nseeds in the soil of roses\nzebra\n";
  const Outcome one = run({"eval", model_, "-", "--format", "json"}, lines);
  const Outcome other = run({"eval", model_, write("new.txt", lines), "--format", "json"});
  EXPECT_EQ(one.code, kExitDone) << one.err;
  EXPECT_EQ(one.out, other.out);
  EXPECT_TRUE(has(one.out, "\"windows\": 2,")) << one.out;
}

TEST_F(EvalCommandTest, HasNoWindowsOfCounts) {
  const std::string prepared = corpus_.path("c.ldacorpus");
  ASSERT_EQ(run({"prepare", corpus_.texts(), "-o", prepared, "-q"}).code, kExitDone);
  const Outcome outcome = run({"eval", model_, prepared, "--format", "json"});
  EXPECT_TRUE(has(outcome.out, "\"uci\": null")) << outcome.out << outcome.err;
  EXPECT_TRUE(has(outcome.out, "\"no_windows\": \"the input is counts")) << outcome.out;
  const Outcome in_text = run({"eval", model_, prepared, "--reference", corpus_.texts(), "--format", "json"});
  EXPECT_TRUE(has(in_text.out, "\"no_windows\": null")) << in_text.out << in_text.err;
}

TEST_F(EvalCommandTest, ComparesTopicsWithLabels) {
  const Outcome folders = run({"eval", model_, corpus_.texts()});
  for (const char* part :
       {"exclusivity ", "effective words ", "corpus distance ", "largest topic   each topic of 6 of 12 documents\n",
        "labels          2 of 12 documents, the commonest of 50.0 %\n", "purity        100.0 % have", "NMI           1.000",
        "neighbours    "})
    EXPECT_TRUE(has(folders.out, part)) << part << folders.out;
  const std::string lines =
      write("new.jsonl",
            "{\"text\": \"warm bread and butter\", \"kind\": 1}\n{\"text\": \"seeds in the soil\", \"kind\": 2}\n"
            "{\"text\": \"bread of flour\", \"kind\": 1}\n");
  const Outcome fields = run({"eval", model_, lines, "--label-field", "kind", "--format", "json"});
  EXPECT_EQ(number_in(fields.out, "purity"), 1.0) << fields.out << fields.err;
  EXPECT_TRUE(has(run({"eval", model_, lines, "--format", "json"}).out, "\"labels\": null"));
  EXPECT_FALSE(has(run({"eval", model_, lines}).out, "labels"));
}

TEST_F(EvalCommandTest, TellsTraitsOfForeignTopics) {
  const std::string counts = write("docword.c.txt", "4\n3\n8\n1 1 9\n1 2 8\n2 2 9\n2 3 9\n3 1 5\n3 2 9\n4 2 5\n4 3 7\n");
  const Outcome outcome = run({"eval", counts, "--topics-file", write("t.txt", "5 5 0\n0 0 0\n"), "--format", "json"});
  EXPECT_EQ(outcome.code, kExitDone) << outcome.err;
  EXPECT_TRUE(has(outcome.out, "\"effective_words\": {\n    \"mean\": 2,\n    \"topics\": [\n      2,\n      null\n"))
      << outcome.out;
  EXPECT_TRUE(has(outcome.out, "\"corpus\": \"input\"")) << outcome.out;
}

/// From "umass" to the end of the coherences.
std::string coherences(const std::string& json) {
  const std::size_t begin = json.find("\"umass\"");
  return json.substr(begin, json.find("\"diversity\"") - begin);
}

TEST_F(EvalCommandTest, CountsAllOfAReferenceInPlaceOfTheInput) {
  const std::string input = write("new.txt", "warm bread and butter; the baker likes warm bread\nseeds in the soil of roses\n");
  const std::string expected = coherences(run({"eval", model_, corpus_.texts(), "--format", "json"}).out);
  const Outcome outcome = run({"eval", model_, input, "--reference", corpus_.texts(), "--holdout", "2", "--format", "json"});
  EXPECT_EQ(outcome.code, kExitDone) << outcome.err;
  EXPECT_EQ(coherences(outcome.out), expected);
  EXPECT_TRUE(has(outcome.out, "texts\",\n    \"documents\": 12")) << outcome.out;
  const Outcome two = run({"eval", model_, input, "--reference", corpus_.path("texts/bread"), "--reference",
                           corpus_.path("texts/garden"), "--format", "json"});
  EXPECT_EQ(coherences(two.out), expected);
}

TEST_F(EvalCommandTest, LeavesOutWindowsThatAreHeldOut) {
  const std::string lines = "bread butter\nsoil seeds\nbread oven\nroses seeds\nbread butter\n";
  const std::string kept = write("kept.txt", "soil seeds\nroses seeds\n");
  const Outcome held_out = run({"eval", model_, write("all.txt", lines), "--holdout", "2", "--format", "json"});
  EXPECT_EQ(coherences(held_out.out),
            coherences(run({"eval", model_, write("all.txt", lines), "--reference", kept, "--format", "json"}).out));
}

TEST_F(EvalCommandTest, ReadsAReferenceForTopicsOfCounts) {
  write("vocab.n.txt", "soil\nbread\nroses\n");
  const std::string counts = write("docword.n.txt", "2\n3\n5\n1 1 4\n1 2 4\n1 3 4\n2 1 4\n2 3 4\n");
  const std::string model = corpus_.path("n.ldavi");
  run({"train", counts, "-k", "2", "--passes", "5", "-o", model, "-q"});
  const std::string reference = write("r.txt", "The Soil of roses!\nBread.\n");
  for (const Words& arguments :
       {Words{"eval", model, counts, "--reference", reference, "--format", "json"},
        Words{"eval", counts, "--topics-file", write("t.txt", "1 1 1\n"), "--reference", reference, "--format", "json"}}) {
    const Outcome outcome = run(arguments);
    EXPECT_EQ(outcome.code, kExitDone) << outcome.err;
    EXPECT_TRUE(has(outcome.out, "\"windows\": 2,")) << outcome.out;
  }
}

TEST_F(EvalCommandTest, RefusesAReferenceThatTellsNothing) {
  const auto fails = [&](const Words& arguments, int code, const std::string& message) {
    const Outcome outcome = run(arguments);
    EXPECT_EQ(outcome.code, code) << outcome.err;
    EXPECT_TRUE(has(outcome.err, message)) << outcome.err;
  };
  const std::string texts = corpus_.texts();
  fails({"eval", model_, texts, "--reference", write("z.txt", "zebra\n")}, kExitBadData,
        "z.txt: no document with a word that the topics know");
  fails({"eval", model_, texts, "--reference", corpus_.path("missing")}, kExitNoInput, "missing");
  const std::string counts = write("docword.c.txt", "2\n3\n4\n1 1 9\n1 2 8\n2 2 2\n2 3 9\n");
  fails({"eval", counts, "--topics-file", write("t.txt", "1 2 3\n"), "--reference", texts}, kExitUsage, "no names but w0, w1");
}

TEST_F(EvalCommandTest, CountsUnknownTokens) {
  const std::string input = write("new.txt", "warm bread butter oven zebra\nyak\nseeds soil roses water\n");
  const Outcome outcome = run({"eval", model_, input, "--format", "json"});
  EXPECT_EQ(number_in(outcome.out, "unknown_tokens"), 2.0) << outcome.out << outcome.err;
}

TEST_F(EvalCommandTest, ScoresItsOwnExportsAsTheModel) {
  const std::string input = write(
      "new.txt", "Warm bread and butter in the oven\nSeeds in the soil, roses and water\nflour and water\nroses like bread\n");
  const Words formats{"tsv", "csv", "npy"};
  const double expected = number_in(run({"eval", model_, input, "--format", "json"}).out, "perplexity");
  std::string alphas;
  const std::string shown = run({"inspect", model_, "--format", "json"}).out;
  const std::size_t begin = shown.find('[', shown.find("\"alpha\"")) + 1;
  for (const char c : shown.substr(begin, shown.find(']', begin) - begin)) alphas += c == '\n' ? ' ' : c;
  const std::string alpha = write("alpha.txt", alphas);
  for (const std::string& format : formats) {
    const std::string topics = corpus_.path("t." + format);
    ASSERT_EQ(run({"export", model_, "--format", format, "-o", topics}).code, kExitDone);
    Words arguments{"eval", input, "--topics-file", topics, "--alpha", alpha, "--format", "json"};
    if (format == "npy") arguments.insert(arguments.end(), {"--vocab", corpus_.path("t.terms.txt")});
    const Outcome outcome = run(arguments);
    EXPECT_EQ(outcome.code, kExitDone) << outcome.err;
    EXPECT_NEAR(number_in(outcome.out, "perplexity") / expected, 1.0, 1e-4) << format << outcome.out;
  }
}

TEST_F(EvalCommandTest, NamesTheAlphaItHasChosen) {
  const std::string counts = write("docword.c.txt", "4\n3\n8\n1 1 9\n1 2 8\n2 2 9\n2 3 9\n3 1 5\n3 2 9\n4 2 5\n4 3 7\n");
  const std::string topics = write("t.txt", "5 5 0\n0 5 5\n");
  const Outcome text = run({"eval", counts, "--topics-file", topics});
  EXPECT_EQ(text.code, kExitDone) << text.err;
  EXPECT_TRUE(has(text.out, "for every topic, the best of .01 .02 .05 .1 .2 .5 here")) << text.out;
  EXPECT_TRUE(has(run({"eval", counts, "--topics-file", topics, "--alpha", "0.3", "--format", "json"}).out, "\"alpha\": 0.3"));
  // Even topics leave nothing to learn: the perplexity is the number of words.
  const std::string even = write("even.txt", "1 1 1\n0 0 0\n");
  const Outcome flat = run({"eval", counts, "--topics-file", even, "--format", "json"});
  EXPECT_NEAR(number_in(flat.out, "perplexity"), 3.0, 1e-5);
  EXPECT_TRUE(has(flat.err, "1 topic without any weight")) << flat.err;
}

TEST_F(EvalCommandTest, LetsTheCountsKeepTheirOwnVocabulary) {
  const std::string counts = write("docword.n.txt", "2\n3\n5\n1 1 4\n1 2 4\n1 3 4\n2 1 4\n2 3 4\n");
  write("vocab.n.txt", "soil\nbread\nroses\n");
  const std::string topics = write("t.txt", "1 1\n");
  const std::string terms = write("terms.txt", "bread\nsoil\n");
  const Outcome outcome = run({"eval", counts, "--topics-file", topics, "--vocab", terms, "--format", "json"});
  EXPECT_EQ(outcome.code, kExitDone) << outcome.err;
  EXPECT_EQ(number_in(outcome.out, "unknown_tokens"), 8.0) << outcome.out;
}

TEST_F(EvalCommandTest, RefusesWhatDoesNotFit) {
  const std::string counts = write("docword.c.txt", "2\n3\n3\n1 1 9\n1 2 8\n2 3 9\n");
  const std::string text = write("new.txt", "warm bread\n");
  const auto fails = [&](const Words& arguments, int code, const std::string& message) {
    Words all{"eval"};
    all.insert(all.end(), arguments.begin(), arguments.end());
    const Outcome outcome = run(all);
    EXPECT_EQ(outcome.code, code) << outcome.err;
    EXPECT_TRUE(has(outcome.err, message)) << outcome.err;
    EXPECT_EQ(outcome.out, "");
  };
  fails({counts, "--topics-file", write("a.txt", "1 2 3 4\n")}, kExitBadData, "the topics are over 4 terms, expected 3");
  fails({counts, "--topics-file", write("b.txt", "1 2\n1 2\n1 2\n")}, kExitBadData, "is it transposed?");
  fails({counts, "--topics-file", write("c.txt", "1 nan 2\n")}, kExitBadData, "c.txt:1: 'nan' is no weight");
  fails({counts, "--topics-file", write("d.txt", "1 -1 2\n")}, kExitBadData, "negative");
  fails({counts, "--topics-file", corpus_.path("missing.npy")}, kExitNoInput, "missing.npy");
  fails({counts, "--topics-file", write("e.txt", "1 2 3\n"), "--alpha", corpus_.path("missing.txt")}, kExitNoInput,
        "missing.txt");
  fails({counts, "--topics-file", write("e.txt", "1 2 3\n"), "--alpha", write("alpha.txt", "1 2")}, kExitBadData,
        "2 numbers, expected one for each of 1 topic");
  fails({counts, "--topics-file", write("e.txt", "1 2 3\n"), "--vocab", write("v.txt", "a\nb\n")}, kExitBadData,
        "a line a column of the topics");
  fails({text, "--topics-file", write("e.txt", "1 2 3\n")}, kExitUsage, "--vocab is needed");
  fails({text, "--topics-file", write("e.txt", "1 2 3\n"), "--vocab", write("w.txt", "x\ny\nz\n")}, kExitBadData,
        "no document to score (1 of 1 without a known word)");
  fails({model_, write("zebra.txt", "zebra\nyak\n")}, kExitBadData, "no document to score");
  fails({model_, write("empty.txt", "")}, kExitBadData, "no document found");
  fails({model_, counts}, kExitUsage, "--vocab");
  fails({model_, corpus_.path("missing")}, kExitNoInput, "missing");
  fails({corpus_.path("missing.ldavi"), text}, kExitNoInput, "missing.ldavi");
  fails({text, text}, kExitBadData, "new.txt");
}

}  // namespace
}  // namespace ldavi::cli
