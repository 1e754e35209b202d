// SPDX-License-Identifier: Apache-2.0
#include "ldavi/evaluation/cooccurrence.hpp"

#include <algorithm>
#include <numeric>

#include "evaluation/cooccurrence_tally.hpp"
#include "ldavi/base/parallel.hpp"

namespace ldavi {
namespace {

constexpr std::size_t kDocumentsPerBlock = 64;

/// A tally for each thread. What they count is whole numbers, so it does not matter who counts what.
class Tallies {
 public:
  Tallies(const std::vector<std::vector<std::uint32_t>>& top_terms, std::size_t num_terms, int num_threads)
      : places_(top_terms, num_terms), executor_(num_threads > 0 ? num_threads : available_processors()) {
    for (int worker = 0; worker < executor_.num_threads(); ++worker) tallies_.emplace_back(places_);
  }
  Tallies(const Tallies&) = delete;
  Tallies& operator=(const Tallies&) = delete;

  /// Calls add(tally, i) for each i below `size`.
  template <class Add>
  void count(std::size_t size, const Add& add) {
    for_each_block(executor_, size, kDocumentsPerBlock, [&](std::size_t begin, std::size_t end, int worker) {
      for (std::size_t i = begin; i < end; ++i) add(tallies_[static_cast<std::size_t>(worker)], i);
    });
  }

  CooccurrenceCounts sum() const {
    CooccurrenceCounts sum = tallies_.front().counts();
    for (std::size_t worker = 1; worker < tallies_.size(); ++worker) add_counts(tallies_[worker].counts(), sum);
    return sum;
  }

 private:
  TopWordPlaces places_;
  Executor executor_;
  std::vector<CooccurrenceTally> tallies_;
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
                                 const std::vector<std::vector<std::uint32_t>>& top_terms, int num_threads) {
  Tallies tallies(top_terms, corpus.num_terms(), num_threads);
  tallies.count(documents.size(),
                [&](CooccurrenceTally& tally, std::size_t i) { tally.add(corpus.document(documents[i]).terms); });
  return tallies.sum().documents;
}

struct CooccurrenceCounter::Implementation {
  Tallies tallies;
  std::uint32_t holdout;
  bool has_windows = false;
  std::uint64_t num_known = 0;         // documents with a known word
  std::vector<std::uint32_t> counted;  // of a batch
};

CooccurrenceCounter::CooccurrenceCounter(const std::vector<std::vector<std::uint32_t>>& top_terms, std::size_t num_terms,
                                         std::uint32_t holdout, int num_threads)
    : implementation_(new Implementation{{top_terms, num_terms, num_threads}, holdout, false, 0, {}}) {}

CooccurrenceCounter::~CooccurrenceCounter() = default;

void CooccurrenceCounter::add(const CountedBatch& batch) {
  Implementation& self = *implementation_;
  self.has_windows = self.has_windows || !batch.sequences.empty();
  self.counted.clear();
  for (std::size_t i = 0; i < batch.documents.size(); ++i) {
    if (batch.documents[i].terms.empty()) continue;
    const std::uint64_t number = self.num_known++;
    if (self.holdout == 0 || number % self.holdout != 0) self.counted.push_back(static_cast<std::uint32_t>(i));
  }
  self.tallies.count(self.counted.size(), [&](CooccurrenceTally& tally, std::size_t i) {
    const std::uint32_t d = self.counted[i];
    if (batch.sequences.empty()) {
      tally.add(batch.documents[d].terms);
    } else {
      tally.add(batch.documents[d].terms, batch.sequences[d]);
    }
  });
}

CooccurrenceCounts CooccurrenceCounter::counts() const {
  CooccurrenceCounts counts = implementation_->tallies.sum();
  counts.has_windows = implementation_->has_windows;
  return counts;
}

}  // namespace ldavi
