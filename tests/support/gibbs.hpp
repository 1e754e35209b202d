// SPDX-License-Identifier: Apache-2.0
// Gibbs sampling of topic models: an independent truth for what the engines approximate.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "ldavi/base/matrix.hpp"
#include "ldavi/base/random.hpp"
#include "ldavi/corpus/corpus.hpp"
#include "ldavi/model/topic_model.hpp"

namespace ldavi {

struct GibbsOptions {
  /// Of the documents, one a topic; its size is the number of topics, at most 65,535.
  std::vector<double> alpha;
  /// Of the topics.
  double eta = 0.01;
  std::uint64_t seed = 1;
};

/// A chain over the topics of all tokens, theta and beta integrated out (Griffiths, Steyvers 2004, equation 5). Each topic in
/// turn is drawn from its distribution given all the others, so the chain has the exact posterior; how soon it gets there is
/// another matter. In plain loops: K steps a token.
class CollapsedGibbs {
 public:
  /// Over these documents of the corpus, which must outlive the chain. It starts with even draws or, given the weights of
  /// topics (V x K, of any scale, none of them 0), with draws in proportion to a term's weights.
  CollapsedGibbs(const Corpus& corpus, std::span<const std::uint32_t> documents, const GibbsOptions& options,
                 const Matrix* start = nullptr);

  /// Draws the topic of every token anew.
  void sweep();
  /// One step of Minka's fixed point for alpha and eta, from the counts as they are (Minka 2000; Wallach 2008, chapter 2).
  void learn_priors();

  std::size_t num_topics() const noexcept { return alpha_.size(); }
  const std::vector<double>& alpha() const noexcept { return alpha_; }
  double eta() const noexcept { return eta_; }
  /// Tokens of the i-th document that have the topic.
  std::uint32_t document_count(std::size_t i, std::size_t topic) const { return document_counts_[i * num_topics() + topic]; }
  std::uint32_t term_count(std::size_t term, std::size_t topic) const { return term_counts_[term * num_topics() + topic]; }
  /// E[beta | topics of tokens] as a model of cvb0: lambda = counts + eta. Topics keep their numbers.
  TopicModel model() const;

 private:
  std::size_t draw_topic(RandomStream& random, const std::uint32_t* of_document, const std::uint32_t* of_term);
  void count(std::size_t document, std::size_t term, std::size_t topic);

  const Corpus& corpus_;
  std::vector<double> alpha_;
  double eta_;
  std::uint64_t seed_;
  std::uint64_t sweeps_ = 0;
  std::size_t num_terms_;
  std::vector<std::size_t> offsets_;   // of documents, in tokens
  std::vector<std::uint32_t> terms_;   // of tokens
  std::vector<std::uint16_t> topics_;  // of tokens
  std::vector<std::uint32_t> document_counts_;
  std::vector<std::uint32_t> term_counts_;
  std::vector<std::uint32_t> topic_counts_;
  std::vector<double> inverse_totals_;  // 1 / (N_k + V eta)
  std::vector<double> sums_;            // of a token
};

struct MixtureChain {
  std::size_t burn_in = 500;
  std::size_t draws = 2000;
  std::uint64_t seed = 1;
  /// Of the document: chains of different ones share no random numbers.
  std::uint64_t index = 0;
};

struct SampledMixture {
  /// E[theta | words], a mean of E[theta | topics of tokens] over the states of the chain.
  std::vector<double> mean;
  /// One theta a state: `draws` x K, row-major.
  std::vector<double> draws;
};

/// theta ~ p(theta | words) of a document under known topics. The chain is over the topics of the tokens, theta integrated out;
/// it starts with draws in proportion to alpha_k topics_wk. topics: E[beta], V x K.
SampledMixture sample_mixture(const DocumentCounts& document, const Matrix& topics, std::span<const double> alpha,
                              const MixtureChain& options = {});

}  // namespace ldavi
