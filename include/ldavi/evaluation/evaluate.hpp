// SPDX-License-Identifier: Apache-2.0
// All figures about topics at once, for those of a model and for anyone else's.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "ldavi/corpus/corpus.hpp"
#include "ldavi/evaluation/coherence.hpp"
#include "ldavi/evaluation/intervals.hpp"
#include "ldavi/evaluation/left_to_right.hpp"
#include "ldavi/inference/completion.hpp"

namespace ldavi {

/// Symmetric priors that are tried where none is given.
inline constexpr double kAlphaGrid[] = {0.01, 0.02, 0.05, 0.1, 0.2, 0.5};

struct EvaluateOptions {
  /// Score documents 0, N, 2N … of those with a token, and count co-occurrences in the others; 0: score all, count in all.
  std::uint32_t holdout = 0;
  /// Top words of a topic that coherence looks at, at least 2. Default 10.
  std::size_t num_words = 10;
  /// Of the interval and the particles.
  std::uint64_t seed = 1;
  /// Does not change the result. 0: as many as the process may use.
  int num_threads = 0;
  /// Of left-to-right estimation, which takes long; 0: none.
  std::uint32_t num_particles = 0;
};

/// By windows of words in a row.
struct WindowCoherence {
  /// Of kShortWindow words.
  std::uint64_t num_short_windows = 0;
  Coherence uci;
  Coherence npmi;
  /// Of kLongWindow words.
  std::uint64_t num_long_windows = 0;
  Coherence c_v;
};

struct Evaluation {
  Completion completion;
  /// Of the perplexity; NaN where no document could be scored.
  Interval interval;
  /// Of all scored documents with a token, where there are particles.
  std::optional<LeftToRight> left_to_right;
  /// The prior that was used.
  DocumentPrior prior;
  /// It is the value of kAlphaGrid with the lowest perplexity.
  bool alpha_chosen = false;
  /// In which co-occurrences were counted.
  std::uint64_t coherence_documents = 0;
  Coherence umass;
  Coherence npmi;
  /// Where they were counted in text.
  std::optional<WindowCoherence> windows;
  /// Of the top 10 and the top 25 words.
  double diversity_10 = 0.0;
  double diversity_25 = 0.0;
};

/// weights: V x K, of any scale, as word_probabilities() takes them. prior: of K topics; none: the best symmetric Dirichlet
/// of kAlphaGrid, which is chosen on the scored documents and so a favour. `counts`: co-occurrences of
/// top_terms_of_topics(weights, options.num_words), counted wherever the caller likes; nullptr: whole documents of
/// `corpus`. Throws InvalidArgument for shapes that do not agree, and for particles without a Dirichlet prior.
Evaluation evaluate_topics(const Matrix& weights, const std::optional<DocumentPrior>& prior, const Corpus& corpus,
                           const EvaluateOptions& options = {}, const CooccurrenceCounts* counts = nullptr);

}  // namespace ldavi
