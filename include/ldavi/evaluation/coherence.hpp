// SPDX-License-Identifier: Apache-2.0
// How well the top words of a topic go together, judged by the documents they share.
#pragma once

#include <vector>

#include "ldavi/evaluation/cooccurrence.hpp"

namespace ldavi {

struct Coherence {
  /// Over the topics that have a value; NaN where none has.
  double mean = 0.0;
  /// One a topic; NaN where it has none.
  std::vector<double> topics;
};

// D(i), D(i, j): documents with word i, with words i and j; D: all that were looked at.

/// The mean over pairs j < i, j the more probable word, of log((D(i, j) + 1) / D(j)): at most log 2, higher is better. Mimno
/// and others take the sum where this takes the mean, so that the number of words does not set the scale. A pair whose D(j) is
/// 0 is left out; a topic without a pair has no value.
/// Source: Mimno, Wallach, Talley, Leenders, McCallum 2011, "Optimizing semantic coherence in topic models".
Coherence umass_coherence(const Cooccurrence& counts);

/// The mean over pairs of normalised pointwise mutual information, log(D(i, j) D / (D(i) D(j))) / -log(D(i, j) / D): from -1,
/// never together, also where a word is in no document, by 0, independent, to 1, only together (also where every document has
/// both). A topic of one word has no value.
/// Source: Bouma 2009; Aletras and Stevenson 2013; whole documents take the place of windows.
Coherence npmi_coherence(const Cooccurrence& counts);

}  // namespace ldavi
