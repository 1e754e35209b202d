// SPDX-License-Identifier: Apache-2.0
#include "cli/comparison_report.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "unit/cli/cli_testing.hpp"

namespace ldavi::cli {
namespace {

ComparedModel model_of(const std::string& path, const Words& terms, const std::vector<std::vector<float>>& topics) {
  Matrix weights(terms.size(), topics.size());
  for (std::size_t k = 0; k < topics.size(); ++k) {
    for (std::size_t term = 0; term < terms.size(); ++term) weights(term, k) = topics[k][term];
  }
  const std::vector<std::uint64_t> ones(terms.size(), 1);
  return {path, Vocabulary(terms, ones, ones), topic_words(weights), 0.75, {}};
}

/// Of all kinds one: 0 the same, 1 split, 2 and 3 merged, 4 changed, 5 gone, 6 empty; in b 0 is new.
ComparisonReport some_report() {
  const std::vector<float> bread{3, 2, 1, 0};
  const std::vector<float> empty{0, 0, 0, 0};
  ComparisonReport report;
  report.a = model_of("a.ldavi", {"bread", "oven", "flour", "salt"}, {bread, bread, bread, bread, bread, bread, empty});
  const std::vector<float> salty{1, 2, 3, 0};
  report.b = model_of("b.ldavi", {"salt", "oven", "bread", "<i>"}, {{0, 0, 0, 1}, salty, salty, salty, salty, salty});
  report.common_terms = 3;
  report.num_words = 2;
  report.comparison.pairs = {{0, 1, 0.0, PairKind::kSame, true},    {1, 2, 0.25, PairKind::kSplit, true},
                             {1, 5, 0.4, PairKind::kSplit, false},  {2, 3, 0.25, PairKind::kMerged, true},
                             {3, 3, 0.3, PairKind::kMerged, false}, {4, 4, 0.4999, PairKind::kChanged, true}};
  report.comparison.only_a = {5};
  report.comparison.only_b = {0};
  return report;
}

TEST(ComparisonText, HasALineAPairAndASummary) {
  const Words lines = lines_of(comparison_text(some_report(), 0));
  const Words expected{"  a   b  kind     distance  words: of both, +only b's, -only a's",
                       "  0   1  same        0.000  bread oven",
                       "  1   2  split       0.250  bread oven",
                       "  1   5  split       0.400  bread oven",
                       "  2   3  merged      0.250  bread oven",
                       "  3   3  merged      0.300  bread oven",
                       "  4   4  changed     0.500  bread oven",
                       "  5   -  gone               bread oven",
                       "  -   0  new                <i>",
                       "",
                       "1 same, 1 changed, 1 split, 1 merged, 1 new, 1 gone; mean similarity 0.75 (1 - jensen-shannon)",
                       "3 terms in common: 75.0 % of the words of a.ldavi, 75.0 % of those of b.ldavi",
                       "left out: 1 topic of a.ldavi without a word"};
  ASSERT_EQ(lines.size(), expected.size());
  for (std::size_t i = 0; i < lines.size(); ++i) EXPECT_EQ(lines[i], expected[i]);
}

TEST(ComparisonText, ShowsNamesThatPeopleGave) {
  ComparisonReport report = some_report();
  report.a.names = {"baking", "", "", "", "old", "lost", ""};
  report.b.names = {"", "baking", "", "", "new", ""};
  const Words lines = lines_of(comparison_text(report, 0));
  EXPECT_EQ(lines[1], "  0   1  same        0.000  baking: bread oven");
  EXPECT_EQ(lines[6], "  4   4  changed     0.500  old > new: bread oven");
  EXPECT_EQ(lines[7], "  5   -  gone               lost: bread oven");
  EXPECT_NE(comparison_json(report).find("\"name_b\": \"new\""), std::string::npos);
}

TEST(ComparisonText, ShowsWordsThatComeAndGo) {
  ComparisonReport report = some_report();
  report.num_words = 3;
  EXPECT_EQ(lines_of(comparison_text(report, 0))[1], "  0   1  same        0.000  bread oven +salt -flour");
  EXPECT_EQ(lines_of(comparison_text(report, 44))[1], "  0   1  same        0.000  bread oven +salt");
}

TEST(ComparisonText, HasNoMeanWithoutAPair) {
  ComparisonReport report = some_report();
  report.comparison.pairs.clear();
  const std::string text = comparison_text(report, 0);
  EXPECT_EQ(text.find("similarity"), std::string::npos);
  EXPECT_EQ(text.find("nan"), std::string::npos);
  EXPECT_NE(text.find("\n1 new, 1 gone\n"), std::string::npos);
  EXPECT_NE(comparison_json(report).find("\"mean_similarity\": null"), std::string::npos);
}

TEST(ComparisonText, ShowsNoControlCharacters) {
  ComparisonReport report = some_report();
  report.b = model_of("b\x1b.ldavi", {"salt", "oven", "bread", "a\x1b[31m"},
                      {{0, 0, 0, 1}, {1, 2, 3, 0}, {1, 2, 3, 0}, {1, 2, 3, 0}, {1, 2, 3, 0}, {1, 2, 3, 0}});
  EXPECT_EQ(comparison_text(report, 0).find('\x1b'), std::string::npos);
}

TEST(ComparisonJson, HoldsPairsAndWhatHasNone) {
  ComparisonReport report = some_report();
  report.num_words = 3;
  const std::string text = comparison_json(report);
  for (const char* part :
       {"\"model_a\": {\n    \"model\": \"a.ldavi\",\n    \"num_topics\": 7,\n    \"num_terms\": 4,\n    \"common_share\": "
        "0.75",
        "\"empty_topics\": [\n      6\n    ]", "\"empty_topics\": []",
        "\"common_terms\": 3,\n  \"distance\": \"jensen-shannon\"",
        "\"a\": 1,\n      \"b\": 5,\n      \"distance\": 0.4,\n      \"kind\": \"split\",\n      \"match\": false",
        "\"in\": [\n        \"salt\"\n      ],\n      \"out\": [\n        \"flour\"\n      ]", "\"only_a\": [\n    5\n  ]",
        "\"only_b\": [\n    0\n  ]", "\"split\": 1,\n    \"merged\": 1,\n    \"new\": 1,\n    \"gone\": 1",
        "\"mean_similarity\": 0.75"}) {
    EXPECT_NE(text.find(part), std::string::npos) << part << "\n" << text;
  }
}

}  // namespace
}  // namespace ldavi::cli
