// SPDX-License-Identifier: Apache-2.0
#include "ldavi/evaluation/comparison.hpp"

#include <algorithm>
#include <limits>
#include <optional>
#include <tuple>

namespace ldavi {
namespace {

using Partners = std::vector<std::optional<std::size_t>>;

/// What is apart costs the same however far it is, so that no good pair is given up for a hopeless one that would be less so.
Partners match_within(const DistanceMatrix& distances, double apart) {
  DistanceMatrix costs = distances;
  for (double& cost : costs.values) cost = std::min(cost, apart);
  Partners partners = match_rows(costs);
  for (std::size_t i = 0; i < partners.size(); ++i) {
    if (partners[i] && distances(i, *partners[i]) >= apart) partners[i].reset();
  }
  return partners;
}

/// Of numbers 0 … size - 1 the one with the least distance(number) below `limit`, if any.
template <class Distance>
std::optional<std::size_t> nearest(std::size_t size, double limit, const Distance& distance) {
  std::optional<std::size_t> found;
  for (std::size_t i = 0; i < size; ++i) {
    if (distance(i) >= limit) continue;
    limit = distance(i);
    found = i;
  }
  return found;
}

class Comparer {
 public:
  Comparer(const DistanceMatrix& distances, const ComparisonLimits& limits)
      : distances_(distances),
        limits_(limits),
        column_of_(match_within(distances, limits.apart)),
        row_of_(distances.cols),
        is_split_(distances.rows),
        is_merged_(distances.cols) {
    for (std::size_t i = 0; i < column_of_.size(); ++i) {
      if (column_of_[i]) row_of_[*column_of_[i]] = i;
    }
  }

  Comparison compare() {
    add_parts();
    add_matches();
    const auto place = [](const TopicPair& pair) { return std::tuple(pair.a, pair.distance, pair.b); };
    std::sort(comparison_.pairs.begin(), comparison_.pairs.end(),
              [&](const TopicPair& x, const TopicPair& y) { return place(x) < place(y); });
    return std::move(comparison_);
  }

 private:
  /// Whether the pair of row i, which has one or not, leaves room for further ones.
  bool is_open(std::size_t i) const { return !column_of_[i] || distances_(i, *column_of_[i]) > limits_.whole; }
  bool is_open_column(std::size_t j) const { return !row_of_[j] || is_open(*row_of_[j]); }

  void add_parts() {
    for (std::size_t j = 0; j < distances_.cols; ++j) {
      if (row_of_[j]) continue;
      const auto whole = nearest(distances_.rows, limits_.apart, [&](std::size_t i) { return distances_(i, j); });
      if (whole && is_open(*whole)) {
        is_split_[*whole] = true;
        add_pair(*whole, j, PairKind::kSplit, false);
      } else {
        comparison_.only_b.push_back(static_cast<std::uint32_t>(j));
      }
    }
    for (std::size_t i = 0; i < distances_.rows; ++i) {
      if (column_of_[i]) continue;
      const auto whole = nearest(distances_.cols, limits_.apart, [&](std::size_t j) { return distances_(i, j); });
      if (whole && is_open_column(*whole)) {
        is_merged_[*whole] = true;
        add_pair(i, *whole, PairKind::kMerged, false);
      } else {
        comparison_.only_a.push_back(static_cast<std::uint32_t>(i));
      }
    }
  }

  void add_matches() {
    for (std::size_t i = 0; i < distances_.rows; ++i) {
      if (!column_of_[i]) continue;
      const std::size_t j = *column_of_[i];
      const PairKind alone = distances_(i, j) <= limits_.same ? PairKind::kSame : PairKind::kChanged;
      const PairKind kind = is_split_[i] ? PairKind::kSplit : is_merged_[j] ? PairKind::kMerged : alone;
      add_pair(i, j, kind, true);
    }
  }

  void add_pair(std::size_t i, std::size_t j, PairKind kind, bool is_match) {
    comparison_.pairs.push_back(
        {static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(j), distances_(i, j), kind, is_match});
  }

  const DistanceMatrix& distances_;
  const ComparisonLimits limits_;
  const Partners column_of_;
  Partners row_of_;
  std::vector<bool> is_split_;
  std::vector<bool> is_merged_;
  Comparison comparison_;
};

}  // namespace

ComparisonLimits comparison_limits(TopicDistance distance) noexcept {
  switch (distance) {
    case TopicDistance::kHellinger: return {0.42, 0.45, 0.65};
    case TopicDistance::kCosine: return {0.16, 0.2, 0.45};
    case TopicDistance::kTopWords: return {0.5, 0.6, 0.8};
    case TopicDistance::kJensenShannon: break;
  }
  return {0.17, 0.25, 0.5};
}

double Comparison::mean_similarity() const noexcept {
  double sum = 0.0;
  std::size_t matches = 0;
  for (const TopicPair& pair : pairs) {
    if (!pair.is_match) continue;
    sum += 1.0 - pair.distance;
    ++matches;
  }
  return matches == 0 ? std::numeric_limits<double>::quiet_NaN() : sum / static_cast<double>(matches);
}

Comparison compare_topics(const DistanceMatrix& distances, const ComparisonLimits& limits) {
  return Comparer(distances, limits).compare();
}

}  // namespace ldavi
