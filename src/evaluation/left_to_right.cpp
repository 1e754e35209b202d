// SPDX-License-Identifier: Apache-2.0
// Implements: left-to-right estimation of p(w), with particles drawn by how well they foretold a token.
// Tested by:  tests/unit/evaluation/left_to_right_test.cpp, tests/property/entropy_test.cpp
// Cost:       particles x tokens^2 / 2 x topics in use, a document.
#include "ldavi/evaluation/left_to_right.hpp"

#include <algorithm>
#include <numeric>

#include "evaluation/topic_particles.hpp"
#include "inference/completion_scorer.hpp"
#include "ldavi/base/error.hpp"
#include "ldavi/base/parallel.hpp"
#include "ldavi/base/random.hpp"
#include "ldavi/math/dirichlet.hpp"
#include "ldavi/math/special.hpp"

namespace ldavi {
namespace {

/// Places in the document's list of terms, a token each, in random order. All copies of a term one after the other would
/// tell little that is new and make the estimate vary more.
std::vector<std::uint32_t> shuffled_tokens(const DocumentCounts& document, RandomStream& random) {
  std::vector<std::uint32_t> tokens;
  tokens.reserve(static_cast<std::size_t>(document.num_tokens()));
  for (std::uint32_t i = 0; i < document.size(); ++i) tokens.insert(tokens.end(), document.counts[i], i);
  for (std::size_t n = tokens.size(); n > 1; --n) {
    std::swap(tokens[n - 1], tokens[random.below(static_cast<std::uint32_t>(n))]);
  }
  return tokens;
}

double log_probability(const DocumentCounts& document, const TopicChoice& choice, std::uint32_t num_particles,
                       RandomStream random) {
  const std::vector<std::uint32_t> tokens = shuffled_tokens(document, random);
  TopicParticles particles(choice, num_particles, random);
  double sum = 0.0;
  for (const std::uint32_t token : tokens) {
    particles.redraw();
    sum += log(particles.add(token));
  }
  return sum;
}

}  // namespace

std::uint64_t LeftToRight::num_tokens() const noexcept {
  return std::accumulate(tokens.begin(), tokens.end(), std::uint64_t{0});
}

double LeftToRight::nats_per_token() const noexcept { return -total(log_probabilities) / static_cast<double>(num_tokens()); }

double LeftToRight::perplexity() const noexcept { return exp(nats_per_token()); }

LeftToRight score_left_to_right(const Matrix& topics, std::span<const double> alpha, const Corpus& corpus,
                                std::span<const std::uint32_t> documents, const LeftToRightOptions& options) {
  check_scoring(topics, DirichletPrior{{alpha.begin(), alpha.end()}}, corpus);
  if (options.num_particles == 0) throw InvalidArgument("left-to-right needs at least one particle");
  std::vector<double> raised(alpha.begin(), alpha.end());
  for (double& value : raised) value = std::max(value, kLeastCompletionAlpha);

  LeftToRight result;
  result.num_particles = options.num_particles;
  std::vector<std::uint32_t> scored;
  for (const std::uint32_t d : documents) {
    const std::uint64_t tokens = corpus.document(d).num_tokens();
    if (tokens == 0) continue;
    scored.push_back(d);
    result.tokens.push_back(tokens);
  }
  result.log_probabilities.resize(scored.size());
  Executor executor(options.num_threads > 0 ? options.num_threads : available_processors());
  executor.for_each_shard(scored.size(), [&](std::size_t i, int) {  // a document each: the longest takes longest by far
    const DocumentCounts document = corpus.document(scored[i]);
    result.log_probabilities[i] = log_probability(document, TopicChoice(topics, raised, document), options.num_particles,
                                                  RandomStream(options.seed, RandomPurpose::kLeftToRight, scored[i]));
  });
  return result;
}

}  // namespace ldavi
