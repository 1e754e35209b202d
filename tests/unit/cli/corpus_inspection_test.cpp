// SPDX-License-Identifier: Apache-2.0
#include "cli/corpus_inspection.hpp"

#include <gtest/gtest.h>

namespace ldavi::cli {
namespace {

LoadedCorpus sample() {
  LoadedCorpus loaded;
  loaded.corpus.vocabulary = Vocabulary({"w0"}, {1}, {3});
  loaded.corpus.offsets = {0, 1, 1};
  loaded.corpus.terms = {0};
  loaded.corpus.counts = {3};
  loaded.corpus.ids = {"a", "a"};
  loaded.corpus.labels = {"fruit", ""};
  loaded.options = {{"min-df", "\x1b[31m"}};
  loaded.empty_documents = 1;
  loaded.duplicate_ids = 1;
  loaded.made_up_terms = true;
  return loaded;
}

TEST(CorpusInspection, TellsWhatIsInIt) {
  const std::string text = corpus_text("c.ldacorpus", sample());

  for (const char* line : {"corpus          c.ldacorpus\n", "documents       2, 1 of them without a known word\n",
                           "tokens          3, 1 distinct term of documents\n", "terms           1, named by their numbers\n",
                           "ids             1 document with an id that another one has\n", "labels          of 1 document\n",
                           "options         min-df = \\u{1b}[31m\n"}) {
    EXPECT_NE(text.find(line), std::string::npos) << line << text;
  }
  EXPECT_EQ(text.find("dates"), std::string::npos);
}

TEST(CorpusInspection, IsJsonOnRequest) {
  const std::string json = corpus_json("c.ldacorpus", sample());

  for (const char* member : {"\"kind\": \"corpus\"", "\"documents\": 2", "\"empty\": 1", "\"tokens\": 3", "\"terms\": 1",
                             "\"labels\": 1", "\"dates\": 0", "\"text\": null"}) {
    EXPECT_NE(json.find(member), std::string::npos) << member << json;
  }
}

}  // namespace
}  // namespace ldavi::cli
