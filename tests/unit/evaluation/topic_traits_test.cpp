// SPDX-License-Identifier: Apache-2.0
#include "ldavi/evaluation/topic_traits.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "ldavi/base/error.hpp"
#include "support/sample_model.hpp"
#include "support/small_corpora.hpp"
#include "unit/evaluation/words_of.hpp"

namespace ldavi {
namespace {

TEST(TopicExclusivity, IsOneForWordsOfOneTopicAndShrinksWhereTheyAreShared) {
  const TopicWords words = words_of({{3, 1, 0, 0}, {1, 1, 2, 0}, {0, 0, 0, 5}});
  const TopicFigure one = topic_exclusivity(words, 1);
  EXPECT_NEAR(one.topics[0], 0.75, 1e-6);  // .75 of .75 + .25
  EXPECT_NEAR(one.topics[1], 1.0, 1e-6);
  const TopicFigure two = topic_exclusivity(words, 2);
  EXPECT_NEAR(two.topics[0], (0.75 + 0.5) / 2.0, 1e-6);
  EXPECT_NEAR(two.topics[1], (1.0 + 0.25) / 2.0, 1e-6);  // of equal words the first
  EXPECT_NEAR(two.topics[2], 1.0, 1e-6);                 // it has but one word
  EXPECT_NEAR(two.mean, (0.625 + 0.625 + 1.0) / 3.0, 1e-6);
}

TEST(TopicExclusivity, IsAnEvenShareWhereAllTopicsAreTheSame) {
  const TopicFigure same = topic_exclusivity(words_of({{2, 1}, {2, 1}, {2, 1}, {2, 1}}), 10);
  for (const double value : same.topics) EXPECT_NEAR(value, 0.25, 1e-9);
  EXPECT_NEAR(topic_exclusivity(words_of({{2, 1}}), 10).mean, 1.0, 1e-9);
}

TEST(EffectiveWords, AreAsManyAsThereAreOfWordsAlike) {
  const TopicFigure figure = effective_words(words_of({{1, 1, 1, 1}, {0, 7, 0, 0}, {3, 1, 0, 0}}));
  EXPECT_NEAR(figure.topics[0], 4.0, 1e-6);
  EXPECT_NEAR(figure.topics[1], 1.0, 1e-6);
  EXPECT_NEAR(figure.topics[2], 16.0 / 10.0, 1e-6);
}

TEST(CorpusDistance, IsZeroForTheWordsOfTheCorpusAndOneForOthers) {
  const TopicWords corpus = words_of({{2, 1, 1, 0}});
  const TopicFigure figure = corpus_distance(words_of({{4, 2, 2, 0}, {0, 0, 0, 1}, {1, 0, 0, 0}}), corpus);
  EXPECT_NEAR(figure.topics[0], 0.0, 1e-9);
  EXPECT_NEAR(figure.topics[1], 1.0, 1e-9);
  // p = (1, 0), q = (1/2, 1/2): 1 - (3/2)/2 h(2/3) - 0.
  const double h = -(2.0 / 3.0 * std::log2(2.0 / 3.0) + 1.0 / 3.0 * std::log2(1.0 / 3.0));
  EXPECT_NEAR(figure.topics[2], 1.0 - 0.75 * h, 1e-7);
}

TEST(CorpusDistance, RefusesACorpusOfOtherTermsOrSeveralTopics) {
  const TopicWords words = words_of({{1, 1}});
  EXPECT_THROW(corpus_distance(words, words_of({{1, 1, 1}})), InvalidArgument);
  EXPECT_THROW(corpus_distance(words, words_of({{1, 1}, {1, 1}})), InvalidArgument);
}

TEST(WordsOfAllTopics, WeighEachTopicByItsTotal) {
  const TopicWords all = words_of_all_topics(words_of({{3, 1, 0, 0}, {0, 6, 0, 2}}));
  ASSERT_EQ(all.topics.front().size(), 3U);
  EXPECT_NEAR(all.totals.front(), 12.0, 1e-5);
  EXPECT_NEAR(static_cast<double>(all.topics.front()[0].probability), 3.0 / 12.0, 1e-6);
  EXPECT_NEAR(static_cast<double>(all.topics.front()[1].probability), 7.0 / 12.0, 1e-6);
  EXPECT_EQ(all.topics.front()[2].term, 3U);
}

TEST(WordsOfCorpus, CountsItsTokens) {
  const TopicWords all = words_of_corpus(corpus_of({{3, 0, 1}, {0, 0, 0}, {1, 0, 3}}));
  ASSERT_EQ(all.topics.front().size(), 2U);
  EXPECT_EQ(all.totals.front(), 8.0);
  EXPECT_EQ(all.topics.front()[1].term, 2U);
  EXPECT_EQ(all.topics.front()[1].probability, 0.5F);
  EXPECT_TRUE(words_of_corpus(corpus_of({{0, 0}})).topics.front().empty());
}

TEST(TopicTraits, HaveNoValueForAnEmptyTopic) {
  const TopicWords words = words_of({{1, 1}, {0, 0}});
  const TopicTraits traits = topic_traits(words, words_of_all_topics(words));
  for (const TopicFigure* figure : {&traits.exclusivity, &traits.effective_words, &traits.corpus_distance}) {
    EXPECT_FALSE(std::isnan(figure->topics[0]));
    EXPECT_TRUE(std::isnan(figure->topics[1]));
    EXPECT_EQ(figure->mean, figure->topics[0]);
  }
}

TEST(TopicTraits, HaveNoMeanWhereAllTopicsAreEmpty) {
  const TopicWords words = words_of({{0, 0}, {0, 0}});
  const TopicTraits traits = topic_traits(words, words_of_all_topics(words));
  EXPECT_TRUE(std::isnan(traits.exclusivity.mean) && std::isnan(traits.effective_words.mean) &&
              std::isnan(traits.corpus_distance.mean));
}

TEST(TopicTraits, OfAModelAreWithoutThePrior) {
  const TopicWords words = topic_words(sample_model());
  const TopicTraits traits = topic_traits(words, words_of_all_topics(words));
  EXPECT_NEAR(traits.effective_words.topics[0], 9.0 / 5.0, 1e-5);  // 2 and 1 of 3 tokens
  // Bread is this topic's alone; of été a third of this topic and two of the six of topic 2 are the same share.
  EXPECT_NEAR(traits.exclusivity.topics[0], (1.0 + 0.5) / 2.0, 1e-5);
}

}  // namespace
}  // namespace ldavi
