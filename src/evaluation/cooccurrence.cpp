// SPDX-License-Identifier: Apache-2.0
#include "ldavi/evaluation/cooccurrence.hpp"

#include <algorithm>
#include <numeric>

namespace ldavi {
namespace {

/// A word's place in a topic.
struct Place {
  std::uint32_t topic;
  std::uint32_t rank;
};

/// For each term the places it has: lists one after the other.
struct Places {
  std::vector<std::size_t> offsets;  // num_terms + 1
  std::vector<Place> places;

  Places(std::size_t num_terms, const std::vector<std::vector<std::uint32_t>>& top_terms) : offsets(num_terms + 1, 0) {
    for (const auto& terms : top_terms) {
      for (const std::uint32_t term : terms) ++offsets[term + 1];
    }
    std::partial_sum(offsets.begin(), offsets.end(), offsets.begin());
    places.resize(offsets.back());
    std::vector<std::size_t> next(offsets.begin(), offsets.end() - 1);
    for (std::size_t k = 0; k < top_terms.size(); ++k) {
      for (std::size_t i = 0; i < top_terms[k].size(); ++i) {
        places[next[top_terms[k][i]]++] = {static_cast<std::uint32_t>(k), static_cast<std::uint32_t>(i)};
      }
    }
  }

  std::span<const Place> of(std::uint32_t term) const {
    return std::span(places).subspan(offsets[term], offsets[term + 1] - offsets[term]);
  }
};

}  // namespace

std::vector<std::vector<std::uint32_t>> top_terms_of_topics(const Matrix& weights, std::size_t size) {
  size = std::min(size, weights.rows());
  std::vector<std::vector<std::uint32_t>> top_terms(weights.cols());
  std::vector<std::uint32_t> order(weights.rows());
  for (std::size_t k = 0; k < weights.cols(); ++k) {
    std::iota(order.begin(), order.end(), 0U);
    const auto end = order.begin() + static_cast<std::ptrdiff_t>(size);
    std::partial_sort(order.begin(), end, order.end(), [&](std::uint32_t a, std::uint32_t b) {
      return weights(a, k) != weights(b, k) ? weights(a, k) > weights(b, k) : a < b;
    });
    top_terms[k].assign(order.begin(), end);
  }
  return top_terms;
}

Cooccurrence count_cooccurrences(const Corpus& corpus, std::span<const std::uint32_t> documents,
                                 const std::vector<std::vector<std::uint32_t>>& top_terms) {
  Cooccurrence counts;
  counts.num_documents = documents.size();
  counts.topics.resize(top_terms.size());
  for (std::size_t k = 0; k < top_terms.size(); ++k) {
    const std::size_t size = top_terms[k].size();
    counts.topics[k].documents.assign(size, 0);
    counts.topics[k].together.assign(size * (size - 1) / 2, 0);
  }
  const Places places(corpus.num_terms(), top_terms);
  std::vector<std::vector<std::uint32_t>> found(top_terms.size());  // ranks of a topic's words in the document at hand
  std::vector<std::uint32_t> touched;                               // topics with any
  for (const std::uint32_t d : documents) {
    for (const std::uint32_t term : corpus.document(d).terms) {
      for (const auto [topic, rank] : places.of(term)) {
        if (found[topic].empty()) touched.push_back(topic);
        found[topic].push_back(rank);
      }
    }
    for (const std::uint32_t k : touched) {
      std::vector<std::uint32_t>& ranks = found[k];
      std::sort(ranks.begin(), ranks.end());
      TopicCooccurrence& topic = counts.topics[k];
      for (std::size_t a = 0; a < ranks.size(); ++a) {
        const std::size_t i = ranks[a];
        ++topic.documents[i];
        for (std::size_t b = 0; b < a; ++b) ++topic.together[i * (i - 1) / 2 + ranks[b]];
      }
      ranks.clear();
    }
    touched.clear();
  }
  return counts;
}

}  // namespace ldavi
