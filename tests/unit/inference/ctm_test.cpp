// SPDX-License-Identifier: Apache-2.0
#include "inference/ctm.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "ldavi/inference/completion.hpp"
#include "ldavi/inference/train.hpp"
#include "support/engine_run.hpp"
#include "support/matching.hpp"
#include "support/planted_corpus.hpp"
#include "support/small_corpora.hpp"

namespace ldavi {
namespace {

TrainOptions options_of(int num_topics, int max_passes, int start_passes) {
  TrainOptions options = four_topics(CtmOptions{.start_passes = start_passes, .tolerance = 0.0}, max_passes);
  options.num_topics = num_topics;
  return options;
}

/// Topics 0 and 1 come together, and so do 2 and 3; 4 comes alone.
constexpr std::size_t kTopics = 5;
std::vector<double> planted_factor() {
  return {1.5, 0,   0,   0,   0,  //
          1.2, 0.9, 0,   0,   0,  //
          0,   0,   1.5, 0,   0,  //
          0,   0,   1.2, 0.9, 0,  //
          0,   0,   0,   0,   1.5};
}

/// L L^T less the mean of its rows and columns: what of a covariance softmax can see.
std::vector<double> centred_covariance(const std::vector<double>& factor, std::size_t n) {
  std::vector<double> covariance(n * n, 0.0);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) {
      for (std::size_t k = 0; k < n; ++k) covariance[i * n + j] += factor[i * n + k] * factor[j * n + k];
    }
  }
  std::vector<double> means(n, 0.0);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) means[i] += covariance[i * n + j] / static_cast<double>(n);
  }
  const double mean = std::accumulate(means.begin(), means.end(), 0.0) / static_cast<double>(n);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) covariance[i * n + j] += mean - means[i] - means[j];
  }
  return covariance;
}

double correlation(const std::vector<double>& covariance, std::size_t n, std::size_t i, std::size_t j) {
  return covariance[i * n + j] / std::sqrt(covariance[i * n + i] * covariance[j * n + j]);
}

TEST(Ctm, RecoversPlantedTopicsAndTheirCorrelations) {
  const PlantedCorpus planted = plant_corpus({.num_topics = kTopics,
                                              .num_terms = 200,
                                              .num_documents = 1'000,
                                              .mean_tokens = 100,
                                              .factor = planted_factor(),
                                              .eta = 0.05});

  const TopicModel model = train(planted.corpus, options_of(kTopics, 60, 20)).model;

  const Matrix probabilities = topic_term_probabilities(model);
  std::vector<std::vector<double>> found;
  for (std::size_t k = 0; k < kTopics; ++k) found.emplace_back(probabilities.row(k), probabilities.row(k) + 200);
  const std::vector<Match> matches = match_by_cosine(planted.topics, found);
  for (const Match& match : matches) EXPECT_GT(match.cosine, 0.98);
  const auto& prior = std::get<LogisticNormalPrior>(model.document_prior);
  const std::vector<double> expected = centred_covariance(planted_factor(), kTopics);
  double squares = 0.0;
  for (std::size_t i = 0; i < kTopics; ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const double error =
          correlation(prior.covariance, kTopics, matches[i].index, matches[j].index) - correlation(expected, kTopics, i, j);
      squares += error * error;
    }
  }
  const double error = std::sqrt(squares / 10.0);
  RecordProperty("correlation_error", std::to_string(error));
  EXPECT_LT(error, 0.1);
}

TEST(Ctm, HasAPriorWhoseRowsAddUpToNothing) {
  EngineRun run(random_counts(40, 30, 1), options_of(4, 10, 3));
  run.step(6);

  const TopicModel model = run.model();

  const auto& prior = std::get<LogisticNormalPrior>(model.document_prior);
  EXPECT_NEAR(std::accumulate(prior.mean.begin(), prior.mean.end(), 0.0), 0.0, 1e-9);
  for (std::size_t i = 0; i < 4; ++i) {
    double sum = 0.0;
    for (std::size_t j = 0; j < 4; ++j) {
      sum += prior.covariance[i * 4 + j];
      EXPECT_EQ(prior.covariance[i * 4 + j], prior.covariance[j * 4 + i]);
    }
    EXPECT_NEAR(sum, 0.0, 1e-9);
    EXPECT_GT(prior.covariance[i * 4 + i], 0.0);
  }
}

TEST(Ctm, BeginsWithPassesOfCvb0) {
  TrainOptions options = options_of(4, 9, 6);
  EXPECT_EQ(ctm_start_passes(options), 6);
  options.stop.max_passes = 6;
  EXPECT_EQ(ctm_start_passes(options), 4);
  options.stop.max_passes = 1;
  EXPECT_EQ(ctm_start_passes(options), 1);
}

/// Where training ends before a pass of its own has, finish() makes one.
TEST(Ctm, LearnsAPriorHoweverEarlyItEnds) {
  const Corpus corpus = plant_corpus({.num_topics = 4, .num_terms = 40, .num_documents = 150, .mean_tokens = 20}).corpus;
  const auto has_learned = [](const TopicModel& model) {
    const std::vector<double>& covariance = std::get<LogisticNormalPrior>(model.document_prior).covariance;
    return covariance[0] != covariance[5] && problems(model).empty();
  };
  EXPECT_TRUE(has_learned(train(corpus, options_of(4, 1, 5)).model));
  // Reports of the start, its end, and within the pass after it.
  for (int reports = 1; reports < 120; ++reports) {
    int left = reports;
    const TrainResult stopped =
        train(corpus, options_of(4, 9, 3), [&](const PassReport&) { return --left > 0 ? Answer::kContinue : Answer::kStop; });
    EXPECT_TRUE(has_learned(stopped.model)) << "stopped after " << reports << " reports";
    if (stopped.termination != Termination::kStopped) break;
  }
}

/// A token that stands alone says nothing of its own topic: with its copy left in, each would keep what it began with.
TEST(Ctm, ForetellsCorrelatedDocumentsBetterThanVb) {
  const PlantedCorpus planted = plant_corpus({.num_topics = kTopics,
                                              .num_terms = 200,
                                              .num_documents = 1'000,
                                              .mean_tokens = 15,
                                              .factor = planted_factor(),
                                              .eta = 0.05});
  std::vector<std::uint32_t> held_out;
  for (std::uint32_t d = 0; d < 1'000; d += 5) held_out.push_back(d);
  const auto perplexity = [&](TrainOptions options) {
    options.holdout = 5;
    const TopicModel model = train(planted.corpus, options).model;
    return complete_documents(word_probabilities(model.lambda), model.document_prior, planted.corpus, held_out, 1).perplexity();
  };
  TrainOptions vb = options_of(kTopics, 60, 20);
  vb.engine = VbOptions{};

  EXPECT_LT(perplexity(options_of(kTopics, 60, 20)), 0.98 * perplexity(vb));
}

}  // namespace
}  // namespace ldavi
