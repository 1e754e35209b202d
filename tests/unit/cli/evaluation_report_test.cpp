// SPDX-License-Identifier: Apache-2.0
#include "cli/evaluation_report.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace ldavi::cli {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

EvaluationReport some_report() {
  EvaluationReport report;
  report.model = "m.ldavi";
  report.provenance = Provenance{};
  report.known_tokens = 4'000;
  Evaluation& e = report.evaluation;
  e.completion = {{-12.0, -4.0}, {6, 2}, 9};  // 2 nats a token
  e.interval = {7.0, 7.75};
  e.prior = DirichletPrior{{0.5, 0.25, 0.125}};
  e.coherence_documents = 1'234;
  e.umass = {-1.5, {-1.0, -2.0, kNone}};
  e.npmi = {0.25, {0.5, -0.25, 0.5}};
  e.diversity_10 = 0.75;
  e.diversity_25 = 0.5;
  report.traits.traits = {{0.75, {1.0, 0.5, 0.75}}, {20.0, {30.0, 10.0, 20.0}}, {0.5, {0.25, 0.75, 0.5}}};
  report.traits.rank_1_documents = {1, 1, 0};
  return report;
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

TEST(EvaluationText, TellsEachFigureAndWhatItMeans) {
  const std::string text = evaluation_text(some_report());
  for (const char* part :
       {"3 topics of m.ldavi\n", "2 documents: 8 tokens, foretold from the other 9\n",
        "7.4, with other such documents from 7.0 to 7.8 (95 %)\n", "lower is better", "2.0000, the logarithm", "top 10 words",
        "1,234 documents", "0.250 (topic 1: -0.250, topic 0: 0.500)", "-1.500 (topic 1: -2.000, topic 0: -1.000)",
        "75.0 % of the topics' top 10 words and 50.0 % of their top 25", "exclusivity     0.750",
        "largest topic   topic 0: 1 of 2"}) {
    EXPECT_TRUE(has(text, part)) << part << "\n" << text;
  }
  for (const char* absent : {"alpha", "bound", "left out", "learned from"}) EXPECT_FALSE(has(text, absent)) << absent;
}

TEST(EvaluationText, SaysWhereTheModelHasLearnedFromTheDocuments) {
  EvaluationReport report = some_report();
  report.trained_on = false;
  EXPECT_TRUE(has(evaluation_text(report), "has not learned from them"));
  report.trained_on = true;
  EXPECT_TRUE(has(evaluation_text(report), "has learned from them: this is no test"));
  report.provenance->holdout = 10;
  EXPECT_TRUE(has(evaluation_text(report), "has learned from some of them: this is no test"));
}

TEST(EvaluationText, LabelsTheBoundAsThatOfTheTrainingDocuments) {
  EvaluationReport report = some_report();
  report.provenance->has_bound = true;
  report.provenance->bound = -800.0;
  report.provenance->training_tokens = 100;
  EXPECT_TRUE(has(evaluation_text(report), "-8.0000 nats/token, a lower bound of the training documents' log probability"));
  EXPECT_TRUE(has(evaluation_json(report), "\"bound\": -800,\n  \"bound_of\": \"training documents\""));
}

TEST(EvaluationText, TellsOfWholeDocumentsWhereTheyWereScored) {
  EvaluationReport report = some_report();
  EXPECT_FALSE(has(evaluation_text(report), "left to right"));
  EXPECT_TRUE(has(evaluation_json(report), "\"left_to_right\": null"));
  report.evaluation.left_to_right = LeftToRight{20, {-4.0, -6.0}, {2, 3}};
  EXPECT_TRUE(has(evaluation_text(report),
                  "left to right   perplexity 7.4, 2.0000 nats per token, of all 5 tokens of 2 documents, by 20 particles\n"));
  EXPECT_TRUE(
      has(evaluation_json(report), "\"nats_per_token\": 2,\n    \"tokens\": 5,\n    \"documents\": 2,\n    \"particles\": 20"));
}

TEST(EvaluationText, NamesTheAlphaOfForeignTopics) {
  EvaluationReport report = some_report();
  report.model.clear();
  report.topics_file = "t\x1b.npy";
  report.provenance.reset();
  EXPECT_TRUE(has(evaluation_text(report), "a number for each topic, as given\n"));
  EXPECT_FALSE(has(evaluation_text(report), "\x1b"));
  report.evaluation.prior = DirichletPrior{{0.05, 0.05, 0.05}};
  EXPECT_TRUE(has(evaluation_text(report), "0.05 for every topic\n"));
  report.evaluation.alpha_chosen = true;
  EXPECT_TRUE(has(evaluation_text(report), "0.05 for every topic, the best of"));
}

TEST(EvaluationText, TellsOfUnknownTokensAndMissingCoherence) {
  EvaluationReport report = some_report();
  report.unknown_tokens = 1'000;
  report.evaluation.umass = {kNone, {kNone, kNone, kNone}};
  const std::string text = evaluation_text(report);
  EXPECT_TRUE(has(text, "1,000 tokens of the input that the topics do not know, beside 4,000 known"));
  EXPECT_TRUE(has(text, "UMass         none"));
  report.evaluation.npmi = {-1.0, {-1.0, -1.0, -1.0}};
  EXPECT_TRUE(has(evaluation_text(report), "NPMI          -1.000\n"));
}

WindowCoherence some_windows() {
  return {5'000, {0.125, {1.5, -1.25, kNone}}, {0.375, {0.5, 0.25, -1.0}}, 300, {0.625, {0.75, 0.5, 0.625}}};
}

TEST(EvaluationText, TellsOfWindows) {
  EvaluationReport report = some_report();
  report.evaluation.windows = some_windows();
  const std::string text = evaluation_text(report);
  for (const char* part : {"UCI           0.125 (topic 1: -1.250, topic 0: 1.500)\n", "in 5,000 windows of 10 words in a row",
                           "NPMI window   0.375 (topic 2: -1.000, topic 0: 0.500)\n",
                           "C_V           0.625 (topic 1: 0.500, topic 0: 0.750)\n", "in 300 windows of 110 words"}) {
    EXPECT_TRUE(has(text, part)) << part << "\n" << text;
  }
  EXPECT_FALSE(has(text, "in windows    none"));
  report.evaluation.windows->uci = {kNone, {kNone, kNone, kNone}};
  EXPECT_TRUE(has(evaluation_text(report), "UCI           none"));
  EXPECT_FALSE(has(evaluation_text(report), "nan"));
}

TEST(EvaluationText, SaysWhyThereAreNoWindows) {
  EvaluationReport report = some_report();
  EXPECT_TRUE(
      has(evaluation_text(report), "in windows    none: the input is counts, which have no order of words; --reference"));
  report.reference = "other.dat";
  EXPECT_TRUE(has(evaluation_text(report), "1,234 documents of other.dat?"));
  EXPECT_TRUE(has(evaluation_text(report), "none: the reference is counts"));
}

TEST(EvaluationJson, HasWindowsOrAReason) {
  EvaluationReport report = some_report();
  std::string json = evaluation_json(report);
  for (const char* part : {"\"reference\": null", "\"uci\": null", "\"npmi_window\": null", "\"c_v\": null",
                           "\"no_windows\": \"the input is counts, which have no order of words\""}) {
    EXPECT_TRUE(has(json, part)) << part << "\n" << json;
  }
  report.reference = "other.jsonl";
  report.evaluation.windows = some_windows();
  json = evaluation_json(report);
  for (const char* part :
       {"\"reference\": \"other.jsonl\"", "\"window\": 10,\n      \"windows\": 5000,\n      \"mean\": 0.125",
        "\"window\": 110,\n      \"windows\": 300,\n      \"mean\": 0.625", "-1.25,\n        null\n", "\"no_windows\": null"}) {
    EXPECT_TRUE(has(json, part)) << part << "\n" << json;
  }
}

TEST(EvaluationJson, HasEveryFigure) {
  EvaluationReport report = some_report();
  report.holdout = 10;
  report.unknown_tokens = 3;
  const std::string json = evaluation_json(report);
  for (const char* part :
       {"\"model\": \"m.ldavi\"", "\"topics_file\": null",   "\"num_topics\": 3",       "\"holdout\": 10",
        "\"alpha\": null",        "\"alpha_chosen\": false", "\"perplexity\": 7.38905", "\"nats_per_token\": 2,",
        "\"tokens\": 8",          "\"observed_tokens\": 9",  "\"documents\": 2,",       "\"unknown_tokens\": 3",
        "\"trained_on\": null",   "\"bound\": null",         "\"bound_of\": null",      "\"words\": 10",
        "\"documents\": 1234",    "\"mean\": -1.5",          "\"mean\": 0.25",          "\"top_10\": 0.75",
        "\"top_25\": 0.5",        "\"exclusivity\": {",      "\"rank_1_documents\": {", "\"labels\": null"}) {
    EXPECT_TRUE(has(json, part)) << part << "\n" << json;
  }
  EXPECT_TRUE(has(json, "-2,\n        null\n"));  // a topic without a value
  EXPECT_FALSE(has(json, "nan"));
  EXPECT_EQ(json.back(), '\n');
}

TEST(EvaluationJson, GivesTheAlphaThatWasChosen) {
  EvaluationReport report = some_report();
  report.evaluation.prior = DirichletPrior{{0.05, 0.05, 0.05}};
  report.evaluation.alpha_chosen = true;
  report.trained_on = true;
  const std::string json = evaluation_json(report);
  EXPECT_TRUE(has(json, "\"alpha\": 0.05,\n  \"alpha_chosen\": true"));
  EXPECT_TRUE(has(json, "\"trained_on\": true"));
}

}  // namespace
}  // namespace ldavi::cli
