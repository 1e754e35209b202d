// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "ldavi/corpus/examination.hpp"

namespace ldavi {
namespace {

using Strings = std::vector<std::string>;

/// Nothing is wrong with it.
CorpusExamination sound() {
  CorpusExamination examination;
  examination.is_text = true;
  examination.documents = 1000;
  examination.tokens = 100'000;
  examination.lengths.deciles.fill(100);
  examination.languages = {{"en", 990}, {"", 10}};
  examination.loaded.stop_words = {"en", 0.4, true};
  return examination;
}

Strings codes(const CorpusExamination& examination) {
  Strings found;
  for (const Finding& finding : findings(examination)) {
    found.push_back(finding.code + (finding.grave ? "!" : ""));
    EXPECT_FALSE(finding.problem.empty());
    EXPECT_FALSE(finding.advice.empty());
  }
  return found;
}

TEST(Findings, AreNoneOfASoundCorpus) {
  EXPECT_EQ(codes(sound()), Strings{});
  EXPECT_EQ(verdict(sound()), "Good for topics: 1,000 English documents, half of them of 100 words or more.");
}

TEST(Findings, TellOfCopies) {
  CorpusExamination examination = sound();
  examination.copies.near_duplicates = 19;
  EXPECT_EQ(codes(examination), Strings{});
  examination.copies.duplicates = 100;
  EXPECT_EQ(codes(examination), Strings{"copies"});
  EXPECT_EQ(verdict(examination).substr(0, 49), "Good for topics once the warnings are looked at: ");
  examination.copies.duplicates = 481;
  EXPECT_EQ(codes(examination), Strings{"copies!"});
  EXPECT_EQ(
      verdict(examination),
      "50 % of the documents (500) are copies of others, 481 of them to the letter; keep one of each, else what is copied most "
      "becomes topics of its own.");
}

TEST(Findings, TellOfTooFewDocuments) {
  CorpusExamination examination = sound();
  examination.documents = 150;
  EXPECT_EQ(codes(examination), Strings{"few_documents"});
  examination.documents = 12;
  EXPECT_EQ(codes(examination), Strings{"few_documents!"});
  EXPECT_NE(verdict(examination).find("-k 5"), std::string::npos);
  examination.lengths.deciles.fill(5000);
  EXPECT_NE(verdict(examination).find("chapters"), std::string::npos);
}

TEST(Findings, TellOfDocumentsWithoutWords) {
  CorpusExamination examination = sound();
  examination.loaded.empty_documents = 300;
  EXPECT_EQ(codes(examination), Strings{"without_words!"});
  EXPECT_NE(verdict(examination).find("--min-df"), std::string::npos);
  examination.blank = 300;
  EXPECT_NE(verdict(examination).find("another field"), std::string::npos);
  examination.loaded.read.bad_records = 300;
  EXPECT_NE(verdict(examination).find("could not be read"), std::string::npos);
}

TEST(Findings, TellOfSeveralLanguages) {
  CorpusExamination examination = sound();
  examination.languages = {{"en", 900}, {"de", 90}, {"", 10}};
  EXPECT_EQ(codes(examination), Strings{"languages"});
  examination.languages = {{"en", 600}, {"de", 390}, {"", 10}};
  EXPECT_EQ(codes(examination), Strings{"languages!"});
  EXPECT_NE(verdict(examination).find("English 61 %, German 39 %"), std::string::npos) << verdict(examination);
}

TEST(Findings, TellOfWhatCouldNotBeRead) {
  CorpusExamination examination = sound();
  examination.loaded.read.bad_records = 1;
  examination.loaded.read.binary_files = 1;
  examination.loaded.read.invalid_sequences = 1;
  examination.loaded.duplicate_ids = 1;
  EXPECT_EQ(codes(examination), (Strings{"bad_records", "ill_formed", "binary_files", "duplicate_ids"}));
  examination.loaded.read.invalid_sequences = 1000;
  EXPECT_EQ(codes(examination).front(), "ill_formed!") << "the grave ones come first";
}

TEST(Findings, TellOfWords) {
  CorpusExamination examination = sound();
  examination.lengths.deciles.fill(5);
  examination.loaded.stop_words = {"none", 0.01, true};
  examination.lines.repeated = 1;
  EXPECT_EQ(codes(examination), (Strings{"short", "no_stop_words", "repeated_lines"}));
  CorpusExamination counts = sound();
  counts.is_text = false;
  counts.loaded.made_up_terms = true;
  EXPECT_EQ(codes(counts), Strings{"made_up_terms"});
}

TEST(Findings, TellOfNothingToLearnFrom) {
  CorpusExamination examination;
  examination.refusal = "letters.txt: no word found";
  EXPECT_EQ(codes(examination), Strings{"refused!"});
  EXPECT_EQ(verdict(examination), "There is nothing to learn from; letters.txt: no word found.");
}

}  // namespace
}  // namespace ldavi
