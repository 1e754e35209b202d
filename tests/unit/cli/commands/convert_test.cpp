// SPDX-License-Identifier: Apache-2.0
#include "cli/commands/convert.hpp"

#include <gtest/gtest.h>

#include "cli/exit_code.hpp"
#include "support/file_size_limit.hpp"
#include "unit/cli/tiny_corpus.hpp"

namespace ldavi::cli {
namespace {

using Names = std::set<std::string>;

TEST(ConvertArguments, BindToTheirFields) {
  const ConvertArguments arguments = parsed<ConvertCommand>(
      {"a", "b", "--to", "mtx", "--force", "-q", "--transpose", "--min-df", "3", "--label-field", "kind"});
  EXPECT_EQ(arguments.paths, (Words{"a", "b"}));
  EXPECT_EQ(arguments.to, "mtx");
  EXPECT_TRUE(arguments.force && arguments.quiet && arguments.load.read.transpose);
  EXPECT_EQ(arguments.load.pruning.min_documents, 3U);
  EXPECT_EQ(arguments.load.read.label_field, "kind");
  EXPECT_EQ(arguments.given, (Words{"min-df"}));
}

TEST(ConvertArguments, AreRefusedWithoutAnInputAndANamedOutput) {
  for (const Words& arguments :
       {Words{}, Words{"a"}, Words{"a", "-"}, Words{"a", ""}, Words{"a", "b.mtx", "c"}, Words{"a", "b.txt"},
        Words{"a", "b.mtx", "--to", "pdf"}, Words{"a", "b.ldacorpus.gz"}, Words{"a", "b.vocab", "--to", "mtx"},
        Words{"a", "b.csv", "--min-df", "2"}, Words{"a", "b.txt", "--to", "mallet", "--stopwords", "none"}})
    EXPECT_NE(refused<ConvertCommand>(arguments), "");
}

class ConvertCommandTest : public testing::Test {
 protected:
  Outcome convert(const std::string& in, const std::string& out, const Words& more = {}) const {
    Words arguments{"convert", path(in), path(out)};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run(arguments);
  }
  std::string path(const std::string& name) const { return corpus_.path(name); }
  std::string bytes(const std::string& name) const { return bytes_of_file(path(name)); }
  void write(const std::string& name, const std::string& content) const { corpus_.folder().write(name, content); }

  TinyCorpus corpus_;
};

TEST_F(ConvertCommandTest, WritesCountsWithTheirTermsBesideThem) {
  write("a/docword.x.txt", "3\n2\n2\n2 1 4\n2 2 1\n");
  write("a/vocab.x.txt", "fig\npear\n");
  const Outcome outcome = convert("a/docword.x.txt", "b.dat");

  EXPECT_EQ(outcome.code, kExitDone) << outcome.err;
  EXPECT_EQ(bytes("b.dat"), "0\n2 0:4 1:1\n0\n");
  EXPECT_EQ(bytes("b.vocab"), "fig\npear\n");
  EXPECT_EQ(outcome.out, "");
  EXPECT_EQ(outcome.err, "read 3 documents, 5 tokens of 2 terms\n  2 documents without a known word\nsaved " + path("b.dat") +
                             ", its terms are in " + path("b.vocab") + "\n");
}

TEST_F(ConvertCommandTest, WritesTextsAndTellsWhatTheFormatDoesNotHold) {
  const Outcome outcome = convert("texts", "x.mtx.gz", {"-q"});

  EXPECT_EQ(outcome.code, kExitDone) << outcome.err;
  EXPECT_EQ(outcome.err, "warning: left out, as mtx has no place for it: document ids, labels, text rules\n");
  EXPECT_EQ(bytes("x.mtx.gz").substr(0, 2), "\x1F\x8B");
  EXPECT_EQ(convert("x.mtx.gz", "x.dat.zst", {"-q"}).err, "");
  EXPECT_EQ(corpus_.folder().names(), (Names{"texts", "x.dat.zst", "x.mtx.gz", "x.vocab"}));
}

TEST_F(ConvertCommandTest, WritesAPreparedCorpusThatHoldsAll) {
  EXPECT_EQ(run({"prepare", corpus_.texts(), "-o", path("a.ldacorpus"), "-q"}).code, kExitDone);
  EXPECT_EQ(convert("texts", "b.ldacorpus", {"-q"}).err, "");
  EXPECT_EQ(bytes("a.ldacorpus"), bytes("b.ldacorpus"));
  EXPECT_EQ(convert("b.ldacorpus", "c.ldacorpus", {"-q"}).err, "");
  EXPECT_EQ(bytes("a.ldacorpus"), bytes("c.ldacorpus"));
  EXPECT_EQ(convert("b.ldacorpus", "d.ldacorpus", {"--min-df", "2"}).code, kExitUsage);
}

TEST_F(ConvertCommandTest, KeepsFilesThatAreThereUnlessItIsTold) {
  write("x.dat", "1 0:3\n");
  write("x.mtx", "old");
  EXPECT_EQ(convert("x.dat", "x.mtx").code, kExitCannotCreate);
  EXPECT_EQ(bytes("x.mtx"), "old");
  EXPECT_EQ(convert("x.dat", "x.mtx", {"--force"}).code, kExitDone);
  EXPECT_EQ(bytes("x.vocab"), "w0\n");

  write("y.vocab", "other\n");
  const Outcome outcome = convert("x.dat", "y.svm");
  EXPECT_EQ(outcome.code, kExitCannotCreate);
  EXPECT_NE(outcome.err.find("y.vocab: File exists, use --force to replace it"), std::string::npos) << outcome.err;
  EXPECT_EQ(convert("x.dat", "y.svm", {"--force"}).code, kExitDone);
  EXPECT_EQ(bytes("y.vocab"), "w0\n");
}

TEST_F(ConvertCommandTest, TakesAVocabularyThatSaysTheSame) {
  write("x.dat", "1 1:3\n");
  write("x.vocab", "fig\npear\n");
  EXPECT_EQ(convert("x.dat", "x.dat.gz").code, kExitDone);
  EXPECT_EQ(convert("x.dat", "x.mtx").code, kExitDone);
  EXPECT_EQ(bytes("x.vocab"), "fig\npear\n");
}

TEST_F(ConvertCommandTest, NeverWritesOverWhatItReads) {
  write("x.dat", "1 1:3\n");
  write("x.vocab", "fig\npear\n");
  EXPECT_EQ(convert("x.dat", "x.dat", {"--force"}).code, kExitUsage);
  EXPECT_EQ(convert("x.dat", "x.mtx", {"--force", "--min-df", "1"}).code, kExitUsage) << "would prune the vocabulary of x.dat";
  EXPECT_EQ(convert("x.dat", "x.vocab", {"--force", "--to", "corpus"}).code, kExitUsage);
  EXPECT_EQ(bytes("x.dat"), "1 1:3\n");
  EXPECT_EQ(bytes("x.vocab"), "fig\npear\n");
  EXPECT_EQ(corpus_.folder().names(), (Names{"texts", "x.dat", "x.vocab"}));
}

TEST_F(ConvertCommandTest, ReplacesAVocabularyThatIsBesideTheInputButNotRead) {
  write("t.txt", "fig fig\nfig pear\n");
  EXPECT_EQ(convert("t.txt", "t.dat", {"--min-df", "1", "--max-df", "1"}).code, kExitDone);
  EXPECT_EQ(convert("t.txt", "t.dat", {"--min-df", "2", "--max-df", "1", "--force"}).code, kExitDone);
  EXPECT_EQ(bytes("t.vocab"), "fig\n");
  EXPECT_EQ(bytes("t.dat"), "1 0:2\n1 0:1\n");
}

TEST_F(ConvertCommandTest, LeavesNothingBehindAfterAnError) {
  write("x.dat", "1 1:3\nx\n");
  EXPECT_EQ(convert("x.dat", "y.mtx").code, kExitBadData);
  EXPECT_EQ(convert("nowhere.dat", "y.mtx").code, kExitNoInput);
  EXPECT_EQ(convert("x.dat", "nowhere/y.mtx").code, kExitCannotCreate);
  EXPECT_EQ(run({"convert", path("x.dat"), "/dev/null", "--to", "mtx"}).code, kExitUsage);
  EXPECT_EQ(corpus_.folder().names(), (Names{"texts", "x.dat"}));
  EXPECT_EQ(convert("x.dat", "y.mtx", {"--on-bad-record", "skip"}).code, kExitDone);
  EXPECT_EQ(bytes("y.mtx"), "%%MatrixMarket matrix coordinate integer general\n2 2 1\n1 2 3\n");
}

TEST_F(ConvertCommandTest, LeavesNothingBehindWhereTheDiskIsFull) {
  std::string counts;
  for (int d = 0; d < 2000; ++d) counts += "3 0:1 1:2 2:3\n";
  write("x.dat", counts);
  {
    const FileSizeLimit limit(4096);
    EXPECT_EQ(convert("x.dat", "y.mtx").code, kExitInputOutput);
  }
  EXPECT_EQ(corpus_.folder().names(), (Names{"texts", "x.dat"}));
}

TEST_F(ConvertCommandTest, WritesTextsAsTextsThroughEachPairOfFormats) {
  std::string table = "id\tlabel\tdate\ttext\n";
  for (const char* text :
       {"", "=1+1", "\"", "a \"quoted\", text", "\\n\\r\\\\n", "\\t, ; \\t", " blanks ", "日本 é 😀", "\u2028</script>"})
    table += std::string("x") + text + "\t" + text + "\t-2020\t" + text + "\n";
  write("a.tsv", table);
  const Words names{"b.jsonl", "c.csv.gz", "d.tsv.zst", "e.csv", "f.jsonl.gz", "g.tsv", "h.ndjson.zst", "i.tsv"};
  std::string last = "a.tsv";
  for (const std::string& name : names) {
    const Outcome outcome = convert(last, name);
    EXPECT_EQ(outcome.code, kExitDone) << outcome.err;
    EXPECT_EQ(outcome.err, "read 9 documents\nsaved " + path(name) + "\n");
    last = name;
  }
  EXPECT_EQ(bytes("g.tsv"), table);
  EXPECT_EQ(bytes("i.tsv"), table);
  EXPECT_EQ(bytes("c.csv.gz").substr(0, 2), "\x1F\x8B");
}

TEST_F(ConvertCommandTest, WritesAFolderOfTextsToWhereItMayBeItself) {
  EXPECT_EQ(convert("texts", "texts/all.csv").code, kExitDone);
  const std::string csv = bytes("texts/all.csv");
  EXPECT_EQ(csv.find("id,label,date,text\r\nbread/0.txt,bread,,\"The baker"), 0U);
  EXPECT_EQ(std::count(csv.begin(), csv.end(), '\r'), 13);
  EXPECT_EQ(corpus_.folder().names(), (Names{"texts"}));
}

TEST_F(ConvertCommandTest, TellsWhatAFormatOfTextsDoesNotHold) {
  write("a.jsonl", R"({"id": "a b", "date": "2020", "text": "one"})");
  const Outcome outcome = convert("a.jsonl", "a.mallet", {"--to", "mallet", "-q"});
  EXPECT_EQ(
      outcome.err,
      "warning: left out, as mallet has no place for it: dates, blanks and first commas of ids and labels, no label or id "
      "(there stands X)\n");
  EXPECT_EQ(bytes("a.mallet"), "a_b\tX\tone\n");
}

TEST_F(ConvertCommandTest, MakesNoTextsOfCounts) {
  write("x.dat", "1 0:3\n");
  const Outcome outcome = convert("x.dat", "x.csv");
  EXPECT_EQ(outcome.code, kExitUsage);
  EXPECT_NE(outcome.err.find("x.dat holds counts, of which no text can be made for csv"), std::string::npos) << outcome.err;
  EXPECT_EQ(corpus_.folder().names(), (Names{"texts", "x.dat"}));
}

TEST_F(ConvertCommandTest, KeepsFilesOfTextsThatAreThere) {
  write("x.csv", "id,text\r\na,one\r\n");
  write("y.jsonl", "old");
  EXPECT_EQ(convert("x.csv", "y.jsonl").code, kExitCannotCreate);
  EXPECT_EQ(bytes("y.jsonl"), "old");
  EXPECT_EQ(convert("x.csv", "x.csv", {"--force"}).code, kExitUsage);
  EXPECT_EQ(convert("x.csv", "y.jsonl", {"--force"}).code, kExitDone);
  EXPECT_EQ(bytes("y.jsonl"), "{\"id\": \"a\", \"text\": \"one\"}\n");
}

TEST_F(ConvertCommandTest, LeavesNoTextsBehindAfterAnError) {
  write("x.jsonl", "{\"text\": \"one\"}\n{\n");
  write("none.csv", "id,text\r\n");
  EXPECT_EQ(convert("x.jsonl", "y.csv").code, kExitBadData);
  EXPECT_EQ(convert("none.csv", "y.csv").code, kExitBadData);
  EXPECT_EQ(convert("nowhere.csv", "y.csv").code, kExitNoInput);
  {
    write("z.txt", std::string(100'000, 'x'));
    const FileSizeLimit limit(4096);
    EXPECT_EQ(convert("z.txt", "y.csv").code, kExitInputOutput);
  }
  EXPECT_EQ(corpus_.folder().names(), (Names{"none.csv", "texts", "x.jsonl", "z.txt"}));
  EXPECT_EQ(convert("x.jsonl", "y.csv", {"--on-bad-record", "skip"}).code, kExitDone);
  EXPECT_EQ(bytes("y.csv"), "id,label,date,text\r\n1,,,one\r\n2,,,\r\n");
}

}  // namespace
}  // namespace ldavi::cli
