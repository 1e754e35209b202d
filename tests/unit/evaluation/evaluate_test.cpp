// SPDX-License-Identifier: Apache-2.0
#include "ldavi/evaluation/evaluate.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "ldavi/base/error.hpp"
#include "ldavi/evaluation/diversity.hpp"
#include "support/small_corpora.hpp"

namespace ldavi {
namespace {

constexpr std::size_t kTerms = 40;

/// Topic k has the terms k, k + 3, k + 6 … more than the others, the lower the more.
Matrix some_weights() {
  Matrix weights(kTerms, 3);
  for (std::size_t term = 0; term < kTerms; ++term) {
    for (std::size_t k = 0; k < 3; ++k) weights(term, k) = (term % 3 == k ? 10.0F : 0.01F) / static_cast<float>(term + 1);
  }
  return weights;
}

std::vector<std::uint32_t> numbers(std::uint32_t size) {
  std::vector<std::uint32_t> all;
  for (std::uint32_t i = 0; i < size; ++i) all.push_back(i);
  return all;
}

TEST(Evaluate, ScoresEveryDocumentAndCountsInAll) {
  CountRows counts = random_counts(30, kTerms, 2);
  counts[3].assign(kTerms, 0);  // no number, no count
  const Corpus corpus = corpus_of(counts);
  const std::vector<double> alpha{0.3, 0.2, 0.1};
  const Evaluation evaluation = evaluate_topics(some_weights(), DirichletPrior{alpha}, corpus);
  EXPECT_EQ(evaluation.completion.log_probabilities,
            complete_documents(word_probabilities(some_weights()), alpha, corpus, split_holdout(corpus, 0).training)
                .log_probabilities);
  EXPECT_EQ(std::get<DirichletPrior>(evaluation.prior).alpha, alpha);
  EXPECT_FALSE(evaluation.alpha_chosen);
  EXPECT_EQ(evaluation.coherence_documents, 29U);
  EXPECT_LT(evaluation.interval.low, evaluation.completion.perplexity());
  EXPECT_GT(evaluation.interval.high, evaluation.completion.perplexity());
}

TEST(Evaluate, ScoresEveryNthDocumentAndCountsInTheOthers) {
  CountRows counts = random_counts(12, kTerms, 5);
  counts[0].assign(kTerms, 0);  // documents 1, 6 and 11 are numbers 0, 5 and 10
  CountRows held_out{counts[1], counts[6], counts[11]};
  CountRows others;
  for (const std::size_t d : {2, 3, 4, 5, 7, 8, 9, 10}) others.push_back(counts[d]);
  const std::vector<double> alpha{0.3, 0.2, 0.1};
  const Evaluation evaluation = evaluate_topics(some_weights(), DirichletPrior{alpha}, corpus_of(counts), {5, 10, 1, 1});
  const Evaluation scored = evaluate_topics(some_weights(), DirichletPrior{alpha}, corpus_of(held_out), {0, 10, 1, 1});
  const Evaluation counted = evaluate_topics(some_weights(), DirichletPrior{alpha}, corpus_of(others), {0, 10, 1, 1});
  EXPECT_EQ(evaluation.completion.log_probabilities, scored.completion.log_probabilities);
  EXPECT_EQ(evaluation.coherence_documents, 8U);
  EXPECT_EQ(evaluation.npmi.topics, counted.npmi.topics);
  EXPECT_EQ(evaluation.umass.topics, counted.umass.topics);
}

TEST(Evaluate, ChoosesTheBestPriorOfTheGrid) {
  const Corpus corpus = corpus_of(random_counts(25, kTerms, 8));
  const Evaluation evaluation = evaluate_topics(some_weights(), {}, corpus);
  EXPECT_TRUE(evaluation.alpha_chosen);
  double best = std::numeric_limits<double>::infinity();
  double best_alpha = 0.0;
  for (const double value : kAlphaGrid) {
    const double perplexity =
        evaluate_topics(some_weights(), DirichletPrior{std::vector<double>(3, value)}, corpus).completion.perplexity();
    if (perplexity < best) best_alpha = value;
    best = std::min(best, perplexity);
  }
  EXPECT_EQ(evaluation.completion.perplexity(), best);
  EXPECT_EQ(std::get<DirichletPrior>(evaluation.prior).alpha, std::vector<double>(3, best_alpha));
}

TEST(Evaluate, LooksAtAsManyWordsAsAsked) {
  const Corpus corpus = corpus_of(random_counts(25, kTerms, 9));
  const std::vector<double> alpha(3, 0.1);
  const Evaluation evaluation = evaluate_topics(some_weights(), DirichletPrior{alpha}, corpus, {0, 4, 1, 1});
  const auto counts = count_cooccurrences(corpus, numbers(25), top_terms_of_topics(some_weights(), 4));
  EXPECT_EQ(evaluation.npmi.topics, npmi_coherence(counts).topics);
  EXPECT_EQ(evaluation.umass.mean, umass_coherence(counts).mean);
  // Diversity is of 10 and 25 words all the same; the first 10 of each topic differ.
  EXPECT_EQ(evaluation.diversity_10, 1.0);
  EXPECT_EQ(evaluation.diversity_25, topic_diversity(top_terms_of_topics(some_weights(), 25), 25));
  EXPECT_LT(evaluation.diversity_25, 1.0);
}

TEST(Evaluate, HasTheSameBitsForAnyNumberOfThreads) {
  const Corpus corpus = corpus_of(random_counts(100, kTerms, 10));
  const Evaluation one = evaluate_topics(some_weights(), {}, corpus, {0, 10, 1, 1});
  for (const int num_threads : {2, 3, 8}) {
    const Evaluation many = evaluate_topics(some_weights(), {}, corpus, {0, 10, 1, num_threads});
    EXPECT_EQ(many.completion.log_probabilities, one.completion.log_probabilities);
    EXPECT_EQ(many.interval.low, one.interval.low);
    EXPECT_EQ(many.npmi.topics, one.npmi.topics);
  }
}

TEST(Evaluate, TakesCooccurrencesThatWereCountedElsewhere) {
  const Corpus corpus = corpus_of(random_counts(25, kTerms, 9));
  const auto top_terms = top_terms_of_topics(some_weights(), 4);
  CooccurrenceCounter counter(top_terms, kTerms);
  std::vector<CountedDocument> documents(1);
  documents[0].terms = {top_terms[0][1], top_terms[0][0]};
  const std::vector<std::vector<std::uint32_t>> sequences{documents[0].terms};
  counter.add({documents, sequences});
  const CooccurrenceCounts counts = counter.counts();
  const Evaluation evaluation =
      evaluate_topics(some_weights(), DirichletPrior{std::vector<double>(3, 0.1)}, corpus, {0, 4, 1, 1}, &counts);
  EXPECT_EQ(evaluation.coherence_documents, 1U);
  EXPECT_EQ(evaluation.npmi.topics, npmi_coherence(counts.documents).topics);
  ASSERT_TRUE(evaluation.windows);
  EXPECT_EQ(evaluation.windows->num_short_windows, 1U);
  EXPECT_EQ(evaluation.windows->num_long_windows, 1U);
  EXPECT_EQ(evaluation.windows->npmi.topics, c_npmi_coherence(counts.short_windows).topics);
  EXPECT_EQ(evaluation.windows->c_v.topics, c_v_coherence(counts.long_windows).topics);
  EXPECT_NEAR(evaluation.windows->uci.topics[0], 0.0, 1e-11);
  EXPECT_TRUE(std::isnan(evaluation.windows->uci.topics[1]));
  EXPECT_THROW(evaluate_topics(some_weights(), {}, corpus, {0, 5, 1, 1}, &counts), InvalidArgument);
}

TEST(Evaluate, ScoresWholeDocumentsWhereThereAreParticles) {
  const Corpus corpus = corpus_of(random_counts(25, kTerms, 9));
  const std::vector<double> alpha(3, 0.1);
  EXPECT_FALSE(evaluate_topics(some_weights(), DirichletPrior{alpha}, corpus).left_to_right);
  const Evaluation evaluation = evaluate_topics(some_weights(), DirichletPrior{alpha}, corpus, {5, 10, 1, 1, 7});
  ASSERT_TRUE(evaluation.left_to_right);
  EXPECT_EQ(evaluation.left_to_right->log_probabilities,
            score_left_to_right(word_probabilities(some_weights()), alpha, corpus, split_holdout(corpus, 5).held_out, {7, 1, 1})
                .log_probabilities);
}

TEST(Evaluate, HasNoWindowsOfCounts) {
  EXPECT_FALSE(evaluate_topics(some_weights(), {}, corpus_of(random_counts(25, kTerms, 9))).windows);
}

TEST(Evaluate, HasNoIntervalWithoutADocument) {
  const Evaluation evaluation =
      evaluate_topics(some_weights(), {}, corpus_of(CountRows(2, std::vector<std::uint32_t>(kTerms, 0))));
  EXPECT_EQ(evaluation.completion.num_documents(), 0U);
  EXPECT_TRUE(std::isnan(evaluation.interval.low));
}

TEST(Evaluate, RefusesWhatDoesNotFit) {
  const Corpus corpus = corpus_of(random_counts(3, kTerms, 1));
  EXPECT_THROW(evaluate_topics(Matrix(kTerms + 1, 3), {}, corpus), InvalidArgument);
  EXPECT_THROW(evaluate_topics(some_weights(), DirichletPrior{std::vector<double>(2, 0.1)}, corpus), InvalidArgument);
  EXPECT_THROW(evaluate_topics(some_weights(), {}, corpus, {0, 1, 1, 1}), InvalidArgument);
}

}  // namespace
}  // namespace ldavi
