// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "cli/corpus_examination.hpp"
#include "unit/cli/examination_sample.hpp"

namespace ldavi::cli {
namespace {

TEST(CorpusExaminationJson, TellsWhatWasFound) {
  const std::string json =
      examination_json({"letters"}, sample_examination(), {{20, {{"cvb0", "the best topics", 5, 2.5}, 10, 0}}});

  for (const char* member : {"\"kind\": \"corpus\"",   "\"content\": \"text\"",
                             "\"documents\": 4",       "\"empty\": 1",
                             "\"without_words\": 1",   "\"duplicates\": 1",
                             "\"near_duplicates\": 0", "\"tokens\": 200",
                             "\"terms\": 90",          "\"median\": 50",
                             "\"language\": null",     "\"script\": \"Greek\"",
                             "\"stop_words\": \"en\"", "\"term\": \"also\"",
                             "\"distinct\": 2",        "\"first\": \"1999\"",
                             "\"hidden_files\": 1",    "\"memory_bytes\": 15",
                             "\"refusal\": null",      "\"code\": \"few_documents\"",
                             "\"grave\": true",        "\"verdict\": \"25 % of the documents"}) {
    EXPECT_NE(json.find(member), std::string::npos) << member << json;
  }
  EXPECT_EQ(json.find('\x1b'), std::string::npos);
}

TEST(CorpusExaminationJson, KnowsNoIdsWhereNothingIsLeft) {
  CorpusExamination examination;
  examination.refusal = "no word found";
  examination.copies = {1, 0, 1, {{2, 1, {0, 1}}}};
  const std::string json = examination_json({"-"}, examination, {});

  EXPECT_NE(json.find("\"id\": null"), std::string::npos) << json;
  EXPECT_NE(json.find("\"refusal\": \"no word found\""), std::string::npos) << json;
}

}  // namespace
}  // namespace ldavi::cli
