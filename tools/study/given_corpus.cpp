// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <cstdio>
#include <string>
#include <vector>

#include "engines.hpp"
#include "inference/token_split.hpp"
#include "ldavi/corpus/load.hpp"
#include "ldavi/inference/completion.hpp"
#include "ldavi/inference/infer.hpp"
#include "measures.hpp"
#include "study.hpp"
#include "support/gibbs.hpp"

namespace ldavi::study {
namespace {

/// Of the held-out documents, as `lda-vi eval` scores them.
double perplexity_of(const TopicModel& model, const Corpus& corpus, const HoldoutSplit& split) {
  return complete_documents(word_probabilities(model.lambda), model.document_prior, corpus, split.held_out, 1).perplexity();
}

/// The same of the mean of what several models of cvb0's kind say of each token.
class MeanPredictions {
 public:
  MeanPredictions(const Corpus& corpus, const std::vector<std::uint32_t>& documents) {
    TokenSplit split;
    for (const std::uint32_t d : documents) {
      split.split(corpus.document(d), halves_.emplace_back());
      if (halves_.back().observed_terms.empty() || halves_.back().scored_terms.empty()) halves_.pop_back();
    }
    for (const TokenHalves& halves : halves_) sums_.emplace_back(halves.scored_terms.size(), 0.0);
  }

  void add(const TopicModel& model) {
    ++models_;
    const Matrix topics = word_probabilities(model.lambda);
    const MixtureInference inference(model);
    MixtureInference::Scratch scratch;
    std::vector<float> mixture(model.num_topics());
    for (std::size_t i = 0; i < halves_.size(); ++i) {
      inference.infer(halves_[i].observed(), mixture, scratch);
      for (std::size_t cell = 0; cell < sums_[i].size(); ++cell) {
        const float* row = topics.row(halves_[i].scored_terms[cell]);
        for (std::size_t k = 0; k < mixture.size(); ++k)
          sums_[i][cell] += static_cast<double>(mixture[k]) * static_cast<double>(row[k]);
      }
    }
  }

  double perplexity() const {
    double sum = 0.0;
    double tokens = 0.0;
    for (std::size_t i = 0; i < halves_.size(); ++i) {
      for (std::size_t cell = 0; cell < sums_[i].size(); ++cell) {
        sum += halves_[i].scored_counts[cell] * std::log(sums_[i][cell] / models_);
        tokens += halves_[i].scored_counts[cell];
      }
    }
    return std::exp(-sum / tokens);
  }

 private:
  std::vector<TokenHalves> halves_;
  std::vector<std::vector<double>> sums_;  // of scored terms' probabilities
  double models_ = 0.0;
};

}  // namespace

void given_corpus(const std::string& input, std::size_t num_topics, const Sizes& sizes) {
  constexpr std::uint32_t kHoldout = 10;
  constexpr std::size_t kStates = 10;
  const Corpus corpus = load_corpus({input}, {}).corpus;
  const HoldoutSplit split = split_holdout(corpus, kHoldout);
  std::printf("\n%zu documents, %llu tokens, K = %zu:\n", corpus.num_documents(),
              static_cast<unsigned long long>(corpus.num_tokens()), num_topics);
  print_header({"method", "perplexity", "processor time"});
  for (const std::string& engine : engine_names()) {
    TrainOptions options = engine_options(engine, num_topics, sizes.passes);
    options.holdout = kHoldout;
    const double begin = processor_seconds();
    const TrainResult result = train(corpus, options);
    const double seconds = processor_seconds() - begin;
    print_row({'`' + engine + "`, " + std::to_string(result.passes) + " passes",
               fixed(perplexity_of(result.model, corpus, split), 0), duration(seconds)});
  }
  const double start = processor_seconds();
  CollapsedGibbs chain(corpus, split.training, {std::vector<double>(num_topics, 0.1), 0.01, 1});
  MeanPredictions average(corpus, split.held_out);
  double seconds = processor_seconds() - start;
  for (std::size_t sweep = 1; sweep <= sizes.sweeps; ++sweep) {
    const double begin = processor_seconds();
    chain.sweep();
    if (sweep > sizes.sweeps / 50 && sweep % 10 == 0) chain.learn_priors();
    seconds += processor_seconds() - begin;
    if (sweep > sizes.sweeps / 2 && sweep % (sizes.sweeps / 2 / kStates) == 0) average.add(chain.model());
    if (sweep == sizes.sweeps / 10 || sweep == sizes.sweeps / 3 || sweep == sizes.sweeps) {
      print_row({"Gibbs, its state after " + std::to_string(sweep) + " sweeps",
                 fixed(perplexity_of(chain.model(), corpus, split), 0), duration(seconds)});
    }
  }
  print_row({"Gibbs, mean of " + std::to_string(kStates) + " states of the last half", fixed(average.perplexity(), 0),
             duration(seconds)});
}

}  // namespace ldavi::study
