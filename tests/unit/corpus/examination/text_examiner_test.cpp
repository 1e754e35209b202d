// SPDX-License-Identifier: Apache-2.0
#include "corpus/examination/text_examiner.hpp"

#include <gtest/gtest.h>

#include "ldavi/text/analyzer.hpp"

namespace ldavi {
namespace {

void show(TextExaminer& examiner, const std::string& text, const std::string& problem = {}) {
  Analyzer analyzer(text_rules({}));
  Tokens tokens;
  analyzer.analyze(text, tokens);
  Document document;
  document.text = text;
  document.problem = problem;
  examiner.see(document, tokens);
}

TEST(TextExaminer, TellsWhatItWasShown) {
  TextExaminer examiner;
  show(examiner, "Bread and butter.");
  show(examiner, "Bread and butter.");
  show(examiner, " \n");
  show(examiner, "", "it is a broken link");
  EXPECT_FALSE(examiner.has_ended());
  ReadReport read;
  read.bad_records = 1;
  examiner.see_end(read, 3);
  EXPECT_TRUE(examiner.has_ended());

  const CorpusExamination examination = examiner.examination();
  EXPECT_TRUE(examination.is_text);
  EXPECT_EQ(examination.documents, 4U);
  EXPECT_EQ(examination.bytes, 36U);
  EXPECT_EQ(examination.tokens, 6U);
  EXPECT_EQ(examination.distinct_words, 3U);
  EXPECT_EQ(examination.blank, 1U) << "a bad record is not blank";
  EXPECT_EQ(examination.lengths.most(), 3U);
  EXPECT_EQ(examination.copies.duplicates, 1U);
  EXPECT_EQ(examination.loaded.read.bad_records, 1U);
  EXPECT_EQ(examination.scripts.at(0).script, "Latin");
}

}  // namespace
}  // namespace ldavi
