// SPDX-License-Identifier: Apache-2.0
#include "cli/token_table.hpp"

#include <gtest/gtest.h>

#include "support/sample_model.hpp"

namespace ldavi::cli {
namespace {

ExplainedDocument some_document() {
  ExplainedDocument explained;
  explained.document.counted.id = "a,\t\"b\"";
  explained.document.text = "Dance zebra";
  explained.document.words = {{{0, 5}, 3}, {{6, 11}, kNoTerm}};
  explained.topics = {2, kNoTopic};
  return explained;
}

std::string written(TableFormat format, bool header) {
  const TopicModel model = sample_model();
  std::string out;
  TokenTable table(model, format, header, [&](std::string_view bytes) { out += bytes; });
  table.write(some_document());
  return out;
}

TEST(TokenTable, HasARowAToken) {
  EXPECT_EQ(written(TableFormat::kTsv, true), "id\ttoken\tterm\ttopic\na,\\t\"b\"\t1\tdance\t2\na,\\t\"b\"\t2\tzebra\t\n");
  EXPECT_EQ(written(TableFormat::kCsv, false), "\"a,\t\"\"b\"\"\",1,dance,2\r\n\"a,\t\"\"b\"\"\",2,zebra,\r\n");
}

TEST(TokenTable, HasALineADocumentAsJson) {
  EXPECT_EQ(written(TableFormat::kJsonLines, true),
            "{\"id\": \"a,\\u0009\\\"b\\\"\", \"tokens\": [[\"dance\", 2], [\"zebra\", null]]}\n");
}

}  // namespace
}  // namespace ldavi::cli
