// SPDX-License-Identifier: Apache-2.0
#include "cli/topic_listing.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <string>
#include <vector>

#include "base/number_format.hpp"
#include "ldavi/math/beta.hpp"
#include "support/sample_model.hpp"
#include "unit/cli/cli_testing.hpp"

namespace ldavi::cli {
namespace {

using Topics = std::vector<std::size_t>;
const Topics kAll{0, 1, 2};

std::string listing(const TopicModel& model, const Topics& topics, std::size_t num_words, std::size_t width) {
  return topic_listing(model, listed_topics(model, topics, num_words), width);
}

TopicFacts facts_of(const TopicModel& model) {
  const TopicWords words = topic_words(model);
  return {topic_traits(words, words_of_all_topics(words)), {}};
}

TopicsInInput some_input() {
  TopicsInInput input;
  input.documents = 1'234;
  input.prevalence = {0.1, 0.7, 0.2};
  input.intervals = {{0.05, 0.15}, {0.625, 0.75}, {0.125, 0.25}};
  input.rank_1_documents = {0, 1'200, 34};
  input.npmi = {0.25, {-0.25, 0.75, std::numeric_limits<double>::quiet_NaN()}};
  input.representatives = {
      {}, {{"a\x1b.txt", 0.875, 40, "The first line"}, {"b.txt", 0.75, 30, "Another \x1b"}}, {{"7", 0.5, 20}}};
  return input;
}

/// One topic over words that the test names, each half as probable as the one before.
TopicModel model_of(const Words& terms) {
  TopicModel model = sample_model();
  model.lambda = Matrix(terms.size(), 1);
  float weight = 1024.0F;
  for (std::size_t term = 0; term < terms.size(); ++term, weight /= 2) model.lambda(term, 0) = weight;
  model.document_prior = DirichletPrior{{1.0}};
  const std::vector<std::uint64_t> ones(terms.size(), 1);
  model.vocabulary = Vocabulary(terms, ones, ones);
  return model;
}

TEST(TopicListing, WritesALineATopic) {
  // Of 28 counts without eta, topic 0 has 3, topic 1 has 18 and topic 2 has 6: 27.
  EXPECT_EQ(listing(sample_model(), kAll, 3, 0),
            "topic   share  words\n"
            "    0  11.1 %  bread été apple\n"
            "    1  66.7 %  apple choir dance\n"
            "    2  22.2 %  dance été choir\n");
}

TEST(TopicDetail, TellsWhatATopicComesWith) {
  TopicModel model = sample_model();
  model.document_prior = LogisticNormalPrior{{0, 0, 0}, {4, 1, -5, 1, 1, -2, -5, -2, 25}};
  const std::vector<ListedTopic> topics = listed_topics(model, std::vector<std::size_t>{0}, 2);
  const TopicWords words = topic_words(model, 1);
  TopicFacts facts;
  facts.traits = topic_traits(words, words_of_all_topics(words), 10, 1);

  const std::string text = topic_detail(model, topics.front(), facts);

  EXPECT_NE(text.find("  comes with        1 (0.50)\n  rarely with       2 (-0.50)\n"), std::string::npos) << text;
  const std::string json = topic_json(model, topics, facts, WordOrder::kProbability);
  EXPECT_NE(json.find("\"correlations\": [\n        1,\n        0.5,\n        -0.5\n      ]"), std::string::npos) << json;
}

TEST(TopicListing, TakesTheTopicsInTheOrderGiven) {
  const std::string text = listing(sample_model(), {2, 0}, 1, 0);

  EXPECT_EQ(text, "topic   share  words\n    2  22.2 %  dance\n    0  11.1 %  bread\n");
}

TEST(TopicListing, ShowsAllWordsWhereThereAreFewerThanAskedFor) {
  EXPECT_EQ(lines_of(listing(sample_model(), kAll, 1'000'000, 0)).at(2), "    1  66.7 %  apple choir dance bread été");
}

TEST(TopicListing, EndsALineAtTheWidth) {
  const TopicModel model = model_of({"alpha", "beta", "gamma", "delta"});
  const Topics topics{0};

  EXPECT_EQ(lines_of(listing(model, topics, 4, 32)).at(1), "    0 100.0 %  alpha beta gamma");
  EXPECT_EQ(lines_of(listing(model, topics, 4, 31)).at(1), "    0 100.0 %  alpha beta gamma");
  EXPECT_EQ(lines_of(listing(model, topics, 4, 30)).at(1), "    0 100.0 %  alpha beta");
}

TEST(TopicListing, KeepsTheFirstWordInANarrowTerminal) {
  EXPECT_EQ(lines_of(listing(model_of({"alpha", "beta"}), {0}, 2, 5)).at(1), "    0 100.0 %  alpha");
}

TEST(TopicListing, CountsWideCharactersTwiceAndAccentsOnce) {
  const Topics topics{0};

  EXPECT_EQ(lines_of(listing(model_of({"自然", "語言"}), topics, 2, 24)).at(1), "    0 100.0 %  自然 語言");
  EXPECT_EQ(lines_of(listing(model_of({"自然", "語言"}), topics, 2, 23)).at(1), "    0 100.0 %  自然");
  EXPECT_EQ(lines_of(listing(model_of({"été", "été2"}), topics, 2, 23)).at(1), "    0 100.0 %  été été2");
}

TEST(TopicListing, ShowsNoControlCharactersOfATerm) {
  const std::string text = listing(model_of({"a\x1b[31m", "\u202eb"}), {0}, 2, 0);

  EXPECT_NE(text.find("a\\u{1b}[31m \\u{202e}b"), std::string::npos) << text;
}

TEST(TopicListing, ShowsWhatTheInputAddsBeforeTheWords) {
  const TopicModel model = sample_model();
  const TopicsInInput input = some_input();
  EXPECT_EQ(topic_listing(model, listed_topics(model, kAll, 1), 0, &input),
            "topic   share  in a document (95 %)      largest in   NPMI  words\n"
            "    0  11.1 %   10.0 % (5.0 to 15.0)              0  -0.25  bread\n"
            "    1  66.7 %   70.0 % (62.5 to 75.0)         1,200   0.75  apple\n"
            "    2  22.2 %   20.0 % (12.5 to 25.0)            34      -  dance\n");
}

TEST(TopicListing, SaysWhatPeopleHaveSaid) {
  TopicModel model = sample_model();
  model.edits = {{EditAction::kName, {1}, "arts \"&\" crafts"}, {EditAction::kMerge, {1, 2}}, {EditAction::kHide, {0}}};
  EXPECT_EQ(listing(model, kAll, 1, 0),
            "topic   share  words\n"
            "    0  11.1 %  (hidden) bread\n"
            "    1  88.9 %  arts \"&\" crafts: apple\n"
            "    2   0.0 %  (merged into 1) dance\n");
}

TEST(MarksOfEdits, AreNoneWithoutEdits) { EXPECT_TRUE(marks_of_edits(topic_view(sample_model()), 0, true).empty()); }

TEST(TopicListing, AlignsTheColumnsOfTheInput) {
  const TopicsInInput input = some_input();
  for (std::size_t topic = 0; topic < 3; ++topic) EXPECT_EQ(input_columns(input, topic).size(), input_header().size());
}

TEST(TopicDetail, ColoursWhereItMay) {
  const TopicModel model = sample_model();
  const ListedTopic topic = listed_topics(model, kAll, 2)[1];
  const Style style(true, true);
  const std::string text = topic_detail(model, topic, facts_of(model), style);
  EXPECT_NE(text.find(style.coloured("████████████████", 1) + "  apple"), std::string::npos) << text;
  EXPECT_EQ(topic_detail(model, topic, facts_of(model)).find('\x1b'), std::string::npos);
}

TEST(TopicListing, KnowsNoStabilityOfMergedTopics) {
  TopicModel model = sample_model();
  model.provenance.stability = {0.5, 0.875, 0.25};
  model.edits = {{EditAction::kMerge, {1, 2}}};
  const TopicFacts facts = facts_of(model);
  const std::string with = topic_detail(model, listed_topics(model, kAll, 1)[1], facts);
  EXPECT_NE(with.find("stability         none, as no run has learned it so"), std::string::npos) << with;
  const std::string json = topic_json(model, listed_topics(model, kAll, 1), facts, WordOrder::kProbability);
  EXPECT_NE(json.find("\"stability\": 0.5"), std::string::npos) << json;
  EXPECT_EQ(json.find("0.875"), std::string::npos) << json;
  EXPECT_EQ(json.find("\"stability\": 0.25"), std::string::npos) << json;
}

TEST(TopicListing, LeavesDroppedWordsOutOfShares) {
  TopicModel model = sample_model();
  model.edits = {{EditAction::kDropWord, {}, "apple"}};
  EXPECT_EQ(listing(model, kAll, 1, 0),
            "topic   share  words\n"
            "    0  16.7 %  bread\n"
            "    1  50.0 %  choir\n"
            "    2  33.3 %  dance\n");
}

TEST(TopicDetail, TellsOfEdits) {
  TopicModel model = sample_model();
  model.edits = {{EditAction::kNote, {2}, "dull"}, {EditAction::kHide, {2}}, {EditAction::kMerge, {1, 2}}};
  const std::string into = topic_detail(model, listed_topics(model, kAll, 1)[2], facts_of(model));
  EXPECT_NE(into.find("into topic 1, which has its share"), std::string::npos) << into;
  EXPECT_NE(into.find("note              dull"), std::string::npos) << into;
  EXPECT_NE(into.find("hidden            lists leave it out"), std::string::npos) << into;
  const std::string with = topic_detail(model, listed_topics(model, kAll, 1)[1], facts_of(model));
  EXPECT_NE(with.find("with 2, whose words and shares it has"), std::string::npos) << with;
}

TEST(TopicJson, TellsOfEdits) {
  TopicModel model = sample_model();
  model.edits = {{EditAction::kNote, {2}, "dull"}, {EditAction::kHide, {0}}, {EditAction::kMerge, {1, 2}}};
  const std::string json = topic_json(model, listed_topics(model, kAll, 1), facts_of(model), WordOrder::kProbability);
  EXPECT_NE(json.find("\"hidden\": true"), std::string::npos) << json;
  EXPECT_NE(json.find("\"merged_into\": 1"), std::string::npos) << json;
  const std::string plain =
      topic_json(sample_model(), listed_topics(sample_model(), kAll, 1), facts_of(sample_model()), WordOrder::kProbability);
  for (const char* key : {"hidden", "merged_into", "note"}) EXPECT_EQ(plain.find(key), std::string::npos) << key;
}

/// Two topics: "all" is the most probable word of both, "own" of the first alone.
TopicModel model_of_a_word_for_all() {
  TopicModel model = sample_model();
  model.lambda = Matrix(3, 2);
  constexpr float kLambda[3][2] = {{30.1F, 30.1F}, {25.1F, 0.1F}, {0.1F, 0.1F}};
  for (std::size_t term = 0; term < 3; ++term) {
    for (std::size_t k = 0; k < 2; ++k) model.lambda(term, k) = kLambda[term][k];
  }
  model.document_prior = DirichletPrior{{0.5, 0.5}};
  model.vocabulary = Vocabulary({"all", "own", "none"}, {1, 1, 1}, {1, 1, 1});
  return model;
}

TEST(ListedTopics, HaveTheWordsInTheOrderAskedFor) {
  const TopicModel model = model_of_a_word_for_all();
  const std::vector<ListedTopic> listed = listed_topics(model, Topics{0}, 2, WordOrder::kRelevance);
  ASSERT_EQ(listed.size(), 1U);
  EXPECT_EQ(listed[0].id, 0U);
  ASSERT_EQ(listed[0].words.size(), 2U);
  EXPECT_EQ(model.vocabulary.term(listed[0].words[0].term), "own");
  EXPECT_EQ(model.vocabulary.term(listed_topics(model, Topics{0}, 1)[0].words[0].term), "all");
}

std::string detail(const TopicModel& model, std::size_t topic, std::size_t num_words) {
  return topic_detail(model, listed_topics(model, Topics{topic}, num_words).front(), facts_of(model));
}

TEST(TopicDetail, TellsAllAboutATopicThenWritesALineAWord) {
  // Topic 1: lambda 9.1, 0.1, 5.1, 4.1, 0.1 of 18.5; without the prior 9, 5 and 4 of 18.
  const std::string text = detail(sample_model(), 1, 3);
  EXPECT_EQ(text.substr(0, 29), "topic 1, 66.7 % of the words\n");
  EXPECT_EQ(text.substr(text.find("\n\n")), "\n\n   49.19 %  apple\n   27.57 %  choir\n   22.16 %  dance\n");
  for (const char* part : {"  name              apple, choir, dance\n", "  exclusivity       0.",
                           "  effective words   2.7, as broad", "  corpus distance   0."}) {
    EXPECT_NE(text.find(part), std::string::npos) << part << text;
  }
}

TEST(TopicDetail, ShowsWhatWasFoundInTheInput) {
  const TopicModel model = sample_model();
  TopicFacts facts = facts_of(model);
  facts.input = some_input();
  const auto shown = [&](std::size_t topic) {
    return topic_detail(model, listed_topics(model, Topics{topic}, 1).front(), facts);
  };
  const std::string text = shown(1);
  for (const char* part :
       {"in a document     70.0 % on average, with other such documents from 62.5 to 75.0 % (95 %)\n",
        "largest topic of  1,200 of 1,234 documents\n", "coherence         0.750, NPMI of its top 10 words",
        "\ndocuments with most of it\n    87.5 %  a\\u{1b}.txt\n            The first line\n    75.0 %  b.txt\n"}) {
    EXPECT_NE(text.find(part), std::string::npos) << part << text;
  }
  EXPECT_EQ(text.find('\x1b'), std::string::npos);
  EXPECT_NE(shown(0).find("no document of enough words has any of it"), std::string::npos);
  EXPECT_NE(shown(2).find("coherence         none"), std::string::npos);
  EXPECT_EQ(shown(2).substr(shown(2).find("    50.0 %")), "    50.0 %  7\n");
}

TEST(TopicDetail, SaysWhereATopicIsEmpty) {
  TopicModel model = sample_model();
  for (std::size_t term = 0; term < 5; ++term) model.lambda(term, 0) = 0.1F;
  EXPECT_NE(detail(model, 0, 2).find("  empty             no word was learned"), std::string::npos);
  EXPECT_EQ(detail(model, 0, 2).find("nan"), std::string::npos);
}

TEST(TopicDetail, TellsTheStabilityWhereItIsKnown) {
  TopicModel model = sample_model();
  EXPECT_EQ(detail(model, 1, 2).find("stability"), std::string::npos);
  model.provenance.stability = {0.5, 0.875, 0.0};
  EXPECT_NE(detail(model, 1, 2).find("  stability         0.875, from 1"), std::string::npos) << detail(model, 1, 2);
  for (std::size_t term = 0; term < model.num_terms(); ++term) model.lambda(term, 2) = static_cast<float>(model.eta);
  EXPECT_NE(detail(model, 2, 2).find("  stability         none"), std::string::npos);
}

TEST(TopicDetail, ShowsNoControlCharactersOfATerm) {
  EXPECT_EQ(detail(model_of({"a\x1b[31m"}), 0, 3).find('\x1b'), std::string::npos);
}

std::string json_of(const TopicModel& model, const Topics& topics, std::size_t num_words, const TopicFacts& facts,
                    WordOrder order = WordOrder::kProbability) {
  return topic_json(model, listed_topics(model, topics, num_words, order), facts, order);
}

TEST(TopicJson, HoldsIdNamePrevalenceTraitsAndWords) {
  const TopicModel model = sample_model();
  const std::string text = json_of(model, {1}, 2, facts_of(model));

  EXPECT_EQ(text.substr(0, 42), "{\n  \"topics\": [\n    {\n      \"id\": 1,\n     ") << text;
  for (const char* part :
       {"\"name\": \"", "\"prevalence\": 0.666", "\"exclusivity\": 0.", "\"effective_words\": 2.6", "\"corpus_distance\": 0.",
        "\"term\": \"apple\",\n          \"probability\": 0.491", "\"term\": \"choir\""}) {
    EXPECT_NE(text.find(part), std::string::npos) << part << text;
  }
  for (const char* absent : {"\"term\": \"dance\"", "relevance", "coherence", "documents"})
    EXPECT_EQ(text.find(absent), std::string::npos) << absent;
  EXPECT_EQ(text.substr(text.size() - 2), "}\n");
}

TEST(TopicJson, HasTheRelevanceOfWordsThatAreSortedByIt) {
  const TopicModel model = model_of_a_word_for_all();
  const std::string text = json_of(model, {0}, 1, facts_of(model), WordOrder::kRelevance);
  EXPECT_NE(text.find("\"term\": \"own\""), std::string::npos) << text;
  EXPECT_NE(text.find("\"relevance\": "), std::string::npos) << text;
}

TEST(TopicJson, HoldsWhatWasFoundInTheInput) {
  const TopicModel model = sample_model();
  TopicFacts facts = facts_of(model);
  facts.input = some_input();
  const std::string text = json_of(model, kAll, 1, facts);
  for (const char* part : {"\"input_prevalence\": 0.7", "\"prevalence_interval\": [\n        0.625,\n        0.75\n      ]",
                           "\"coherence\": 0.75", "\"coherence\": null", "\"rank_1_documents\": 1200",
                           "\"representative_documents\": []", "\"id\": \"b.txt\"", "\"share\": 0.875", "\"known_tokens\": 40",
                           "\"first_line\": \"The first line\"", "\"first_line\": null", "\"documents\": 1234"}) {
    EXPECT_NE(text.find(part), std::string::npos) << part << text;
  }
}

TEST(TopicJson, HasTheStabilityWhereItIsKnown) {
  TopicModel model = sample_model();
  EXPECT_EQ(json_of(model, kAll, 1, facts_of(model)).find("stability"), std::string::npos);
  model.provenance.stability = {0.5, 0.875, 0.0};
  for (std::size_t term = 0; term < model.num_terms(); ++term) model.lambda(term, 2) = static_cast<float>(model.eta);
  const std::string text = json_of(model, kAll, 1, facts_of(model));
  EXPECT_NE(text.find("\"stability\": 0.875"), std::string::npos) << text;
  EXPECT_NE(text.find("\"stability\": null"), std::string::npos) << text;
}

TEST(TopicJson, HasNoTraitsOfAnEmptyTopic) {
  TopicModel model = sample_model();
  for (std::size_t term = 0; term < 5; ++term) model.lambda(term, 0) = 0.1F;
  const std::string text = json_of(model, {0}, 1, facts_of(model));
  EXPECT_NE(text.find("\"exclusivity\": null,\n      \"effective_words\": null,\n      \"corpus_distance\": null"),
            std::string::npos)
      << text;
}

TEST(TopicJson, IsAnEmptyListForNoTopic) { EXPECT_EQ(json_of(sample_model(), {}, 2, {}), "{\n  \"topics\": []\n}\n"); }

TEST(TopicDetail, HasIntervalsOfProbabilitiesWhereAskedFor) {
  const TopicModel model = sample_model();
  TopicFacts facts = facts_of(model);
  const ListedTopic topic = listed_topics(model, Topics{1}, 1).front();
  EXPECT_EQ(topic_json(model, {&topic, 1}, facts, WordOrder::kProbability).find("interval"), std::string::npos);
  facts.intervals = true;
  const ShareInterval interval =
      share_interval(static_cast<double>(model.lambda(topic.words[0].term, 1)), topic_totals(model)[1]);
  const std::string expected = "(" + fixed_text(100.0 * interval.low, 2) + " to " + fixed_text(100.0 * interval.high, 2) + ")";
  EXPECT_NE(topic_detail(model, topic, facts).find(expected), std::string::npos) << topic_detail(model, topic, facts);
  facts.intervals = false;
  EXPECT_EQ(topic_detail(model, topic, facts).find(expected), std::string::npos);
  facts.intervals = true;
  EXPECT_NE(topic_json(model, {&topic, 1}, facts, WordOrder::kProbability).find("\"interval\": ["), std::string::npos);
}

}  // namespace
}  // namespace ldavi::cli
