// SPDX-License-Identifier: Apache-2.0
// Both perplexities where the truth is known.
#include <cmath>
#include <numeric>

#include "ldavi/evaluation/left_to_right.hpp"
#include "ldavi/inference/completion.hpp"
#include "support/planted_corpus.hpp"
#include "support/small_corpora.hpp"

namespace ldavi {
namespace {

std::vector<std::uint32_t> first_documents(std::size_t size) {
  std::vector<std::uint32_t> documents(size);
  std::iota(documents.begin(), documents.end(), 0U);
  return documents;
}

Matrix weights_of(const std::vector<std::vector<double>>& topics) {
  Matrix weights(topics.front().size(), topics.size());
  for (std::size_t k = 0; k < topics.size(); ++k) {
    for (std::size_t term = 0; term < topics[k].size(); ++term) weights(term, k) = static_cast<float>(topics[k][term]);
  }
  return weights;
}

/// Nats per token where the mixtures are known: no model can do better in the mean.
double entropy(const PlantedCorpus& planted) {
  double sum = 0.0;
  for (std::size_t d = 0; d < planted.corpus.num_documents(); ++d) {
    const DocumentCounts document = planted.corpus.document(d);
    for (std::size_t i = 0; i < document.size(); ++i) {
      double probability = 0.0;
      for (std::size_t k = 0; k < planted.topics.size(); ++k)
        probability += planted.mixtures[d][k] * planted.topics[k][document.terms[i]];
      sum -= document.counts[i] * std::log(probability);
    }
  }
  return sum / static_cast<double>(planted.corpus.num_tokens());
}

TEST(Entropy, OfAnEvenModelIsTheNumberOfWords) {
  constexpr std::size_t kTerms = 123;
  const Corpus corpus = corpus_of(random_counts(20, kTerms, 3));
  const Matrix topics = word_probabilities(weights_of({std::vector<double>(kTerms, 2.0), std::vector<double>(kTerms, 7.0)}));
  const std::vector<double> alpha{0.1, 0.4};
  EXPECT_NEAR(complete_documents(topics, alpha, corpus, first_documents(20)).perplexity(), kTerms, 1e-3);
  EXPECT_NEAR(score_left_to_right(topics, alpha, corpus, first_documents(20), {3, 1, 0}).perplexity(), kTerms, 1e-3);
}

TEST(Entropy, IsReachedByThePlantedModel) {
  PlantedOptions options;
  options.num_documents = 400;
  const PlantedCorpus planted = plant_corpus(options);
  const Matrix topics = word_probabilities(weights_of(planted.topics));
  const std::vector<double> alpha(options.num_topics, 0.1);
  const double least = entropy(planted);
  const auto documents = first_documents(options.num_documents);
  const double completed = complete_documents(topics, alpha, planted.corpus, documents).nats_per_token();
  EXPECT_GT(completed, least - 0.02);  // other tokens: half of them are scored
  EXPECT_LT(completed, least + 0.08);
  const double left_to_right = score_left_to_right(topics, alpha, planted.corpus, documents, {10, 1, 0}).nats_per_token();
  EXPECT_GT(left_to_right, least);  // it does not know the mixtures when it begins
  EXPECT_LT(left_to_right, least + 0.12);

  options.seed = 2;
  const Matrix others = word_probabilities(weights_of(plant_corpus(options).topics));
  EXPECT_GT(complete_documents(others, alpha, planted.corpus, documents).nats_per_token(), completed + 0.5);
  EXPECT_GT(score_left_to_right(others, alpha, planted.corpus, documents, {3, 1, 0}).nats_per_token(), left_to_right + 0.5);
}

/// Topics that share no word leave nothing to guess: p(w) has a closed form, and a single particle finds it.
TEST(Entropy, OfTopicsThatShareNoWordIsExact) {
  constexpr std::size_t kTopics = 4;
  constexpr std::size_t kTermsEach = 5;
  Matrix topics(kTopics * kTermsEach, kTopics);
  for (std::size_t term = 0; term < topics.rows(); ++term) topics(term, term / kTermsEach) = 0.2F;
  const std::vector<double> alpha{0.5, 0.1, 1.0, 0.05};
  const double alpha_total = std::accumulate(alpha.begin(), alpha.end(), 0.0);
  const CountRows counts = random_counts(15, topics.rows(), 6);
  const LeftToRight scored = score_left_to_right(topics, alpha, corpus_of(counts), first_documents(15), {1, 1, 0});
  for (std::size_t d = 0; d < counts.size(); ++d) {
    double tokens = 0.0;
    double expected = 0.0;
    for (std::size_t k = 0; k < kTopics; ++k) {
      const auto begin = counts[d].begin() + static_cast<std::ptrdiff_t>(k * kTermsEach);
      const double of_topic = std::accumulate(begin, begin + kTermsEach, 0.0);
      expected += std::lgamma(of_topic + alpha[k]) - std::lgamma(alpha[k]);
      tokens += of_topic;
    }
    expected += std::lgamma(alpha_total) - std::lgamma(alpha_total + tokens) + tokens * std::log(static_cast<double>(0.2F));
    EXPECT_NEAR(scored.log_probabilities[d], expected, 1e-9) << d;
  }
}

TEST(Entropy, OfNestedSetsAgrees) {
  PlantedOptions options;
  options.num_documents = 300;
  const PlantedCorpus planted = plant_corpus(options);
  const Matrix topics = word_probabilities(weights_of(planted.topics));
  const std::vector<double> alpha(options.num_topics, 0.1);
  const Completion all = complete_documents(topics, alpha, planted.corpus, first_documents(300));
  const LeftToRight all_left = score_left_to_right(topics, alpha, planted.corpus, first_documents(300), {2, 1, 0});
  for (const std::size_t size : {std::size_t{75}, std::size_t{150}}) {
    const Completion some = complete_documents(topics, alpha, planted.corpus, first_documents(size));
    EXPECT_TRUE(std::equal(some.log_probabilities.begin(), some.log_probabilities.end(), all.log_probabilities.begin()));
    EXPECT_NEAR(some.nats_per_token(), all.nats_per_token(), 0.1);
    const LeftToRight left = score_left_to_right(topics, alpha, planted.corpus, first_documents(size), {2, 1, 0});
    EXPECT_TRUE(std::equal(left.log_probabilities.begin(), left.log_probabilities.end(), all_left.log_probabilities.begin()));
    EXPECT_NEAR(left.nats_per_token(), all_left.nats_per_token(), 0.1);
  }
}

}  // namespace
}  // namespace ldavi
