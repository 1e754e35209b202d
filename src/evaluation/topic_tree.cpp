// SPDX-License-Identifier: Apache-2.0
// Implements: agglomeration by average linkage, with the nearest other group of each remembered.
// Tested by:  tests/unit/evaluation/topic_tree_test.cpp
#include "ldavi/evaluation/topic_tree.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

namespace ldavi {
namespace {

class Agglomeration {
 public:
  explicit Agglomeration(const TopicPairs& correlations)
      : similarity_(correlations),
        number_(correlations.num_topics()),
        size_(correlations.num_topics(), 1),
        nearest_(correlations.num_topics(), kGone),
        open_(correlations.num_topics()) {
    std::iota(number_.begin(), number_.end(), 0U);
    std::iota(open_.begin(), open_.end(), std::size_t{0});
    for (const std::size_t place : open_) find_nearest(place);
  }

  /// At least two groups are open.
  TopicMerge merge() {
    std::size_t a = open_.front();
    for (const std::size_t place : open_) {
      if (nearest_[place] != kGone && (nearest_[a] == kGone || similarity(place) > similarity(a))) a = place;
    }
    const std::size_t b = nearest_[a];  // b > a: the nearest is looked for among those that come after
    const TopicMerge merge{number_[a], number_[b], 1.0 - static_cast<double>(similarity_(a, b))};
    open_.erase(std::find(open_.begin(), open_.end(), b));
    const auto of_a = static_cast<float>(size_[a]);
    const auto of_b = static_cast<float>(size_[b]);
    for (const std::size_t other : open_) {
      if (other != a) similarity_(a, other) = (of_a * similarity_(a, other) + of_b * similarity_(b, other)) / (of_a + of_b);
    }
    size_[a] += size_[b];
    number_[a] = static_cast<std::uint32_t>(number_.size() + num_merges_++);
    for (const std::size_t place : open_) {
      if (place > b) break;
      // Others have lost what was nearest, or may have a nearer one now.
      if (place == a || nearest_[place] == a || nearest_[place] == b) {
        find_nearest(place);
      } else if (place < a && similarity_(place, a) > similarity(place)) {
        nearest_[place] = a;
      }
    }
    return merge;
  }

 private:
  static constexpr std::size_t kGone = std::numeric_limits<std::size_t>::max();

  float similarity(std::size_t place) const noexcept { return similarity_(place, nearest_[place]); }

  /// Among the open groups that come after it.
  void find_nearest(std::size_t place) {
    nearest_[place] = kGone;
    for (auto other = std::upper_bound(open_.begin(), open_.end(), place); other != open_.end(); ++other) {
      if (nearest_[place] == kGone || similarity_(place, *other) > similarity(place)) nearest_[place] = *other;
    }
  }

  TopicPairs similarity_;              // of open groups, by the place of their lowest topic
  std::vector<std::uint32_t> number_;  // of the group at a place
  std::vector<std::size_t> size_;
  std::vector<std::size_t> nearest_;
  std::vector<std::size_t> open_;  // ascending
  std::size_t num_merges_ = 0;
};

/// The topics of a group, those of its first part first.
void append_topics(const std::vector<TopicMerge>& merges, std::uint32_t root, std::size_t num_topics,
                   std::vector<std::uint32_t>& order) {
  std::vector<std::uint32_t> waiting{root};
  while (!waiting.empty()) {
    const std::uint32_t group = waiting.back();
    waiting.pop_back();
    if (group < num_topics) {
      order.push_back(group);
    } else {
      waiting.push_back(merges[group - num_topics].second);
      waiting.push_back(merges[group - num_topics].first);
    }
  }
}

}  // namespace

TopicTree topic_tree(const TopicPairs& correlations) {
  const std::size_t num_topics = correlations.num_topics();
  TopicTree tree;
  Agglomeration groups(correlations);
  while (tree.merges.size() + 1 < num_topics) tree.merges.push_back(groups.merge());
  append_topics(tree.merges, static_cast<std::uint32_t>(num_topics + tree.merges.size() - 1), num_topics, tree.order);
  return tree;
}

}  // namespace ldavi
