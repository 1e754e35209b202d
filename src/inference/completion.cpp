// SPDX-License-Identifier: Apache-2.0
// Implements: document completion by the fixed point theta_k ~ alpha_k + sum_w n_w r_wk, r_wk ~ theta_k phi_wk, or by
//             the mode of a logistic-normal mixture (logistic_normal.hpp).
// Tested by:  tests/unit/inference/completion_test.cpp
// Cost:       4 flops a (distinct term, topic, update).
#include "ldavi/inference/completion.hpp"

#include <algorithm>
#include <numeric>
#include <string>

#include "inference/completion_scorer.hpp"
#include "inference/shards.hpp"
#include "ldavi/base/error.hpp"
#include "ldavi/base/parallel.hpp"
#include "ldavi/math/dirichlet.hpp"
#include "ldavi/math/special.hpp"

namespace ldavi {
namespace {

/// Documents split at a time: what bounds the memory. The result does not depend on it.
constexpr std::size_t kDocumentsPerBatch = 512;

std::vector<double> column_sums(const Matrix& matrix) {
  std::vector<double> sums(matrix.cols(), 0.0);
  for (std::size_t term = 0; term < matrix.rows(); ++term) {
    const float* row = matrix.row(term);
    for (std::size_t k = 0; k < sums.size(); ++k) sums[k] += static_cast<double>(row[k]);
  }
  return sums;
}

}  // namespace

Matrix word_probabilities(const Matrix& weights) {
  const std::size_t num_terms = weights.rows();
  const std::size_t num_topics = weights.cols();
  for (std::size_t term = 0; term < num_terms; ++term) {
    const std::span<const float> row = weights.row_span(term);
    if (!std::all_of(row.begin(), row.end(), [](float value) { return is_weight(static_cast<double>(value)); })) {
      throw InvalidArgument("the topics have a weight that is negative or not finite, at term " + std::to_string(term));
    }
  }
  const std::vector<double> sums = column_sums(weights);
  const auto share = [&](std::size_t term, std::size_t k) {
    if (sums[k] <= 0.0) return 1.0 / static_cast<double>(num_terms);
    return std::max(static_cast<double>(weights(term, k)) / sums[k], kLeastWordProbability);
  };
  std::vector<double> raised_sums(num_topics, 0.0);
  for (std::size_t term = 0; term < num_terms; ++term) {
    for (std::size_t k = 0; k < num_topics; ++k) raised_sums[k] += share(term, k);
  }
  Matrix probabilities(num_terms, num_topics);
  for (std::size_t term = 0; term < num_terms; ++term) {
    for (std::size_t k = 0; k < num_topics; ++k) probabilities(term, k) = static_cast<float>(share(term, k) / raised_sums[k]);
  }
  return probabilities;
}

std::uint64_t Completion::num_tokens() const noexcept {
  return std::accumulate(tokens.begin(), tokens.end(), std::uint64_t{0});
}

double Completion::nats_per_token() const noexcept { return -total(log_probabilities) / static_cast<double>(num_tokens()); }

double Completion::perplexity() const noexcept { return exp(nats_per_token()); }

Completion complete_documents(const Matrix& topics, std::span<const double> alpha, const Corpus& corpus,
                              std::span<const std::uint32_t> documents, int num_threads) {
  return complete_documents(topics, DirichletPrior{{alpha.begin(), alpha.end()}}, corpus, documents, num_threads);
}

Completion complete_documents(const Matrix& topics, const DocumentPrior& prior, const Corpus& corpus,
                              std::span<const std::uint32_t> documents, int num_threads) {
  check_scoring(topics, prior, corpus);
  Executor executor(num_threads > 0 ? num_threads : available_processors());
  std::vector<CompletionScorer::Scratch> scratch(static_cast<std::size_t>(executor.num_threads()));
  const CompletionScorer scorer(topics, prior);
  Completion completion;
  TokenSplit token_split;
  std::vector<TokenHalves> batch(std::min(kDocumentsPerBatch, documents.size()));
  std::vector<double> scores(batch.size());
  for (std::size_t next = 0; next < documents.size();) {
    std::size_t size = 0;  // of the batch
    while (size < batch.size() && next < documents.size()) {
      TokenHalves& halves = batch[size];
      token_split.split(corpus.document(documents[next++]), halves);
      if (halves.observed_terms.empty() || halves.scored_terms.empty()) continue;
      completion.observed_tokens += halves.observed().num_tokens();
      completion.tokens.push_back(halves.scored().num_tokens());
      ++size;
    }
    for_each_block(executor, size, kDocumentsPerShard, [&](std::size_t begin, std::size_t end, int worker) {
      for (std::size_t i = begin; i < end; ++i) scores[i] = scorer.score(batch[i], scratch[static_cast<std::size_t>(worker)]);
    });
    completion.log_probabilities.insert(completion.log_probabilities.end(), scores.begin(),
                                        scores.begin() + static_cast<std::ptrdiff_t>(size));
  }
  for (std::size_t i = 0; i < completion.log_probabilities.size(); ++i) {
    if (!(completion.log_probabilities[i] - completion.log_probabilities[i] == 0.0)) {
      throw NumericError("the probability of scored document " + std::to_string(i) + " is not finite");
    }
  }
  return completion;
}

}  // namespace ldavi
