// SPDX-License-Identifier: Apache-2.0
#include "inference/ctm_documents.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstring>
#include <numeric>

#include "inference/topic_covariance.hpp"
#include "ldavi/base/error.hpp"
#include "support/small_corpora.hpp"

namespace ldavi {
namespace {

constexpr NewtonLimit kLimit{3, 1e-3};

Matrix some_lambda(std::size_t num_terms, std::size_t num_topics) {
  Matrix lambda(num_terms, num_topics);
  for (std::size_t w = 0; w < num_terms; ++w) {
    for (std::size_t k = 0; k < num_topics; ++k) lambda(w, k) = 0.1F + static_cast<float>((5 * w + 2 * k) % 7);
  }
  return lambda;
}

LogisticNormal some_prior(std::size_t num_topics) {
  return LogisticNormal(starting_prior(std::vector<double>(num_topics, 0.1)));
}

TEST(CtmDocuments, StartFromMixturesThatAddUpToOne) {
  const Corpus corpus = corpus_of(random_counts(40, 30, 2));
  const TrainingSet set(corpus, 0);
  Executor executor(2);
  CtmTopics topics(set, 5, executor);
  topics.take(some_lambda(30, 5));
  CtmDocuments documents(set, 5, executor);

  documents.start(topics, std::vector<double>(5, 0.1));

  for (std::size_t d = 0; d < 40; ++d) {
    const std::span<const float> mixture = documents.mixtures().row_span(d);
    EXPECT_NEAR(std::accumulate(mixture.begin(), mixture.end(), 0.0), 1.0, 1e-5) << d;
  }
  for (const float ratio : documents.ratios()) EXPECT_GT(ratio, 0.0F);
}

/// Parts of a pass, of whatever threads, give the sums and the mixtures of the whole.
TEST(CtmDocuments, AreTheSameInPartsAndOnAnyNumberOfThreads) {
  const Corpus corpus = corpus_of(random_counts(150, 30, 2));
  const TrainingSet set(corpus, 0);
  std::vector<double> expected;
  Matrix mixtures;
  for (const int num_threads : {1, 2, 5}) {
    Executor executor(num_threads);
    CtmTopics topics(set, 5, executor);
    topics.take(some_lambda(30, 5));
    CtmDocuments documents(set, 5, executor);
    documents.start(topics, std::vector<double>(5, 0.1));
    std::vector<double> sums(1 + moments_size(5), 0.0);
    const std::size_t part = num_threads == 1 ? 150 : CtmDocuments::kDocumentsInPart;
    for (std::size_t first = 0; first < 150; first += part)
      documents.update(first, std::min<std::size_t>(first + part, 150), topics, some_prior(5), kLimit, 1, sums);

    if (num_threads == 1) {
      expected = sums;
      mixtures = documents.mixtures();
    }
    EXPECT_EQ(sums, expected) << num_threads;
    EXPECT_EQ(std::memcmp(documents.mixtures().data(), mixtures.data(), 150 * mixtures.stride() * sizeof(float)), 0);
  }
  EXPECT_LT(expected[0], 0.0);  // a logarithm of probabilities
}

/// A word that stands in one document once says nothing of its own topic: with its copy left in, its topic would keep it. Under a
/// prior as narrow as this the way there is short (docs/decisions/0028).
TEST(CtmDocuments, DoNotBelieveTheirOwnCopies) {
  const Corpus corpus = corpus_of({{1, 0, 0}, {0, 50, 50}});
  const TrainingSet set(corpus, 0);
  Executor executor(1);
  CtmTopics topics(set, 2, executor);
  Matrix lambda(3, 2);
  const float rows[3][2] = {{1.4F, 0.6F}, {50.5F, 0.5F}, {0.5F, 50.5F}};
  for (std::size_t w = 0; w < 3; ++w) std::copy_n(rows[w], 2, lambda.row(w));
  topics.take(lambda);
  CtmDocuments documents(set, 2, executor);
  documents.start(topics, std::vector<double>(2, 0.1));
  const LogisticNormal narrow({{0.0, 0.0}, {0.5, -0.5, -0.5, 0.5}});
  std::vector<double> sums(1 + moments_size(2), 0.0);
  for (int pass = 1; pass <= 60; ++pass) {
    documents.update(0, 2, topics, narrow, {30, 1e-9}, pass, sums);
    topics.learn(documents.mixtures(), documents.ratios(), 0.5);
  }

  EXPECT_NEAR(documents.mixtures()(0, 0), 0.5, 1e-3);
  EXPECT_NEAR(topics.lambda()(0, 0), 1.0, 0.01);  // the topics are not quite equally large
}

TEST(CtmDocuments, NameThePassAndTheDocumentThatHasNoFiniteEvidence) {
  const Corpus corpus = corpus_of({{1, 0}, {0, 1}});
  const TrainingSet set(corpus, 0);
  Executor executor(1);
  CtmTopics topics(set, 2, executor);
  Matrix lambda = some_lambda(2, 2);
  topics.take(lambda);
  CtmDocuments documents(set, 2, executor);
  documents.start(topics, std::vector<double>(2, 0.1));
  lambda(1, 0) = lambda(1, 1) = std::nanf("");
  topics.take(lambda);
  std::vector<double> sums(1 + moments_size(2), 0.0);
  try {
    documents.update(0, 2, topics, some_prior(2), kLimit, 7, sums);
    FAIL() << "no error";
  } catch (const NumericError& error) {
    EXPECT_NE(std::string(error.what()).find("pass 7, document "), std::string::npos) << error.what();
  }
}

}  // namespace
}  // namespace ldavi
