// SPDX-License-Identifier: Apache-2.0
#include "support/planted_corpus.hpp"

#include <algorithm>
#include <utility>

#include "ldavi/base/random.hpp"
#include "ldavi/math/sampling.hpp"
#include "ldavi/math/special.hpp"
#include "support/random_purposes.hpp"
#include "support/small_corpora.hpp"

namespace ldavi {
namespace {

std::vector<double> draw_dirichlet(RandomStream& random, const std::vector<double>& prior) {
  std::vector<double> shares(prior.size());
  sample_dirichlet(random, prior, shares);
  return shares;
}

std::vector<double> draw_logistic_normal(RandomStream& random, const std::vector<double>& factor, std::size_t size) {
  std::vector<double> z(size);
  for (double& value : z) value = sample_normal(random);
  std::vector<double> shares(size, 0.0);
  double sum = 0.0;
  for (std::size_t i = 0; i < size; ++i) {
    for (std::size_t j = 0; j < size; ++j) shares[i] += factor[i * size + j] * z[j];
    sum += shares[i] = exp(shares[i]);
  }
  for (double& share : shares) share /= sum;
  return shares;
}

/// Arrivals of unit rate before `mean`.
std::uint32_t draw_poisson(RandomStream& random, double mean) {
  std::uint32_t arrivals = 0;
  for (double time = -log(random.uniform_open()); time < mean; time -= log(random.uniform_open())) ++arrivals;
  return arrivals;
}

std::vector<double> running_sums(const std::vector<double>& shares) {
  std::vector<double> sums;
  double sum = 0.0;
  for (const double share : shares) sums.push_back(sum += share);
  return sums;
}

std::size_t draw_from(RandomStream& random, const std::vector<double>& sums) {
  const auto place = std::upper_bound(sums.begin(), sums.end(), random.uniform() * sums.back());
  return std::min(static_cast<std::size_t>(place - sums.begin()), sums.size() - 1);
}

}  // namespace

PlantedCorpus plant_corpus(const PlantedOptions& options) {
  PlantedCorpus planted;
  std::vector<std::vector<double>> sums_of_topics;
  for (std::size_t k = 0; k < options.num_topics; ++k) {
    RandomStream random(options.seed, kPlantedTopics, k);
    planted.topics.push_back(draw_dirichlet(random, std::vector<double>(options.num_terms, options.eta)));
    sums_of_topics.push_back(running_sums(planted.topics.back()));
  }
  std::vector<double> alpha = options.alpha;
  if (alpha.size() == 1) alpha.assign(options.num_topics, options.alpha.front());
  CountRows counts;
  for (std::size_t d = 0; d < options.num_documents; ++d) {
    RandomStream random(options.seed, kPlantedDocuments, d);
    planted.mixtures.push_back(options.factor.empty() ? draw_dirichlet(random, alpha)
                                                      : draw_logistic_normal(random, options.factor, options.num_topics));
    const std::vector<double> sums = running_sums(planted.mixtures.back());
    std::vector<std::uint32_t> of_topics(options.num_topics, 0);
    std::vector<std::uint32_t> of_terms(options.num_terms, 0);
    const std::uint32_t num_tokens = std::max(1U, draw_poisson(random, options.mean_tokens));
    for (std::uint32_t i = 0; i < num_tokens; ++i) {
      const std::size_t topic = draw_from(random, sums);
      ++of_topics[topic];
      ++of_terms[draw_from(random, sums_of_topics[topic])];
    }
    planted.topic_counts.push_back(std::move(of_topics));
    counts.push_back(std::move(of_terms));
  }
  planted.corpus = corpus_of(counts);
  return planted;
}

}  // namespace ldavi
