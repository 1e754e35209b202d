// SPDX-License-Identifier: Apache-2.0
// What a topic is like, told from its words alone: its own, few or many, far from the ordinary.
#pragma once

#include <cstddef>
#include <vector>

#include "ldavi/corpus/corpus.hpp"
#include "ldavi/evaluation/topic_words.hpp"

namespace ldavi {

struct TopicFigure {
  /// Over the topics that are not empty; NaN where all are.
  double mean = 0.0;
  /// One a topic; NaN where it is empty.
  std::vector<double> topics;
};

/// The mean over the `size` most probable words of a topic of p_kw / sum_j p_jw: 1 where no other topic has these words, 1 / K where all have them
/// alike.
/// Source: Mimno's topic diagnostics in MALLET; Bischof and Airoldi 2012, "Summarizing topical content with word frequency and exclusivity".
TopicFigure topic_exclusivity(const TopicWords& words, std::size_t size);

/// 1 / sum_w p_kw^2 (the inverse of Simpson's index): N for N words alike, and the smaller the more of the topic its most probable words hold.
/// Unlike the exponential of the entropy it hardly heeds the many words that a topic may have once or twice, which say more of the length of
/// the corpus than of the topic.
/// Source: Mimno's topic diagnostics in MALLET.
TopicFigure effective_words(const TopicWords& words);

/// The words of all topics together, each topic by its total, as one topic: what was learned from.
TopicWords words_of_all_topics(const TopicWords& words);

/// All tokens of a corpus as one topic.
TopicWords words_of_corpus(const Corpus& corpus);

/// The Jensen-Shannon divergence in bits (TopicDistance::kJensenShannon) between a topic and the one topic of `corpus`: 0 for a topic that is
/// like all words together, towards 1 for one of few or rare words. It is finite also where the corpus lacks a word of the topic, which that
/// of Kullback and Leibler, as MALLET has it, is not. Throws InvalidArgument where the two are not over the same terms.
TopicFigure corpus_distance(const TopicWords& words, const TopicWords& corpus, int num_threads = 0);

struct TopicTraits {
  TopicFigure exclusivity;
  TopicFigure effective_words;
  TopicFigure corpus_distance;
};

/// All of them. Cost: a look at each word of the topics for each, with a logarithm or two for the distance.
TopicTraits topic_traits(const TopicWords& words, const TopicWords& corpus, std::size_t size = 10, int num_threads = 0);

}  // namespace ldavi
