// SPDX-License-Identifier: Apache-2.0
#include "ldavi/corpus/load.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "ldavi/base/error.hpp"
#include "support/temporary_folder.hpp"
#include "unit/corpus/read_documents.hpp"

namespace ldavi {
namespace {

class LoadTest : public testing::Test {
 protected:
  LoadTest() { options_.pruning = {1, 1.0}; }

  LoadedCorpus load(const std::string& lines) { return load_corpus({files_.write("in.txt", lines)}, options_); }

  /// What is wrong with the input, after the folder's name.
  std::string problem(const std::string& name) {
    const std::string message = message_of<ParseError>([&] { load_corpus({files_.file(name)}, options_); });
    return message.substr(std::min(message.find(name), message.size()));
  }

  TemporaryFolder files_;
  LoadOptions options_;
};

const char* const kEnglish =
    "The cat sat on the mat and the dog was at the door\nIt is the cat that the dog was with in the garden\n"
    "They have seen the dog and the cat in the house\n";

TEST_F(LoadTest, CountsTheWordsOfText) {
  options_.text.stop_words = "none";
  const LoadedCorpus loaded = load("Pear fig pear\n\nFIG\n");

  EXPECT_EQ(loaded.corpus.vocabulary.terms(), (Strings{"fig", "pear"}));
  EXPECT_EQ(loaded.corpus.ids, (Strings{"1", "2", "3"}));
  EXPECT_EQ(loaded.corpus.terms, (Numbers{0, 1, 0}));
  EXPECT_EQ(loaded.corpus.counts, (Numbers{1, 2, 1}));
  EXPECT_EQ(loaded.empty_documents, 1u);
  EXPECT_FALSE(loaded.made_up_terms);
}

TEST_F(LoadTest, KeepsIdsLabelsAndDates) {
  const LoadedCorpus loaded = load_corpus(
      {files_.write("in.jsonl", "{\"id\": \"a\", \"text\": \"pear\", \"label\": \"x\", \"date\": 1999}\n{\"text\": null}\n")},
      options_);

  EXPECT_EQ(loaded.corpus.ids, (Strings{"a", "2"}));
  EXPECT_EQ(loaded.corpus.labels, (Strings{"x", ""}));
  EXPECT_EQ(loaded.corpus.dates, (Strings{"1999", ""}));
}

TEST_F(LoadTest, KeepsDuplicateIdsAndCountsThem) {
  const std::string record = "{\"id\": \"a\", \"text\": \"pear\"}\n";
  const LoadedCorpus loaded = load_corpus({files_.write("in.jsonl", record + record + record)}, options_);

  EXPECT_EQ(loaded.corpus.ids, (Strings{"a", "a", "a"}));
  EXPECT_EQ(loaded.duplicate_ids, 2u);
}

TEST_F(LoadTest, ChoosesTheStopWordsOfEnglishText) {
  const LoadedCorpus loaded = load(kEnglish);

  EXPECT_EQ(loaded.stop_words.language, "en");
  EXPECT_GT(loaded.stop_words.coverage, 0.3);
  ASSERT_TRUE(loaded.text.has_value());
  EXPECT_EQ(loaded.text->stop_words_name, "en");
  EXPECT_EQ(loaded.text->stop_words, stop_word_list("en"));
  EXPECT_EQ(loaded.corpus.vocabulary.find("the"), std::nullopt);
  EXPECT_NE(loaded.corpus.vocabulary.find("cat"), std::nullopt);
  EXPECT_GT(loaded.pruning.stop_word_tokens, 10u);
}

TEST_F(LoadTest, ChoosesTheStopWordsOfChineseText) {
  const LoadedCorpus loaded =
      load("我们的猫在花园里,它是白色的。\n他们的狗也在花园里,这是一只很大的狗。\n我和你都喜欢这只猫,因为它不是狗。\n");

  EXPECT_EQ(loaded.stop_words.language, "zh");
  EXPECT_EQ(loaded.corpus.vocabulary.find("的"), std::nullopt);
  EXPECT_NE(loaded.corpus.vocabulary.find("狗"), std::nullopt);
}

TEST_F(LoadTest, TakesNoStopWordsWhereNoneAreAskedFor) {
  options_.text.stop_words = "none";
  const LoadedCorpus loaded = load(kEnglish);

  EXPECT_EQ(loaded.stop_words.language, "none");
  EXPECT_EQ(loaded.text->stop_words_name, "none");
  EXPECT_NE(loaded.corpus.vocabulary.find("the"), std::nullopt);
}

TEST_F(LoadTest, TakesTheStopWordsOfTheLanguageAskedFor) {
  options_.text.stop_words = "de";
  const LoadedCorpus loaded = load(kEnglish);

  EXPECT_EQ(loaded.text->stop_words, stop_word_list("de"));
  EXPECT_EQ(loaded.stop_words.language, "de");
  EXPECT_LT(loaded.stop_words.coverage, 0.2);
}

TEST_F(LoadTest, TellsWhatShapedTheCorpus) {
  using Options = std::vector<std::pair<std::string, std::string>>;
  std::string text;
  for (int i = 0; i < 12; ++i) text += i % 3 == 0 ? "cat dog\n" : "bird\n";
  EXPECT_EQ(load_corpus({files_.write("a.txt", text)}, {}).options, (Options{{"min-df", "2"}, {"max-df", "0.5"}}));
  EXPECT_EQ(load_corpus({files_.write("b.txt", "cat\n")}, {}).options, (Options{{"min-df", "1"}, {"max-df", "1"}}));

  const std::string counts = files_.write("docword.x.txt", "1\n1\n1\n1 1 1\n");
  EXPECT_EQ(load_corpus({counts}, {}).options, Options{}) << "counts are taken whole";
  LoadOptions options;
  options.pruning.max_share = 1.0;
  options.read.text_field = "body";
  EXPECT_EQ(load_corpus({counts}, options).options, (Options{{"min-df", "1"}, {"max-df", "1"}}));
  const std::string json = files_.write("a.jsonl", "{\"body\": \"cat\"}\n");
  EXPECT_EQ(load_corpus({json}, options).options, (Options{{"min-df", "1"}, {"max-df", "1"}, {"text-field", "body"}}));
}

TEST_F(LoadTest, OpensTheFileOfStopWordsBeforeItReads) {
  options_.text.stop_words = files_.file("nowhere.txt");
  const std::string bad = files_.write("bad.jsonl", "no JSON\n");
  EXPECT_THROW(load_corpus({bad}, options_), IoError);
}

TEST_F(LoadTest, TakesTheStopWordsOfAFile) {
  options_.text.stop_words = files_.write("words.txt", "cat\ndog\n");
  const LoadedCorpus loaded = load("cat dog fig fig\n");

  EXPECT_EQ(loaded.text->stop_words_name, "file:words.txt");
  EXPECT_EQ(loaded.stop_words.coverage, 0.5);
  EXPECT_EQ(loaded.corpus.vocabulary.terms(), (Strings{"fig"}));

  options_.text.stop_words = files_.file("nowhere.txt");
  EXPECT_THROW(load("cat\n"), IoError);
}

TEST_F(LoadTest, MakesTheSameVocabularyWhateverTheOrderOfTheFiles) {
  const std::string a = files_.write("a.txt", kEnglish);
  const std::string b = files_.write("b.txt", "A zebra and the dog\nthe cat is with an ant\n");
  const Corpus first = load_corpus({a, b}, options_).corpus;
  const Corpus second = load_corpus({b, a}, options_).corpus;

  EXPECT_EQ(first.vocabulary.terms(), second.vocabulary.terms());
  EXPECT_EQ(first.vocabulary.counts(), second.vocabulary.counts());
  EXPECT_EQ(first.ids[0], "a.txt:1");
  EXPECT_EQ(second.ids[0], "b.txt:1");
}

TEST_F(LoadTest, CountsWhatTheReadersMet) {
  files_.write("folder/a", "pear \xFF fig");
  files_.write("folder/.b", "x");
  files_.write("folder/c", std::string("\0", 1));
  const std::string json = files_.write("in.jsonl", "{\"text\": \"\xFF pear\"}\n{\"text\": 1}\n");
  options_.read.skip_bad_records = true;
  const LoadedCorpus loaded = load_corpus({files_.file("folder"), json}, options_);

  EXPECT_EQ(loaded.corpus.ids, (Strings{"folder/a", "in.jsonl:1", "in.jsonl:2"}));
  EXPECT_EQ(loaded.read.invalid_sequences, 2u);
  EXPECT_EQ(loaded.read.hidden_files, 1u);
  EXPECT_EQ(loaded.read.binary_files, 1u);
  EXPECT_EQ(loaded.read.bad_records, 1u);
  EXPECT_EQ(loaded.empty_documents, 1u);
}

TEST_F(LoadTest, StopsAtABadRecord) {
  files_.write("in.jsonl", "{\"text\": \"pear\"}\n{\"text\": 1}\n");
  EXPECT_EQ(problem("in.jsonl"), "in.jsonl:2: field 'text' is a number, expected a string");
}

TEST_F(LoadTest, TakesCountsWhole) {
  files_.write("vocab.x.txt", "the\nfig\nnever\n");
  options_.pruning = {};
  const LoadedCorpus loaded = load_corpus({files_.write("docword.x.txt", "3\n3\n2\n1 1 2\n3 2 1\n")}, options_);

  EXPECT_EQ(loaded.corpus.vocabulary.terms(), (Strings{"the", "fig", "never"}));
  EXPECT_EQ(loaded.corpus.ids, (Strings{"1", "2", "3"}));
  EXPECT_EQ(loaded.empty_documents, 1u);
  EXPECT_FALSE(loaded.text.has_value());
  EXPECT_EQ(loaded.stop_words.language, "none");
  EXPECT_FALSE(loaded.made_up_terms);
}

TEST_F(LoadTest, SaysWhereTermsAreMadeUp) {
  const LoadedCorpus loaded = load_corpus({files_.write("docword.x.txt", "1\n1\n1\n1 1 2\n")}, options_);

  EXPECT_TRUE(loaded.made_up_terms);
  EXPECT_EQ(loaded.corpus.vocabulary.terms(), (Strings{"w0"}));
}

TEST_F(LoadTest, RefusesAnInputWithoutDocuments) {
  files_.write("in.txt", "");
  EXPECT_EQ(problem("in.txt"), "in.txt: no document found, expected at least one");
  files_.write("docword.x.txt", "0\n1\n0\n");
  EXPECT_EQ(problem("docword.x.txt"), "docword.x.txt: no document found, expected at least one");
  files_.write("folder/.a", "x");
  files_.write("folder/b", std::string("\0", 1));
  EXPECT_EQ(problem("folder"), "folder: no document found (1 hidden and 1 binary files left out), expected at least one");
}

TEST_F(LoadTest, RefusesAnInputWithoutWords) {
  files_.write("in.txt", "\n ... \n");
  EXPECT_EQ(problem("in.txt"), "in.txt: no word found in 2 documents, expected text");
}

TEST_F(LoadTest, SaysWhatPruningDroppedWhereNothingIsLeft) {
  options_.text.stop_words = files_.write("words.txt", "the\n");
  options_.pruning = {2, 0.5};
  files_.write("in.txt", "the fig\nthe all\nthe all\n");
  EXPECT_EQ(problem("in.txt"),
            "in.txt: no term is left of the 3 in 3 documents: 1 stop words, 1 in fewer than 2 documents, 1 in more than 50 % "
            "of them, "
            "choose other stop words with --stopwords, lower --min-df, raise --max-df");
}

TEST_F(LoadTest, RefusesCountsThatAreAllZero) {
  files_.write("docword.x.txt", "1\n1\n1\n1 1 0\n");
  options_.pruning = {};
  EXPECT_EQ(problem("docword.x.txt"), "docword.x.txt: every count is zero, expected documents with terms");
  files_.write("x.dat", "0\n0\n");
  EXPECT_EQ(problem("x.dat"), "x.dat: no term found in 2 documents, expected documents with terms");
}

TEST_F(LoadTest, NamesAllProblemsOfTheOptions) {
  options_.pruning = {0, 2.0};
  options_.text.min_length = 0;
  const std::string message = message_of<InvalidArgument>([&] { load("pear\n"); });

  EXPECT_EQ(std::count(message.begin(), message.end(), ';'), 2) << message;
}

TEST_F(LoadTest, RefusesCountsBesideText) {
  const std::string counts = files_.write("docword.x.txt", "1\n1\n1\n1 1 2\n");
  EXPECT_THROW(load_corpus({files_.write("a.txt", "x"), counts}, options_), InvalidArgument);
}

}  // namespace
}  // namespace ldavi
