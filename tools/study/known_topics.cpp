// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <numeric>
#include <stdexcept>
#include <string>
#include <vector>

#include "inference/logistic_normal.hpp"
#include "ldavi/inference/infer.hpp"
#include "ldavi/inference/posterior.hpp"
#include "ldavi/math/dirichlet.hpp"
#include "ldavi/variational/fit.hpp"
#include "ldavi/variational/laplace.hpp"
#include "measures.hpp"
#include "planted_prior.hpp"
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

std::vector<double> all_draws(const HmcResult& result) {
  std::vector<double> draws;
  for (const std::vector<double>& chain : result.chains) draws.insert(draws.end(), chain.begin(), chain.end());
  return softmax_of(std::move(draws));
}

}  // namespace

void known_topics(const Sizes& sizes) {
  const std::vector<double> alpha(kTopics, 0.1);
  Agreement::print_columns();
  for (const double tokens : {20.0, 100.0, 500.0}) {
    const PlantedCorpus planted = plant_corpus(
        {.num_topics = kTopics, .num_terms = kTerms, .num_documents = sizes.documents, .mean_tokens = tokens, .alpha = alpha});
    const TopicModel model_of_vb = known_model(planted, "vb", DirichletPrior{alpha});
    const TopicModel model_of_cvb0 = known_model(planted, "cvb0", DirichletPrior{alpha});
    const Matrix weights = weights_of(model_of_vb);
    const MixtureInference inferences[] = {MixtureInference(model_of_vb), MixtureInference(model_of_cvb0)};
    MixtureInference::Scratch scratch;
    Agreement engines[2];
    const std::size_t lengths[] = {20, 200, 5 * sizes.draws};  // the last as long as the truth
    Agreement chains[3];
    for (std::size_t d = 0; d < sizes.documents; ++d) {
      const DocumentCounts document = planted.corpus.document(d);
      const SampledMixture truth = sample_mixture(document, weights, alpha, {.draws = 5 * sizes.draws, .index = d});
      Shares posterior = shares_of(truth.draws, kTopics);
      posterior.mean = truth.mean;
      const double prior_and_tokens = total(alpha) + static_cast<double>(document.num_tokens());
      for (std::size_t e = 0; e < 2; ++e) {
        std::vector<float> mixture(kTopics);
        const double begin = processor_seconds();
        inferences[e].infer(document, mixture, scratch);
        const Shares found = dirichlet_shares(mixture, prior_and_tokens);
        engines[e].add_seconds(processor_seconds() - begin);
        engines[e].add(found, posterior, truth.draws);
      }
      for (std::size_t c = 0; c < 3; ++c) {
        const double begin = processor_seconds();
        const SampledMixture other =
            sample_mixture(document, weights, alpha, {.burn_in = lengths[c] / 4, .draws = lengths[c], .seed = 2, .index = d});
        Shares found = shares_of(other.draws, kTopics);
        found.mean = other.mean;
        chains[c].add_seconds(processor_seconds() - begin);
        chains[c].add(found, posterior, truth.draws);
      }
    }
    engines[0].print(fixed(tokens, 0), "mean field (`vb`)");
    engines[1].print("", "CVB0's fixed point (`cvb0`)");
    for (std::size_t c = 0; c < 3; ++c) {
      const std::string sweeps = std::to_string(lengths[c]) + " sweeps after " + std::to_string(lengths[c] / 4);
      chains[c].print("", "Gibbs, " + sweeps + (c == 2 ? ", as long as the truth" : ""));
    }
  }
}

namespace {

/// The mode of eta; logits of shares are taken for normal.
Shares shares_at_mode(const MixtureInference& inference, const DocumentCounts& document, MixtureInference::Scratch& scratch) {
  std::vector<float> mixture(kTopics);
  std::vector<std::uint32_t> topics(kTopics);
  std::iota(topics.begin(), topics.end(), 0U);
  std::vector<ShareInterval> intervals(kTopics);
  inference.infer(document, mixture, scratch);
  inference.tell_certainty(document, mixture, topics, intervals, scratch);
  Shares shares{{mixture.begin(), mixture.end()}, {}, {}, {}};
  for (std::size_t k = 0; k < kTopics; ++k) {
    const auto logit = [](double share) { return std::log(share / (1.0 - share)); };
    const double deviation = (logit(intervals[k].high) - logit(intervals[k].low)) / (2.0 * 1.959964);
    shares.deviation.push_back(shares.mean[k] * (1.0 - shares.mean[k]) * deviation);
    shares.low.push_back(intervals[k].low);
    shares.high.push_back(intervals[k].high);
  }
  return shares;
}

/// How well chains mix: the worst of all coordinates and documents.
struct Mixing {
  double most_r_hat = 1.0;
  double least_draws = 1e300;

  void see(const HmcResult& result) {
    for (const double value : result.split_r_hat) most_r_hat = std::max(most_r_hat, value);
    for (const double value : result.effective_sample_size) least_draws = std::min(least_draws, value);
  }
};

}  // namespace

void known_correlated_topics(const Sizes& sizes) {
  const std::vector<double> factor = planted_factor(kTopics);
  const LogisticNormalPrior prior = centred_prior(factor, kTopics);
  double fits = 0.0;
  double reliable = 0.0;
  Mixing mixing;
  Agreement::print_columns();
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
    Agreement mode;
    Agreement normal;
    Agreement fitted;
    Agreement chains[2];
    const std::size_t lengths[] = {sizes.draws / 20, sizes.draws};  // the second as long as the truth
    for (std::size_t d = 0; d < sizes.documents; ++d) {
      const DocumentCounts document = planted.corpus.document(d);
      const Target target = document_target(document, weights, prior);
      const HmcResult truth =
          sample_by_hmc(target, {.seed = 2 * d, .warm_up = sizes.draws / 4, .draws = sizes.draws, .start = prior.mean});
      mixing.see(truth);
      const std::vector<double> draws = all_draws(truth);
      const Shares posterior = shares_of(draws, kTopics);
      const auto measure = [&](Agreement& agreement, const auto& method) {
        const double begin = processor_seconds();
        const Shares found = method();
        agreement.add_seconds(processor_seconds() - begin);
        agreement.add(found, posterior, draws);
      };
      measure(mode, [&] { return shares_at_mode(inference, document, scratch); });
      measure(normal, [&] { return shares_of(draws_of(laplace(target, prior.mean).gaussian, sizes.draws, d), kTopics); });
      measure(fitted, [&] {
        const Fit q = fit(target, {.starts = 1});
        ++fits;
        reliable += q.reliable() ? 1.0 : 0.0;
        return shares_of(draws_of(q.approximation, sizes.draws, d), kTopics);
      });
      for (std::size_t c = 0; c < 2; ++c) {
        measure(chains[c], [&] {
          return shares_of(
              all_draws(sample_by_hmc(target, {.seed = 2 * d + 1, .warm_up = lengths[c] / 4, .draws = lengths[c]})), kTopics);
        });
      }
    }
    mode.print(fixed(tokens, 0), "mode of eta (`ctm`)");
    normal.print("", "Laplace's method, by draws");
    fitted.print("", "`fit` of one Gaussian, one start, by draws");
    chains[0].print("", "HMC, 4 x " + std::to_string(lengths[0]) + " draws");
    chains[1].print("", "HMC, 4 x " + std::to_string(lengths[1]) + " draws, as long as the truth");
  }
  std::printf(
      "\nOf %.0f fits %.0f call themselves reliable. The truth: split R-hat at most %.3f, at least %.0f independent draws.\n",
      fits, reliable, mixing.most_r_hat, mixing.least_draws);
}

}  // namespace ldavi::study
