// SPDX-License-Identifier: Apache-2.0
// The parts of the study of docs/explanation/variational-or-monte-carlo.md. Each prints its table.
#pragma once

#include <cstddef>
#include <string>

namespace ldavi::study {

/// How much is drawn: by default what the page shows.
struct Sizes {
  std::size_t documents = 100;  // a line of the tables of known topics
  std::size_t draws = 2'000;    // of a document's mixture
  std::size_t planted_documents = 1'000;
  std::size_t planted_sweeps = 2'000;  // of the truth
  std::size_t sweeps = 1'000;          // of the longest chain over a corpus that is given
  int passes = 0;                      // of engines; 0: as many as by default
};

/// Mixtures of documents under topics that are known: mean field and CVB0's fixed point beside Gibbs sampling.
void known_topics(const Sizes& sizes);

/// The same where shares are correlated: Laplace's method, and a Gaussian fitted to each document, beside HMC.
void known_correlated_topics(const Sizes& sizes);

/// Densities that are no topic model: `fit` and Laplace's method beside HMC.
void densities(const Sizes& sizes);

/// Topics, where both they and the mixtures are to be found: every engine beside Gibbs sampling, on planted corpora.
void planted_topics(const Sizes& sizes);

/// How far the correlations that ctm learns are from planted ones.
void correlations(const Sizes& sizes);

/// Perplexity of held-out halves of documents and processor time, every engine and chains of several lengths, K topics.
void given_corpus(const std::string& input, std::size_t num_topics, const Sizes& sizes);

}  // namespace ldavi::study
