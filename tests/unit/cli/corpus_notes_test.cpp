// SPDX-License-Identifier: Apache-2.0
#include "cli/corpus_notes.hpp"

#include <gtest/gtest.h>

#include "unit/cli/cli_testing.hpp"

namespace ldavi::cli {
namespace {

LoadedCorpus sample() {
  LoadedCorpus loaded;
  loaded.corpus.vocabulary = Vocabulary({"fig"}, {1}, {3});
  loaded.corpus.offsets = {0, 1, 1};
  loaded.corpus.terms = {0};
  loaded.corpus.counts = {3};
  loaded.corpus.ids = {"a", "a"};
  loaded.text = text_rules({});
  loaded.text->stop_words_name = "en";
  loaded.stop_words = {"en", 0.25, true};
  loaded.empty_documents = 1;
  loaded.duplicate_ids = 1;
  return loaded;
}

std::string noted(const LoadedCorpus& loaded) {
  const CaughtStream err(STDERR_FILENO);
  Terminal terminal;
  note_corpus(terminal, loaded);
  return err.text();
}

TEST(NoteCorpus, TellsWhatWasRead) {
  EXPECT_EQ(noted(sample()),
            "read 2 documents, 3 tokens of 1 term\n  1 document without a known word\n"
            "  stop words: English, chosen because they are 25 % of all words\n"
            "warning: 1 document with an id that another one has; all are kept\n");
}

TEST(NoteCorpus, GivesNoReasonForStopWordsThatAPersonChose) {
  LoadedCorpus loaded = sample();
  loaded.stop_words.automatic = false;

  EXPECT_NE(noted(loaded).find("  stop words: English\n"), std::string::npos);
}

TEST(NoteCorpus, TellsOfBadRecordsWithoutExamples) {
  LoadedCorpus loaded = sample();
  loaded.read.bad_records = 2;

  EXPECT_NE(noted(loaded).find("2 records could not be read; what has a row there has an empty one\n"), std::string::npos);
}

}  // namespace
}  // namespace ldavi::cli
