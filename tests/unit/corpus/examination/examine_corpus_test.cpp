// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "ldavi/base/error.hpp"
#include "ldavi/corpus/examination.hpp"
#include "support/temporary_folder.hpp"

namespace ldavi {
namespace {

CorpusExamination examine(const std::string& path, const LoadOptions& options = {}) { return examine_corpus({path}, options); }

TEST(ExamineCorpus, TellsOfTextsWithLabelsAndDates) {
  const TemporaryFolder folder;
  const std::string path =
      folder.write("news.jsonl",
                   "{\"id\":\"a\",\"text\":\"Bread and butter\",\"label\":\"food\",\"date\":\"2021-02-03\"}\n"
                   "{\"id\":\"b\",\"text\":\"Bread and butter\",\"label\":\"food\",\"date\":\"1999-01-01\"}\n"
                   "{\"id\":\"c\",\"text\":\"Soil and seeds\",\"label\":\"garden\"}\n"
                   "{\"id\":\"d\",\"text\":\"\"}\n");
  const CorpusExamination examination = examine(path);

  EXPECT_EQ(examination.documents, 4U);
  EXPECT_EQ(examination.loaded.empty_documents, 1U);
  EXPECT_EQ(examination.blank, 1U);
  EXPECT_EQ(examination.tokens, 9U);
  EXPECT_EQ(examination.distinct_words, 5U);
  EXPECT_EQ(examination.loaded.stop_words.language, "en");
  EXPECT_EQ(examination.loaded.corpus.num_terms(), 4U);
  EXPECT_EQ(examination.copies.duplicates, 1U);
  EXPECT_EQ(examination.labelled, 3U);
  EXPECT_EQ(examination.distinct_labels, 2U);
  ASSERT_EQ(examination.labels.size(), 2U);
  EXPECT_EQ(examination.labels[0].label, "food");
  EXPECT_EQ(examination.labels[0].documents, 2U);
  EXPECT_EQ(examination.dated, 2U);
  EXPECT_EQ(examination.first_date, "1999-01-01");
  EXPECT_EQ(examination.last_date, "2021-02-03");
  EXPECT_EQ(examination.refusal, "");
}

TEST(ExamineCorpus, OrdersDatesByTime) {
  const TemporaryFolder folder;
  const auto line = [](const std::string& date) { return "{\"text\":\"Bread\",\"date\":\"" + date + "\"}\n"; };
  const CorpusExamination dated =
      examine(folder.write("a.jsonl", line("1 May") + line("+12026") + line("-0044-03-15") + line("1999-W01") + line("soon")));
  EXPECT_EQ(dated.dated, 5U);
  EXPECT_EQ(dated.first_date, "-0044-03-15");
  EXPECT_EQ(dated.last_date, "+12026");
  const CorpusExamination others = examine(folder.write("b.jsonl", line("soon") + line("1 May")));
  EXPECT_EQ(others.first_date, "1 May");
  EXPECT_EQ(others.last_date, "soon");
}

TEST(ExamineCorpus, IsTheSameInLittleMemory) {
  const TemporaryFolder folder;
  std::string lines;
  for (int i = 0; i < 300; ++i) lines += "bread butter flour " + std::string(i % 3 == 0 ? "soil" : "oven") + "\n";
  const std::string path = folder.write("lines.txt", lines);
  LoadOptions little;
  little.memory_bytes = 1;
  little.temporary_folder = folder.path();
  const CorpusExamination examination = examine(path, little);

  EXPECT_TRUE(examination.loaded.in_temporary_file);
  EXPECT_EQ(examination.copies.duplicates, examine(path).copies.duplicates);
  EXPECT_EQ(content_hash(examination.loaded.corpus), content_hash(examine(path).loaded.corpus));
}

TEST(ExamineCorpus, TellsOfTextsOfWhichNothingIsLeft) {
  const TemporaryFolder folder;
  const CorpusExamination examination = examine(folder.write("lines.txt", "\n\nand the\n"));

  EXPECT_EQ(examination.documents, 3U);
  EXPECT_EQ(examination.blank, 2U);
  EXPECT_EQ(examination.distinct_words, 2U);
  EXPECT_NE(examination.refusal.find("no term is left"), std::string::npos) << examination.refusal;
  EXPECT_EQ(examination.loaded.corpus.num_documents(), 0U);
}

TEST(ExamineCorpus, ThrowsWhereTextCannotBeRead) {
  const TemporaryFolder folder;
  EXPECT_THROW(examine(folder.write("bad.jsonl", "{\"text\":\"Bread\"}\n{\"text\":\n")), ParseError);
  EXPECT_THROW(examine(folder.file("nowhere.txt")), IoError);
  LoadOptions options;
  options.text.min_length = 0;
  EXPECT_THROW(examine(folder.write("lines.txt", "Bread\n"), options), InvalidArgument);
}

TEST(ExamineCorpus, TellsOfCounts) {
  const TemporaryFolder folder;
  const std::string path = folder.write("docword.x.txt", "4\n3\n6\n1 1 2\n1 2 1\n2 1 2\n2 2 1\n3 1 1\n3 2 4\n");
  const CorpusExamination examination = examine(path);

  EXPECT_FALSE(examination.is_text);
  EXPECT_EQ(examination.documents, 4U);
  EXPECT_EQ(examination.tokens, 11U);
  EXPECT_EQ(examination.distinct_words, 3U);
  EXPECT_EQ(examination.blank, 1U);
  EXPECT_EQ(examination.lengths.most(), 5U);
  EXPECT_EQ(examination.copies.duplicates, 1U);
  EXPECT_EQ(examination.copies.near_duplicates, 1U) << "the same terms in other numbers";
  EXPECT_TRUE(examination.loaded.made_up_terms);
  EXPECT_TRUE(examination.languages.empty());
}

}  // namespace
}  // namespace ldavi
