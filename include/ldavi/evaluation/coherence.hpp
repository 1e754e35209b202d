// SPDX-License-Identifier: Apache-2.0
// How well the top words of a topic go together, judged by the windows they share: whole documents, or words in a row.
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

/// Keeps the logarithm of a pair that is never together finite, where a measure is defined so.
inline constexpr double kCoherenceEpsilon = 1e-12;

// D(i), D(i, j): windows with word i, with words i and j; D: all that were looked at. P(.) = D(.) / D. A topic of one word has no value.

/// The mean over pairs j < i, j the more probable word, of log((D(i, j) + 1) / D(j)): at most log 2, higher is better. Mimno
/// and others take the sum where this takes the mean, so that the number of words does not set the scale. A pair whose D(j) is
/// 0 is left out; a topic without a pair has no value. Defined for whole documents.
/// Source: Mimno, Wallach, Talley, Leenders, McCallum 2011, "Optimizing semantic coherence in topic models".
Coherence umass_coherence(const Cooccurrence& counts);

/// The mean over pairs of normalised pointwise mutual information, log(D(i, j) D / (D(i) D(j))) / -log(D(i, j) / D): from -1,
/// never together, also where a word is in no window, by 0, independent, to 1, only together (also where every window has
/// both).
/// Source: Bouma 2009; Aletras and Stevenson 2013; whole documents take the place of windows.
Coherence npmi_coherence(const Cooccurrence& counts);

/// C_UCI: the mean over pairs of log((P(i, j) + kCoherenceEpsilon) / (P(i) P(j))): 0 where words are independent; -27.6 - log(P(i) P(j)) for a
/// pair that is never together. A pair with a word that is in no window is left out; a topic without a pair has no
/// value. Defined for windows of kShortWindow words.
/// Source: Newman, Lau, Grieser, Baldwin 2010; Röder, Both, Hinneburg 2015.
Coherence uci_coherence(const Cooccurrence& counts);

/// C_NPMI: the mean over pairs of log((P(i, j) + kCoherenceEpsilon) / (P(i) P(j))) / -log(P(i, j) + kCoherenceEpsilon). It differs from npmi_coherence
/// for a pair of words that are never together: that has -1 - log(P(i) P(j)) / -log(kCoherenceEpsilon), the nearer to 0 the rarer they are. -1
/// for a word that is in no window, 1 where every window has both. Defined for windows of kShortWindow words.
/// Source: Röder, Both, Hinneburg 2015, "Exploring the space of topic coherence measures".
Coherence c_npmi_coherence(const Cooccurrence& counts);

/// C_V: word i has the vector of its C_NPMI with each word of the topic, itself included (1); the mean over words of the cosine between the
/// word's vector and the sum of all: up to 1. A word in no window has 0 everywhere, its own cosine too. The first author's own page advises
/// against it, as it may be high for words that are never together. Defined for windows of kLongWindow words.
/// Source: Röder, Both, Hinneburg 2015 (one-set segmentation, gamma 1).
Coherence c_v_coherence(const Cooccurrence& counts);

}  // namespace ldavi
