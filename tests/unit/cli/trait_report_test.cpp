// SPDX-License-Identifier: Apache-2.0
#include "cli/trait_report.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace ldavi::cli {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

TraitReport some_report() {
  TraitReport report;
  report.traits = {{0.75, {1.0, 0.5, kNone}}, {20.0, {30.0, 10.0, kNone}}, {0.5, {0.25, 0.75, kNone}}};
  report.rank_1_documents = {4, 1'200, 0};
  report.has_labels = true;
  report.labels = {1'000, 4, 0.3125, 0.8125, 0.625, {0.875, 1'000, 10}};
  return report;
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::string text_of(const TraitReport& report) {
  std::string text;
  add_trait_lines(text, report);
  return text;
}

std::string json_of(const TraitReport& report) {
  JsonWriter json(2);
  json.begin_object();
  add_trait_members(json, report);
  json.end_object();
  return json.take();
}

TEST(TraitLines, TellEachFigureAndWhatItMeans) {
  const std::string text = text_of(some_report());
  for (const char* part :
       {"exclusivity     0.750 (topic 1: 0.500, topic 0: 1.000)\n", "no other topic has its top 10 words\n",
        "effective words 20.0 (topic 1: 10.0, topic 0: 30.0)\n", "corpus distance 0.500 (topic 0: 0.250, topic 1: 0.750)\n",
        "like all words of the training documents, 1", "largest topic   topic 1: 1,200 of 1,204 documents, topic 2: 0\n",
        "labels          4 of 1,000 documents, the commonest of 31.2 %\n",
        "  purity        81.2 % have the commonest label of their largest topic\n",
        "  NMI           0.625; 1: ", "  neighbours    87.5 % have the label that most of the 10 nearest documents have\n"}) {
    EXPECT_TRUE(has(text, part)) << part << "\n" << text;
  }
  EXPECT_FALSE(has(text, "nan"));
}

TEST(TraitLines, SayWhatIsMissing) {
  TraitReport report = some_report();
  report.from_training = false;
  report.labels->neighbours = {0.5, 400, 10};
  EXPECT_TRUE(has(text_of(report), "all words of the input"));
  EXPECT_TRUE(has(text_of(report), "50.0 % of 400 drawn ones have the label"));
  report.labels->neighbours.neighbours = 1;
  EXPECT_TRUE(has(text_of(report), "drawn ones have the label of the nearest document\n"));
  report.labels.reset();
  EXPECT_TRUE(has(text_of(report), "labels          nothing to compare"));
  report.has_labels = false;
  EXPECT_FALSE(has(text_of(report), "label"));
  report.traits = {{kNone, {kNone, kNone, kNone}}, {kNone, {kNone, kNone, kNone}}, {kNone, {kNone, kNone, kNone}}};
  EXPECT_FALSE(has(text_of(report), "exclusivity"));
  EXPECT_FALSE(has(text_of(report), "nan"));
  report.rank_1_documents = {9};
  EXPECT_TRUE(has(text_of(report), "largest topic   of 9 documents, as there is no other\n"));
}

TEST(TraitLines, TellOfTopicsThatAreTheLargestEquallyOften) {
  TraitReport report = some_report();
  report.rank_1_documents = {5, 5, 5};
  EXPECT_TRUE(has(text_of(report), "largest topic   each topic of 5 of 15 documents\n")) << text_of(report);
}

TEST(TraitMembers, HoldEachFigure) {
  const std::string json = json_of(some_report());
  for (const char* part :
       {"\"exclusivity\": {\n    \"words\": 10,\n    \"mean\": 0.75,\n    \"topics\": [\n      1,\n      0.5,\n      null\n    "
        "]\n  }",
        "\"effective_words\": {\n    \"mean\": 20,",
        "\"corpus_distance\": {\n    \"corpus\": \"training documents\",\n    \"mean\": 0.5,",
        "\"rank_1_documents\": {\n    \"documents\": 1204,\n    \"topics\": [\n      4,\n      1200,\n      0\n    ]\n  }",
        "\"labels\": {\n    \"documents\": 1000,\n    \"labels\": 4,\n    \"commonest_share\": 0.3125,\n    \"purity\": "
        "0.8125,\n    \"nmi\": "
        "0.625,\n    \"neighbours\": {\n      \"neighbours\": 10,\n      \"documents\": 1000,\n      \"accuracy\": 0.875\n"}) {
    EXPECT_TRUE(has(json, part)) << part << "\n" << json;
  }
}

TEST(TraitMembers, AreNullWhereThereIsNothingToTell) {
  TraitReport report = some_report();
  report.from_training = false;
  report.labels.reset();
  report.traits.exclusivity.mean = kNone;
  const std::string json = json_of(report);
  EXPECT_TRUE(has(json, "\"labels\": null"));
  EXPECT_TRUE(has(json, "\"corpus\": \"input\""));
  EXPECT_TRUE(has(json, "\"words\": 10,\n    \"mean\": null"));
}

}  // namespace
}  // namespace ldavi::cli
