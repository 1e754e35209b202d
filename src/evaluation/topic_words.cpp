// SPDX-License-Identifier: Apache-2.0
#include "ldavi/evaluation/topic_words.hpp"

#include <algorithm>
#include <array>
#include <bit>

#include "ldavi/base/parallel.hpp"
#include "model/edited_topics.hpp"

namespace ldavi {
namespace {

/// As many as stand in one line of the cache, side by side in a row of the weights.
constexpr std::size_t kBlock = Matrix::kLanes;

/// Weights of one topic by size, eight ranges to each power of two, with the sum of each range.
class WeightRanges {
 public:
  void add(float weight) noexcept { sums_[range_of(weight)] += static_cast<double>(weight); }

  /// The smallest weight to keep: what is below it sums to no more than `most`.
  float least_kept(double most) const noexcept {
    double sum = 0.0;
    std::size_t range = 0;
    while (range + 1 < sums_.size() && sum + sums_[range] <= most) sum += sums_[range++];
    return std::bit_cast<float>(static_cast<std::uint32_t>(range) << kDroppedBits);
  }

 private:
  static constexpr int kDroppedBits = 20;  // of a mantissa of 23

  static std::size_t range_of(float weight) noexcept { return std::bit_cast<std::uint32_t>(weight) >> kDroppedBits; }

  std::array<double, std::size_t{1} << (31 - kDroppedBits)> sums_{};  // without the sign
};

/// Topics [begin, end) of the weights, no more than kBlock.
class TopicBlock {
 public:
  TopicBlock(const Matrix& weights, double prior, std::size_t begin, std::size_t end)
      : weights_(weights),
        prior_(static_cast<float>(prior)),
        begin_(begin),
        size_(end - begin),
        totals_(size_, 0.0),
        ranges_(size_) {
    for_each_weight([&](std::size_t i, std::uint32_t, float weight) {
      totals_[i] += static_cast<double>(weight);
      ranges_[i].add(weight);
    });
  }

  double total(std::size_t i) const noexcept { return totals_[i]; }

  /// The words of those topics that hold more than `least_total`.
  void collect(double least_total, std::vector<TopicWord>* topics) const {
    std::array<float, kBlock> least{};
    for (std::size_t i = 0; i < size_; ++i) least[i] = ranges_[i].least_kept(kTailShare * totals_[i]);
    std::array<double, kBlock> kept{};
    for_each_weight([&](std::size_t i, std::uint32_t term, float weight) {
      if (weight < least[i] || totals_[i] <= least_total) return;
      topics[i].push_back({term, weight});
      kept[i] += static_cast<double>(weight);
    });
    for (std::size_t i = 0; i < size_; ++i) {
      for (TopicWord& word : topics[i]) word.probability = static_cast<float>(static_cast<double>(word.probability) / kept[i]);
      topics[i].shrink_to_fit();
    }
  }

 private:
  /// Calls body(topic of the block, term, weight without the prior) where a weight is left, in the order of the terms.
  template <class Body>
  void for_each_weight(const Body& body) const {
    for (std::size_t term = 0; term < weights_.rows(); ++term) {
      const float* row = weights_.row(term) + begin_;
      for (std::size_t i = 0; i < size_; ++i) {
        if (row[i] > prior_) body(i, static_cast<std::uint32_t>(term), row[i] - prior_);
      }
    }
  }

  const Matrix& weights_;
  float prior_;
  std::size_t begin_;
  std::size_t size_;
  std::vector<double> totals_;
  std::vector<WeightRanges> ranges_;
};

}  // namespace

TopicWords topic_words(const Matrix& weights, double prior, double least_total, int num_threads) {
  TopicWords words;
  words.num_terms = weights.rows();
  words.topics.resize(weights.cols());
  words.totals.resize(weights.cols());
  Executor executor(num_threads > 0 ? num_threads : available_processors());
  for_each_block(executor, weights.cols(), kBlock, [&](std::size_t begin, std::size_t end, int) {
    const TopicBlock block(weights, prior, begin, end);
    for (std::size_t k = begin; k < end; ++k) words.totals[k] = block.total(k - begin);
    block.collect(least_total, &words.topics[begin]);
  });
  return words;
}

TopicWords topic_words(const TopicModel& model, int num_threads) {
  constexpr double kLeastTokens = 1.0;
  if (model.edits.empty()) return topic_words(model.lambda, model.eta, kLeastTokens, num_threads);
  return topic_words(EditedTopics(model).weights(), model.eta, kLeastTokens, num_threads);
}

std::vector<TopicWord> top_words_of(const TopicWords& words, std::size_t topic, std::size_t size) {
  std::vector<TopicWord> top(std::min(size, words.topics[topic].size()));
  std::partial_sort_copy(words.topics[topic].begin(), words.topics[topic].end(), top.begin(), top.end(),
                         [](const TopicWord& a, const TopicWord& b) {
                           return a.probability != b.probability ? a.probability > b.probability : a.term < b.term;
                         });
  return top;
}

}  // namespace ldavi
