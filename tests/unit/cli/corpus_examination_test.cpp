// SPDX-License-Identifier: Apache-2.0
#include "cli/corpus_examination.hpp"

#include <gtest/gtest.h>

#include "support/planted_corpus.hpp"
#include "unit/cli/examination_sample.hpp"

namespace ldavi::cli {
namespace {

TEST(CorpusExaminationText, TellsWhatWasFound) {
  const std::string text = examination_text({"letters"}, sample_examination(), {});

  for (const char* line :
       {"texts           letters\n", "documents       4, 1.2 kB of text\n",
        "                1 blank document, 1 document without a word that is kept\n",
        "length          half of them have 50 words or fewer, a tenth 1 or fewer, a tenth 90 or more; 0 to 100\n",
        "words           200, 90 different ones\n", "vocabulary      2 terms would be kept, 2.0 % of all words\n",
        "                left out: 30 stop words (42 %), 58 in fewer than 2 documents (56 %)\n",
        "languages       English 75 %, not clear 25 % of the documents\n",
        "scripts         Latin 99.9 %, Greek 0.1 % of the letters\n",
        "stop words      English, chosen because they are 42 % of all words\n",
        "copies          1 document to the letter, 0 nearly, in 1 group\n", "                2 documents: a, b\\u{1b}[31m\n",
        "repeated lines  1 line in many documents\n", "                in 3 documents: Printed on paper\\u{1b}[31m\n",
        "more stop words also (50 %)\n", "labels          2 of 3 documents: food (2), garden (1)\n",
        "dates           of 2 documents: 1999 to 2021\n", "reading         1 hidden file skipped\n",
        "warning         Only 3 documents with words"}) {
    EXPECT_NE(text.find(line), std::string::npos) << line << text;
  }
  EXPECT_NE(text.find("\nverdict         25 % of the documents"), std::string::npos) << text;
  EXPECT_EQ(text.find("training"), std::string::npos);
}

TEST(CorpusExaminationText, TellsLittleOfNothing) {
  CorpusExamination examination;
  examination.documents = 2;
  examination.refusal = "no word found";
  examination.copies = {1, 0, 1, {{2, 1, {0, 1}}}};
  const std::string text = examination_text({"docword.x.txt"}, examination, {});

  EXPECT_NE(text.find("counts          docword.x.txt\n"), std::string::npos) << text;
  EXPECT_NE(text.find("2 documents: number 1, number 2\n"), std::string::npos) << text;
  EXPECT_NE(text.find("verdict         There is nothing to learn from; no word found.\n"), std::string::npos) << text;
  for (const char* line : {"vocabulary", "languages", "labels", "dates", "reading"}) {
    EXPECT_EQ(text.find(line), std::string::npos) << line << text;
  }
}

TEST(UsualPlans, AreThoseOfTrain) {
  LoadedCorpus loaded;
  loaded.corpus = plant_corpus({.num_topics = 3, .num_terms = 100, .num_documents = 200, .mean_tokens = 50}).corpus;
  const std::vector<UsualPlan> plans = usual_plans(loaded);

  ASSERT_EQ(plans.size(), 3U);
  EXPECT_EQ(plans[1].num_topics, 100);
  TrainingArguments arguments;
  arguments.train.num_topics = 100;
  check_training_options(arguments);
  EXPECT_EQ(plans[1].run.memory_bytes(), plan_run(loaded, arguments.train).memory_bytes());
  const std::string text = examination_text({"letters"}, sample_examination(), plans);
  EXPECT_NE(text.find("training        -k 20: about "), std::string::npos) << text;
  EXPECT_TRUE(usual_plans(LoadedCorpus()).empty());
}

}  // namespace
}  // namespace ldavi::cli
