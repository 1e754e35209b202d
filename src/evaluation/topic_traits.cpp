// SPDX-License-Identifier: Apache-2.0
#include "ldavi/evaluation/topic_traits.hpp"

#include <limits>
#include <numeric>

#include "ldavi/base/error.hpp"
#include "ldavi/evaluation/topic_distance.hpp"

namespace ldavi {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

/// What `value(topic)` gives for the topics that have words.
template <class Value>
TopicFigure of_each_topic(const TopicWords& words, const Value& value) {
  TopicFigure figure;
  double sum = 0.0;
  std::size_t num_topics = 0;
  for (std::size_t k = 0; k < words.num_topics(); ++k) {
    figure.topics.push_back(words.topics[k].empty() ? kNone : value(k));
    if (words.topics[k].empty()) continue;
    sum += figure.topics.back();
    ++num_topics;
  }
  figure.mean = num_topics == 0 ? kNone : sum / static_cast<double>(num_topics);
  return figure;
}

/// One topic, of weights by term.
TopicWords one_topic(const std::vector<double>& weights) {
  TopicWords words;
  words.num_terms = weights.size();
  words.totals = {std::accumulate(weights.begin(), weights.end(), 0.0)};
  words.topics.resize(1);
  for (std::size_t term = 0; term < weights.size(); ++term) {
    if (weights[term] <= 0.0) continue;
    words.topics[0].push_back({static_cast<std::uint32_t>(term), static_cast<float>(weights[term] / words.totals[0])});
  }
  return words;
}

}  // namespace

TopicFigure topic_exclusivity(const TopicWords& words, std::size_t size) {
  std::vector<double> sums(words.num_terms, 0.0);
  for (const auto& topic : words.topics) {
    for (const TopicWord& word : topic) sums[word.term] += static_cast<double>(word.probability);
  }
  return of_each_topic(words, [&](std::size_t k) {
    const std::vector<TopicWord> top = top_words_of(words, k, size);
    double sum = 0.0;
    for (const TopicWord& word : top) sum += static_cast<double>(word.probability) / sums[word.term];
    return sum / static_cast<double>(top.size());
  });
}

TopicFigure effective_words(const TopicWords& words) {
  return of_each_topic(words, [&](std::size_t k) {
    double sum = 0.0;
    double squares = 0.0;
    for (const TopicWord& word : words.topics[k]) {
      const auto p = static_cast<double>(word.probability);
      sum += p;  // 1, but for rounding
      squares += p * p;
    }
    return sum * sum / squares;
  });
}

TopicWords words_of_all_topics(const TopicWords& words) {
  std::vector<double> weights(words.num_terms, 0.0);
  for (std::size_t k = 0; k < words.num_topics(); ++k) {
    for (const TopicWord& word : words.topics[k]) weights[word.term] += words.totals[k] * static_cast<double>(word.probability);
  }
  return one_topic(weights);
}

TopicWords words_of_corpus(const Corpus& corpus) {
  std::vector<double> weights(corpus.num_terms(), 0.0);
  for (std::size_t d = 0; d < corpus.num_documents(); ++d) {
    const DocumentCounts document = corpus.document(d);
    for (std::size_t i = 0; i < document.size(); ++i) weights[document.terms[i]] += static_cast<double>(document.counts[i]);
  }
  return one_topic(weights);
}

TopicFigure corpus_distance(const TopicWords& words, const TopicWords& corpus, int num_threads) {
  if (corpus.num_topics() != 1 || corpus.num_terms != words.num_terms)
    throw InvalidArgument("the corpus is not one topic over the terms of the others");
  TermMap same_terms(words.num_terms);
  std::iota(same_terms.begin(), same_terms.end(), 0U);
  TopicDistanceOptions options;
  options.num_threads = num_threads;
  const DistanceMatrix distances = topic_distances(words, corpus, same_terms, options);
  return of_each_topic(words, [&](std::size_t k) { return distances(k, 0); });
}

TopicTraits topic_traits(const TopicWords& words, const TopicWords& corpus, std::size_t size, int num_threads) {
  return {topic_exclusivity(words, size), effective_words(words), corpus_distance(words, corpus, num_threads)};
}

}  // namespace ldavi
