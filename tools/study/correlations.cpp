// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <string>
#include <vector>

#include "engines.hpp"
#include "measures.hpp"
#include "planted_prior.hpp"
#include "study.hpp"
#include "support/matching.hpp"
#include "support/planted_corpus.hpp"

namespace ldavi::study {
namespace {

constexpr std::size_t kTopics = 10;
constexpr std::size_t kTerms = 1'000;

double correlation(const std::vector<double>& covariance, std::size_t i, std::size_t j) {
  return covariance[i * kTopics + j] / std::sqrt(covariance[i * kTopics + i] * covariance[j * kTopics + j]);
}

/// Root of the mean square over pairs of topics; topics[i] of the covariance is the planted topic i.
double error_of(const std::vector<double>& covariance, const std::vector<std::size_t>& topics,
                const std::vector<double>& planted) {
  double squares = 0.0;
  for (std::size_t i = 0; i < kTopics; ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const double gap = correlation(covariance, topics[i], topics[j]) - correlation(planted, i, j);
      squares += gap * gap;
    }
  }
  return std::sqrt(squares / (kTopics * (kTopics - 1) / 2.0));
}

/// Of the logarithms of the planted shares, less their mean over the topics: what is there to be found.
std::vector<double> covariance_of(const std::vector<std::vector<double>>& mixtures) {
  std::vector<double> covariance(kTopics * kTopics, 0.0);
  for (const std::vector<double>& mixture : mixtures) {
    std::vector<double> eta(kTopics);
    double mean = 0.0;
    for (std::size_t k = 0; k < kTopics; ++k) mean += (eta[k] = std::log(mixture[k])) / kTopics;
    for (double& value : eta) value -= mean;
    for (std::size_t i = 0; i < kTopics; ++i) {
      for (std::size_t j = 0; j < kTopics; ++j) covariance[i * kTopics + j] += eta[i] * eta[j];
    }
  }
  return covariance;
}

}  // namespace

void correlations(const Sizes& sizes) {
  const std::vector<double> factor = planted_factor(kTopics);
  const std::vector<double> planted_covariance = centred_prior(factor, kTopics).covariance;
  std::vector<std::size_t> as_they_are;
  for (std::size_t k = 0; k < kTopics; ++k) as_they_are.push_back(k);
  print_header({"documents", "tokens", "error of `ctm`", "error of the shares' own", "processor time"});
  for (const std::size_t documents : {sizes.planted_documents / 2, 4 * sizes.planted_documents}) {
    for (const double tokens : {50.0, 200.0}) {
      const PlantedCorpus planted = plant_corpus(
          {.num_topics = kTopics, .num_terms = kTerms, .num_documents = documents, .mean_tokens = tokens, .factor = factor});
      const double begin = processor_seconds();
      const TopicModel model = train(planted.corpus, engine_options("ctm", kTopics, sizes.passes)).model;
      const double seconds = processor_seconds() - begin;
      const Matrix probabilities = topic_term_probabilities(model);
      std::vector<std::vector<double>> found;
      for (std::size_t k = 0; k < kTopics; ++k) found.emplace_back(probabilities.row(k), probabilities.row(k) + kTerms);
      std::vector<std::size_t> topics;
      for (const Match& match : match_by_cosine(planted.topics, found)) topics.push_back(match.index);
      const auto& prior = std::get<LogisticNormalPrior>(model.document_prior);
      print_row({std::to_string(documents), fixed(tokens, 0), fixed(error_of(prior.covariance, topics, planted_covariance), 3),
                 fixed(error_of(covariance_of(planted.mixtures), as_they_are, planted_covariance), 3), duration(seconds)});
    }
  }
}

}  // namespace ldavi::study
