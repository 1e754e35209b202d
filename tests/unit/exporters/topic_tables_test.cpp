// SPDX-License-Identifier: Apache-2.0
#include "ldavi/exporters/topic_tables.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>

#include "ldavi/base/error.hpp"
#include "support/sample_model.hpp"

namespace ldavi {
namespace {

template <class Write>
std::string written(const Write& write) {
  std::string out;
  write([&](std::string_view bytes) { out += bytes; });
  return out;
}

std::string topics(TableFormat format) {
  return written([&](const ByteSink& sink) { write_topics(sample_model(), format, sink); });
}

TEST(WriteTopics, HasARowATermInTsv) {
  const std::string table = topics(TableFormat::kTsv);
  EXPECT_EQ(table.substr(0, table.find('\n')), "term\tdocument_frequency\tcount\ttopic_0\ttopic_1\ttopic_2");
  EXPECT_EQ(std::count(table.begin(), table.end(), '\n'), 6);
  EXPECT_NE(table.find("\napple\t4\t9\t0.0285714"), std::string::npos);
}

TEST(WriteTopics, EndsLinesByRfc4180InCsv) {
  EXPECT_EQ(topics(TableFormat::kCsv).substr(0, 31), "term,document_frequency,count,t");
}

TEST(WriteTopics, HoldsRowsOfTopicsInNpy) {
  const std::string array = topics(TableFormat::kNpy);
  ASSERT_EQ(array.size(), 128U + 3 * 5 * sizeof(float));
  float first = 0.0F;
  std::memcpy(&first, array.data() + 128 + 5 * sizeof(float), sizeof first);
  EXPECT_FLOAT_EQ(first, topic_term_probabilities(sample_model())(1, 0));
}

TEST(WriteTopics, NamesTopicsAndTermsInJson) {
  const std::string json = topics(TableFormat::kJson);
  EXPECT_NE(json.find("\"terms\": [\"apple\", \"bread\", \"choir\", \"dance\", \"été\"]"), std::string::npos);
  EXPECT_NE(json.find("\"id\": 2"), std::string::npos);
}

TEST(WriteTopics, HasCoordinatesInMatrixMarket) {
  const std::string matrix = topics(TableFormat::kMatrixMarket);
  EXPECT_TRUE(matrix.substr(0, 128).ends_with("\n3 5 15\n"));
  EXPECT_EQ(std::count(matrix.begin(), matrix.end(), '\n'), 3 + 15);
}

TEST(WriteTopics, IsAnArchiveInNpz) { EXPECT_EQ(topics(TableFormat::kNpz).substr(0, 2), "PK"); }

TEST(WriteTopWords, IsATableForPeopleInMarkdown) {
  const std::string table =
      written([](const ByteSink& sink) { write_top_words(sample_model(), 2, TableFormat::kMarkdown, sink); });
  EXPECT_EQ(table.substr(0, table.find('\n')), "| topic | name | share | words |");
  EXPECT_EQ(std::count(table.begin(), table.end(), '\n'), 5);
  EXPECT_NE(table.find(" % | apple, choir |\n"), std::string::npos);
}

TEST(WriteTopics, RefusesJsonLines) { EXPECT_THROW(topics(TableFormat::kJsonLines), InvalidArgument); }

TEST(WriteTerms, HasATermALine) {
  EXPECT_EQ(written([](const ByteSink& sink) { write_terms(sample_model(), sink); }), "apple\nbread\nchoir\ndance\nété\n");
}

TEST(WriteTopWords, RanksTheWordsOfEachTopic) {
  const std::string table = written([](const ByteSink& sink) { write_top_words(sample_model(), 2, TableFormat::kTsv, sink); });
  EXPECT_EQ(table.substr(0, table.find('\n')), "topic\trank\tterm\tprobability\trelevance");
  EXPECT_EQ(std::count(table.begin(), table.end(), '\n'), 7);
  EXPECT_NE(table.find("\n1\t1\tapple\t"), std::string::npos);
  EXPECT_NE(table.find("\n1\t2\tchoir\t"), std::string::npos);
}

}  // namespace
}  // namespace ldavi
