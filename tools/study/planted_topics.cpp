// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <numeric>
#include <string>
#include <vector>

#include "engines.hpp"
#include "ldavi/inference/infer.hpp"
#include "measures.hpp"
#include "study.hpp"
#include "support/gibbs.hpp"
#include "support/matching.hpp"
#include "support/planted_corpus.hpp"

namespace ldavi::study {
namespace {

constexpr std::size_t kTopics = 10;
constexpr std::size_t kTerms = 1'000;
constexpr double kAlpha = 0.1;
constexpr double kEta = 0.05;
/// Topics' words whose deviations are compared.
constexpr std::size_t kTopWords = 20;

using Rows = std::vector<std::vector<double>>;

/// Topics, with the deviations of their words' probabilities (none of a single state of a chain), and mixtures of the documents.
struct Found {
  Rows topics;
  Rows deviations;
  Rows mixtures;
};

/// By the Dirichlets of a model.
Found found_by(const TopicModel& model, const Corpus& corpus) {
  const std::vector<double> totals = topic_totals(model.lambda);
  Found found{Rows(kTopics, std::vector<double>(kTerms)), Rows(kTopics, std::vector<double>(kTerms)), {}};
  for (std::size_t k = 0; k < kTopics; ++k) {
    for (std::size_t w = 0; w < kTerms; ++w) {
      const double mean = static_cast<double>(model.lambda(w, k)) / totals[k];
      found.topics[k][w] = mean;
      found.deviations[k][w] = std::sqrt(mean * (1.0 - mean) / (totals[k] + 1.0));
    }
  }
  const Matrix mixtures = infer_mixtures(model, corpus, 1);
  for (std::size_t d = 0; d < corpus.num_documents(); ++d)
    found.mixtures.emplace_back(mixtures.row(d), mixtures.row(d) + kTopics);
  return found;
}

/// Means over the states of a chain; deviations are of beta, whose variance given a state is a Dirichlet's.
class ChainMean {
 public:
  explicit ChainMean(std::size_t num_documents)
      : squares_(kTopics, std::vector<double>(kTerms, 0.0)),
        variances_(squares_),
        mean_{squares_, squares_, Rows(num_documents, std::vector<double>(kTopics, 0.0))} {}

  void add(const CollapsedGibbs& chain, const Corpus& corpus) {
    ++states_;
    const TopicModel model = chain.model();
    const std::vector<double> totals = topic_totals(model.lambda);
    for (std::size_t k = 0; k < kTopics; ++k) {
      for (std::size_t w = 0; w < kTerms; ++w) {
        const double mean = static_cast<double>(model.lambda(w, k)) / totals[k];
        mean_.topics[k][w] += mean;
        squares_[k][w] += mean * mean;
        variances_[k][w] += mean * (1.0 - mean) / (totals[k] + 1.0);
      }
    }
    for (std::size_t d = 0; d < mean_.mixtures.size(); ++d) {
      const double total = static_cast<double>(corpus.document(d).num_tokens()) + kTopics * kAlpha;
      for (std::size_t k = 0; k < kTopics; ++k) mean_.mixtures[d][k] += (chain.document_count(d, k) + kAlpha) / total;
    }
  }

  Found result() const {
    Found found = mean_;
    for (auto* rows : {&found.topics, &found.mixtures}) {
      for (auto& row : *rows) {
        for (double& value : row) value /= states_;
      }
    }
    for (std::size_t k = 0; k < kTopics; ++k) {
      for (std::size_t w = 0; w < kTerms; ++w) {
        const double between = squares_[k][w] / states_ - found.topics[k][w] * found.topics[k][w];
        found.deviations[k][w] = std::sqrt(std::max(0.0, between) + variances_[k][w] / states_);
      }
    }
    if (states_ < 2.0) found.deviations.clear();
    return found;
  }

 private:
  double states_ = 0.0;
  Rows squares_;
  Rows variances_;
  Found mean_;
};

/// Largest words of a topic.
std::vector<std::size_t> top_words(const std::vector<double>& topic) {
  std::vector<std::size_t> words(topic.size());
  std::iota(words.begin(), words.end(), std::size_t{0});
  std::stable_sort(words.begin(), words.end(), [&](std::size_t a, std::size_t b) { return topic[a] > topic[b]; });
  words.resize(kTopWords);
  return words;
}

void print_found(const std::string& name, const Found& found, const Found& posterior, const Rows& planted, double seconds) {
  double from_posterior = 0.0;
  double from_planted = 0.0;
  double ratio = 0.0;
  const std::vector<Match> matches = match_by_cosine(posterior.topics, found.topics);
  for (std::size_t k = 0; k < kTopics; ++k) {
    const std::size_t other = matches[k].index;
    from_posterior += total_variation(found.topics[other], posterior.topics[k]) / kTopics;
    from_planted += total_variation(found.topics[other], planted[k]) / kTopics;
    for (const std::size_t w : top_words(posterior.topics[k]))
      ratio += found.deviations.empty() ? 0.0 : found.deviations[other][w] / posterior.deviations[k][w] / (kTopics * kTopWords);
  }
  double of_mixtures = 0.0;
  std::vector<double> mixture(kTopics);
  for (std::size_t d = 0; d < found.mixtures.size(); ++d) {
    for (std::size_t k = 0; k < kTopics; ++k) mixture[k] = found.mixtures[d][matches[k].index];
    of_mixtures += total_variation(mixture, posterior.mixtures[d]) / static_cast<double>(found.mixtures.size());
  }
  print_row({name, fixed(from_posterior, 3), fixed(from_planted, 3), found.deviations.empty() ? "" : fixed(ratio, 2),
             fixed(of_mixtures, 3), duration(seconds)});
}

void planted_topics_of(double tokens, const Sizes& sizes) {
  const PlantedCorpus planted = plant_corpus({.num_topics = kTopics,
                                              .num_terms = kTerms,
                                              .num_documents = sizes.planted_documents,
                                              .mean_tokens = tokens,
                                              .alpha = {kAlpha},
                                              .eta = kEta});
  Matrix start(kTerms, kTopics);
  for (std::size_t w = 0; w < kTerms; ++w) {
    for (std::size_t k = 0; k < kTopics; ++k) start(w, k) = static_cast<float>(planted.topics[k][w] + 1e-9);
  }
  const std::vector<std::uint32_t> documents = split_holdout(planted.corpus, 0).training;
  const std::vector<double> alpha(kTopics, kAlpha);
  // A mean over `states` states, a sweep each, after so many sweeps.
  const auto mean_of_chain = [&](std::uint64_t seed, const Matrix* from, std::size_t burn_in, std::size_t states) {
    CollapsedGibbs chain(planted.corpus, documents, {alpha, kEta, seed}, from);
    for (std::size_t sweep = 0; sweep < burn_in; ++sweep) chain.sweep();
    ChainMean mean(documents.size());
    for (std::size_t state = 0; state < states; ++state) {
      chain.sweep();
      mean.add(chain, planted.corpus);
    }
    return mean.result();
  };
  // Begun at the planted topics, so that it is where they are.
  const std::size_t burn_in = sizes.planted_sweeps / 4;
  const Found posterior = mean_of_chain(1, &start, burn_in, sizes.planted_sweeps);

  std::printf("\n%zu documents of %.0f tokens:\n", documents.size(), tokens);
  print_header({"method", "topics, from the posterior's", "topics, from the planted", "deviation, over the posterior's",
                "mixtures, from the posterior's", "processor time"});
  const auto measure = [&](const std::string& name, const auto& method) {
    const double begin = processor_seconds();
    const Found found = method();
    print_found(name, found, posterior, planted.topics, processor_seconds() - begin);
  };
  for (const std::string& engine : engine_names()) {
    measure('`' + engine + '`', [&] {
      TrainOptions options = engine_options(engine, kTopics, sizes.passes);
      options.priors = {{kAlpha}, false, kEta, false};  // ctm learns another one, of its own kind
      return found_by(train(planted.corpus, options).model, planted.corpus);
    });
  }
  for (const std::size_t length : {std::size_t{20}, std::size_t{100}, std::size_t{500}})
    measure("Gibbs, its state after " + std::to_string(length) + " sweeps",
            [&] { return mean_of_chain(2, nullptr, length - 1, 1); });
  const std::string states = "Gibbs, mean of " + std::to_string(sizes.planted_sweeps) + " states";
  measure(states, [&] { return mean_of_chain(3, nullptr, burn_in, sizes.planted_sweeps); });
  measure(states + " from the planted topics: the truth again",
          [&] { return mean_of_chain(4, &start, burn_in, sizes.planted_sweeps); });
}

}  // namespace

void planted_topics(const Sizes& sizes) {
  for (const double tokens : {20.0, 100.0}) planted_topics_of(tokens, sizes);
}

}  // namespace ldavi::study
