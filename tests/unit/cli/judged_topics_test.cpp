// SPDX-License-Identifier: Apache-2.0
#include "cli/judged_topics.hpp"

#include <gtest/gtest.h>

#include "ldavi/inference/infer.hpp"
#include "support/sample_model.hpp"
#include "support/small_corpora.hpp"

namespace ldavi::cli {
namespace {

/// Documents of three kinds: the first two of topic 1, the third of topic 2, the fourth of topic 0, the fifth of nothing.
Corpus some_corpus() {
  return corpus_of({{5, 0, 3, 1, 0}, {4, 0, 2, 0, 0}, {0, 0, 0, 6, 3}, {0, 9, 0, 0, 1}, {0, 0, 0, 0, 0}});
}

JudgedTopics topics_of_sample() {
  TopicModel model = sample_model();
  JudgedTopics topics;
  topics.words = topic_words(model);
  topics.weights = std::move(model.lambda);
  topics.engine = "cvb0";
  return topics;
}

const std::vector<double> kAlpha{0.5, 0.25, 0.125};

TEST(JudgedTopics, OfAModelHaveItsMixturesAndDistancesFromWhatItHasLearnedFrom) {
  JudgedTopics topics = topics_of_sample();
  const TraitReport report = traits_of(topics, DirichletPrior{kAlpha}, some_corpus(), {});
  EXPECT_EQ(report.rank_1_documents, (std::vector<std::uint64_t>{1, 2, 1}));
  EXPECT_TRUE(report.from_training);
  const TopicWords words = topic_words(sample_model());
  EXPECT_EQ(report.traits.corpus_distance.topics, corpus_distance(words, words_of_all_topics(words)).topics);
  EXPECT_FALSE(report.has_labels);
  EXPECT_FALSE(report.labels);
}

TEST(JudgedTopics, OfOthersHaveDistancesFromTheInput) {
  JudgedTopics topics;
  topics.weights = Matrix(5, 2);
  topics.weights(0, 0) = 3.0F;
  topics.weights(3, 1) = 7.0F;  // nothing of the other words
  topics.words = topic_words(topics.weights);
  const TraitReport report = traits_of(topics, DirichletPrior{{0.0, 0.0}}, some_corpus(), {});
  EXPECT_FALSE(report.from_training);
  EXPECT_EQ(report.rank_1_documents[0] + report.rank_1_documents[1], 4U);
  EXPECT_GE(report.rank_1_documents[0], 2U);
  EXPECT_EQ(report.traits.effective_words.topics, (std::vector<double>{1.0, 1.0}));
  EXPECT_GT(report.traits.corpus_distance.topics[0], 0.0);
}

TEST(JudgedTopics, AreComparedWithTheLabelsOfScoredDocuments) {
  Corpus corpus = some_corpus();
  corpus.labels = {"a", "a", "b", "", "b"};
  JudgedTopics topics = topics_of_sample();
  const TraitReport all = traits_of(topics, DirichletPrior{kAlpha}, corpus, {});
  ASSERT_TRUE(all.has_labels && all.labels);
  EXPECT_EQ(all.labels->documents, 3U);  // the last has no known word
  EXPECT_EQ(all.labels->purity, 1.0);
  EXPECT_NEAR(all.labels->normalized_information, 1.0, 1e-12);

  topics = topics_of_sample();
  EvaluateOptions options;
  options.holdout = 2;  // documents 0 and 2
  const TraitReport some = traits_of(topics, DirichletPrior{kAlpha}, corpus, options);
  EXPECT_EQ(some.rank_1_documents, (std::vector<std::uint64_t>{0, 1, 1}));
  EXPECT_EQ(some.labels->documents, 2U);

  corpus.labels = {"a", "a", "a", "", ""};
  topics = topics_of_sample();
  const TraitReport one = traits_of(topics, DirichletPrior{kAlpha}, corpus, {});
  EXPECT_TRUE(one.has_labels);
  EXPECT_FALSE(one.labels);
}

}  // namespace
}  // namespace ldavi::cli
