// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <cstdio>
#include <numeric>
#include <string>
#include <vector>

#include "inference/logistic_normal.hpp"
#include "ldavi/inference/infer.hpp"
#include "ldavi/inference/posterior.hpp"
#include "ldavi/math/dirichlet.hpp"
#include "ldavi/variational/fit.hpp"
#include "ldavi/variational/laplace.hpp"
#include "measures.hpp"
#include "study.hpp"
#include "support/gibbs.hpp"
#include "support/hmc.hpp"
#include "support/planted_corpus.hpp"
#include "variational/cholesky.hpp"

namespace ldavi::study {
namespace {

constexpr std::size_t kTopics = 10;
constexpr std::size_t kTerms = 1'000;

/// Topics that are all but points, as planted.
TopicModel known_model(const PlantedCorpus& planted, const std::string& engine, DocumentPrior prior) {
  TopicModel model;
  model.lambda = Matrix(kTerms, kTopics);
  for (std::size_t w = 0; w < kTerms; ++w) {
    for (std::size_t k = 0; k < kTopics; ++k) model.lambda(w, k) = static_cast<float>(planted.topics[k][w] * 1e9 + 1e-2);
  }
  model.document_prior = std::move(prior);
  model.vocabulary = planted.corpus.vocabulary;
  model.provenance.engine = engine;
  return model;
}

/// E[beta], V x K.
Matrix weights_of(const TopicModel& model) {
  const std::vector<double> totals = topic_totals(model.lambda);
  Matrix weights(kTerms, kTopics);
  for (std::size_t w = 0; w < kTerms; ++w) {
    for (std::size_t k = 0; k < kTopics; ++k)
      weights(w, k) = static_cast<float>(static_cast<double>(model.lambda(w, k)) / totals[k]);
  }
  return weights;
}

/// Of the Dirichlet that inference ends with.
Shares dirichlet_shares(const std::vector<float>& mixture, double total) {
  Shares shares{{mixture.begin(), mixture.end()}, {}, {}, {}};
  std::vector<ShareInterval> intervals(kTopics);
  mixture_intervals(mixture, total, intervals);
  for (std::size_t k = 0; k < kTopics; ++k) {
    shares.deviation.push_back(std::sqrt(shares.mean[k] * (1.0 - shares.mean[k]) / (total + 1.0)));
    shares.low.push_back(intervals[k].low);
    shares.high.push_back(intervals[k].high);
  }
  return shares;
}

void print_agreement(const std::string& tokens, const std::string& method, const Agreement& agreement, bool has_intervals) {
  print_row({tokens, method, fixed(agreement.distance(), 3), fixed(agreement.width(), 2),
             has_intervals ? fixed(100.0 * agreement.inside(), 0) + " %" : "", duration(agreement.seconds())});
}

const std::vector<std::string> kColumns{"tokens", "method",          "distance from the posterior mean",
                                        "width",  "inside the 95 %", "processor time a document"};

/// log p(words, eta) with its gradient.
Target document_target(const DocumentCounts& document, const Matrix& weights, const LogisticNormalPrior& prior) {
  std::vector<double> precision(kTopics * kTopics);
  std::vector<double> factor = prior.covariance;
  for (double& value : factor) value += 1.0 / static_cast<double>(kTopics);
  if (!cholesky(factor, kTopics)) throw std::runtime_error("the planted covariance is not positive definite");
  cholesky_inverse(factor, kTopics, precision);
  return {kTopics, [document, &weights, mean = prior.mean, precision](std::span<const double> eta, std::span<double> gradient) {
            std::vector<double> theta(kTopics);
            softmax(eta, theta);
            double sum = 0.0;
            for (std::size_t i = 0; i < kTopics; ++i) {
              double pull = 0.0;
              for (std::size_t j = 0; j < kTopics; ++j) pull += precision[i * kTopics + j] * (eta[j] - mean[j]);
              gradient[i] = -pull;
              sum -= 0.5 * pull * (eta[i] - mean[i]);
            }
            for (std::size_t cell = 0; cell < document.size(); ++cell) {
              const float* row = weights.row(document.terms[cell]);
              double p = 0.0;
              for (std::size_t k = 0; k < kTopics; ++k) p += theta[k] * static_cast<double>(row[k]);
              sum += document.counts[cell] * std::log(p);
              for (std::size_t k = 0; k < kTopics; ++k)
                gradient[k] += document.counts[cell] * theta[k] * (static_cast<double>(row[k]) / p - 1.0);
            }
            return sum;
          }};
}

/// Row by row.
std::vector<double> softmax_of(std::vector<double> draws) {
  for (std::size_t i = 0; i < draws.size(); i += kTopics)
    softmax(std::span(draws).subspan(i, kTopics), std::span(draws).subspan(i, kTopics));
  return draws;
}

std::vector<double> draws_of(const Approximation& q, std::size_t count, std::uint64_t seed) {
  std::vector<double> draws(count * kTopics);
  RandomStream random(seed, RandomPurpose::kSample, 0);
  for (std::size_t i = 0; i < draws.size(); i += kTopics) draw(q, random, std::span(draws).subspan(i, kTopics));
  return softmax_of(std::move(draws));
}

/// Correlations that fall with the distance of topics' numbers, deviation 1.5: rows of the factor.
std::vector<double> planted_factor() {
  std::vector<double> covariance(kTopics * kTopics);
  for (std::size_t i = 0; i < kTopics; ++i) {
    for (std::size_t j = 0; j < kTopics; ++j)
      covariance[i * kTopics + j] = 2.25 * std::pow(0.7, std::abs(static_cast<double>(i) - static_cast<double>(j)));
  }
  if (!cholesky(covariance, kTopics)) throw std::runtime_error("the planted covariance is not positive definite");
  for (std::size_t i = 0; i < kTopics; ++i) {
    for (std::size_t j = i + 1; j < kTopics; ++j) covariance[i * kTopics + j] = 0.0;
  }
  return covariance;
}

/// Of eta less its mean over topics, which softmax does not see.
LogisticNormalPrior centred_prior(const std::vector<double>& factor) {
  std::vector<double> centred = factor;
  for (std::size_t j = 0; j < kTopics; ++j) {
    double mean = 0.0;
    for (std::size_t i = 0; i < kTopics; ++i) mean += factor[i * kTopics + j] / kTopics;
    for (std::size_t i = 0; i < kTopics; ++i) centred[i * kTopics + j] -= mean;
  }
  LogisticNormalPrior prior{std::vector<double>(kTopics, 0.0), std::vector<double>(kTopics * kTopics, 0.0)};
  for (std::size_t i = 0; i < kTopics; ++i) {
    for (std::size_t j = 0; j < kTopics; ++j) {
      for (std::size_t l = 0; l < kTopics; ++l)
        prior.covariance[i * kTopics + j] += centred[i * kTopics + l] * centred[j * kTopics + l];
    }
  }
  return prior;
}

std::vector<double> all_draws(const HmcResult& result) {
  std::vector<double> draws;
  for (const std::vector<double>& chain : result.chains) draws.insert(draws.end(), chain.begin(), chain.end());
  return softmax_of(std::move(draws));
}

}  // namespace

void known_topics(const Sizes& sizes) {
  const std::vector<double> alpha(kTopics, 0.1);
  print_header(kColumns);
  for (const double tokens : {20.0, 100.0, 500.0}) {
    const PlantedCorpus planted = plant_corpus(
        {.num_topics = kTopics, .num_terms = kTerms, .num_documents = sizes.documents, .mean_tokens = tokens, .alpha = alpha});
    const TopicModel model_of_vb = known_model(planted, "vb", DirichletPrior{alpha});
    const TopicModel model_of_cvb0 = known_model(planted, "cvb0", DirichletPrior{alpha});
    const Matrix weights = weights_of(model_of_vb);
    const MixtureInference inferences[] = {MixtureInference(model_of_vb), MixtureInference(model_of_cvb0)};
    MixtureInference::Scratch scratch;
    Agreement engines[2];
    const std::size_t lengths[] = {10, 100, sizes.draws};
    Agreement chains[3];
    for (std::size_t d = 0; d < sizes.documents; ++d) {
      const DocumentCounts document = planted.corpus.document(d);
      const std::vector<double> draws = sample_mixtures(document, weights, alpha, {.draws = 5 * sizes.draws});
      const Shares posterior = shares_of(draws, kTopics);
      for (std::size_t e = 0; e < 2; ++e) {
        std::vector<float> mixture(kTopics);
        const double begin = processor_seconds();
        inferences[e].infer(document, mixture, scratch);
        engines[e].add_seconds(processor_seconds() - begin);
        engines[e].add(dirichlet_shares(mixture, total(alpha) + static_cast<double>(document.num_tokens())), posterior, draws);
      }
      for (std::size_t c = 0; c < 3; ++c) {
        const double begin = processor_seconds();
        const std::vector<double> others =
            sample_mixtures(document, weights, alpha, {.burn_in = lengths[c] / 5, .draws = lengths[c], .seed = 2});
        chains[c].add_seconds(processor_seconds() - begin);
        chains[c].add(shares_of(others, kTopics), posterior, draws);
      }
    }
    print_agreement(fixed(tokens, 0), "mean field (`vb`)", engines[0], true);
    print_agreement("", "CVB0's fixed point (`cvb0`)", engines[1], true);
    for (std::size_t c = 0; c < 3; ++c)
      print_agreement("", "Gibbs, " + std::to_string(lengths[c]) + " draws", chains[c], false);
  }
}

void known_correlated_topics(const Sizes& sizes) {
  const std::vector<double> factor = planted_factor();
  const LogisticNormalPrior prior = centred_prior(factor);
  double fits = 0.0;
  double reliable = 0.0;
  print_header(kColumns);
  for (const double tokens : {20.0, 100.0, 500.0}) {
    const PlantedCorpus planted = plant_corpus({.num_topics = kTopics,
                                                .num_terms = kTerms,
                                                .num_documents = sizes.documents,
                                                .mean_tokens = tokens,
                                                .factor = factor});
    const TopicModel model = known_model(planted, "ctm", prior);
    const Matrix weights = weights_of(model);
    const MixtureInference inference(model);
    MixtureInference::Scratch scratch;
    std::vector<std::uint32_t> topics(kTopics);
    std::iota(topics.begin(), topics.end(), 0U);
    Agreement mode;
    Agreement normal;
    Agreement fitted;
    Agreement chain;
    for (std::size_t d = 0; d < sizes.documents; ++d) {
      const DocumentCounts document = planted.corpus.document(d);
      const Target target = document_target(document, weights, prior);
      const std::vector<double> draws = all_draws(sample_by_hmc(target, {.warm_up = sizes.draws / 4, .draws = sizes.draws}));
      const Shares posterior = shares_of(draws, kTopics);

      std::vector<float> mixture(kTopics);
      std::vector<ShareInterval> intervals(kTopics);
      double begin = processor_seconds();
      inference.infer(document, mixture, scratch);
      mode.add_seconds(processor_seconds() - begin);
      inference.tell_certainty(document, mixture, topics, intervals, scratch);
      Shares shares{{mixture.begin(), mixture.end()}, {}, {}, {}};
      for (const ShareInterval& interval : intervals) {
        shares.low.push_back(interval.low);
        shares.high.push_back(interval.high);
      }
      mode.add(shares, posterior, draws);

      begin = processor_seconds();
      const LaplaceApproximation at_mode = laplace(target, prior.mean);
      normal.add_seconds(processor_seconds() - begin);
      normal.add(shares_of(draws_of(at_mode.gaussian, sizes.draws, 3), kTopics), posterior, draws);

      begin = processor_seconds();
      const Fit q = fit(target, {.starts = 1});
      fitted.add_seconds(processor_seconds() - begin);
      fitted.add(shares_of(draws_of(q.approximation, sizes.draws, 3), kTopics), posterior, draws);
      ++fits;
      reliable += q.reliable() ? 1.0 : 0.0;

      begin = processor_seconds();
      const std::vector<double> others =
          all_draws(sample_by_hmc(target, {.seed = 2, .chains = 1, .warm_up = sizes.draws / 8, .draws = sizes.draws / 4}));
      chain.add_seconds(processor_seconds() - begin);
      chain.add(shares_of(others, kTopics), posterior, draws);
    }
    print_row({fixed(tokens, 0), "mode of eta (`ctm`)", fixed(mode.distance(), 3), "", fixed(100.0 * mode.inside(), 0) + " %",
               duration(mode.seconds())});
    print_agreement("", "Laplace's normal distribution, its draws", normal, false);
    print_agreement("", "`fit`, any covariance, its draws", fitted, false);
    print_agreement("", "HMC, " + std::to_string(sizes.draws / 4) + " draws", chain, false);
  }
  std::printf("\nOf %.0f fits %.0f call themselves reliable.\n", fits, reliable);
}

}  // namespace ldavi::study
