// SPDX-License-Identifier: Apache-2.0
#include "ldavi/evaluation/label_agreement.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <numeric>
#include <utility>

#include "evaluation/nearest_rows.hpp"
#include "ldavi/base/error.hpp"
#include "ldavi/base/parallel.hpp"
#include "ldavi/base/random.hpp"
#include "ldavi/evaluation/document_topics.hpp"
#include "ldavi/math/special.hpp"

namespace ldavi {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t kDocumentsPerBlock = 16;

using Tally = std::map<std::uint32_t, std::uint64_t>;

Tally tally_of(std::span<const std::uint32_t> numbers) {
  Tally tally;
  for (const std::uint32_t number : numbers) ++tally[number];
  return tally;
}

/// How often each group has each label, in order.
std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint64_t> pairs_of(std::span<const std::uint32_t> groups,
                                                                          std::span<const std::uint32_t> labels) {
  if (groups.size() != labels.size()) throw InvalidArgument("groups and labels are not as many");
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint64_t> pairs;
  for (std::size_t i = 0; i < groups.size(); ++i) ++pairs[{groups[i], labels[i]}];
  return pairs;
}

double entropy(const Tally& tally, double all) {
  double sum = 0.0;
  for (const auto& [number, count] : tally) {
    const double share = static_cast<double>(count) / all;
    sum -= share * log(share);
  }
  return sum;
}

/// `size` of the numbers below `all`, each choice as likely, ascending.
std::vector<std::size_t> sample(std::size_t all, std::size_t size, std::uint64_t seed) {
  RandomStream random(seed, RandomPurpose::kSample, 0);
  std::vector<std::size_t> chosen;
  for (std::size_t i = 0; i < all && chosen.size() < size; ++i) {
    const bool all_fit = all - i <= size - chosen.size();
    if (all_fit || random.below(static_cast<std::uint32_t>(all - i)) < size - chosen.size()) chosen.push_back(i);
  }
  return chosen;
}

/// The label that most of them have; of equally frequent ones that which comes first.
std::uint32_t commonest(std::span<const std::size_t> neighbours, std::span<const std::uint32_t> labels) {
  std::uint32_t best = 0;
  std::ptrdiff_t most = 0;
  for (const std::size_t neighbour : neighbours) {
    const std::uint32_t label = labels[neighbour];
    const std::ptrdiff_t count =
        std::count_if(neighbours.begin(), neighbours.end(), [&](std::size_t other) { return labels[other] == label; });
    if (count > most) best = label;
    most = std::max(most, count);
  }
  return best;
}

}  // namespace

double group_purity(std::span<const std::uint32_t> groups, std::span<const std::uint32_t> labels) {
  Tally most;
  for (const auto& [pair, count] : pairs_of(groups, labels)) most[pair.first] = std::max(most[pair.first], count);
  std::uint64_t sum = 0;
  for (const auto& [group, count] : most) sum += count;
  return groups.empty() ? kNone : static_cast<double>(sum) / static_cast<double>(groups.size());
}

double normalized_information(std::span<const std::uint32_t> groups, std::span<const std::uint32_t> labels) {
  const auto pairs = pairs_of(groups, labels);
  if (groups.empty()) return kNone;
  const auto all = static_cast<double>(groups.size());
  const Tally of_group = tally_of(groups);
  const Tally of_label = tally_of(labels);
  if (of_group.size() == 1 && of_label.size() == 1) return 1.0;
  double information = 0.0;
  for (const auto& [pair, count] : pairs) {
    const auto both = static_cast<double>(count);
    information +=
        both / all *
        log(both * all / (static_cast<double>(of_group.at(pair.first)) * static_cast<double>(of_label.at(pair.second))));
  }
  // Rounding may leave it a hair outside.
  return std::clamp(2.0 * information / (entropy(of_group, all) + entropy(of_label, all)), 0.0, 1.0);
}

NeighbourAccuracy neighbour_accuracy(const Matrix& mixtures, std::span<const std::uint32_t> labels,
                                     const NeighbourOptions& options) {
  if (mixtures.rows() != labels.size()) throw InvalidArgument("mixtures and labels are not as many");
  if (options.num_neighbours < 1) throw InvalidArgument("a document needs a neighbour");
  if (mixtures.rows() > std::numeric_limits<std::uint32_t>::max()) throw InvalidArgument("too many documents for neighbours");
  const std::vector<std::size_t> rows = sample(mixtures.rows(), options.most_documents, options.seed);
  NeighbourAccuracy result{kNone, rows.size(), 0};
  if (rows.size() < 2) return result;
  result.neighbours = std::min(options.num_neighbours, std::max<std::size_t>(1, (rows.size() - 1) / 2));
  const NearestRows nearest(mixtures, rows);
  std::vector<std::uint32_t> sampled_labels;
  for (const std::size_t row : rows) sampled_labels.push_back(labels[row]);
  std::vector<std::uint8_t> is_right(rows.size(), 0);
  Executor executor(options.num_threads > 0 ? options.num_threads : available_processors());
  for_each_block(executor, rows.size(), kDocumentsPerBlock, [&](std::size_t begin, std::size_t end, int) {
    for (std::size_t i = begin; i < end; ++i)
      is_right[i] = commonest(nearest.of(i, result.neighbours), sampled_labels) == sampled_labels[i] ? 1 : 0;
  });
  const auto right = std::accumulate(is_right.begin(), is_right.end(), std::uint64_t{0});
  result.accuracy = static_cast<double>(right) / static_cast<double>(rows.size());
  return result;
}

std::optional<LabelAgreement> label_agreement(const Matrix& mixtures, std::span<const std::string_view> labels,
                                              const NeighbourOptions& options) {
  if (mixtures.rows() != labels.size()) throw InvalidArgument("mixtures and labels are not as many");
  std::map<std::string_view, std::uint32_t> numbers;
  std::vector<std::uint32_t> numbered;
  std::vector<std::size_t> labelled;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (labels[i].empty()) continue;
    labelled.push_back(i);
    numbered.push_back(numbers.emplace(labels[i], static_cast<std::uint32_t>(numbers.size())).first->second);
  }
  if (numbers.size() < 2) return std::nullopt;
  Matrix kept(labelled.size(), mixtures.cols());
  for (std::size_t i = 0; i < labelled.size(); ++i) std::copy_n(mixtures.row(labelled[i]), mixtures.cols(), kept.row(i));
  LabelAgreement agreement;
  agreement.documents = labelled.size();
  agreement.labels = numbers.size();
  std::uint64_t most = 0;
  for (const auto& [label, count] : tally_of(numbered)) most = std::max(most, count);
  agreement.commonest_share = static_cast<double>(most) / static_cast<double>(labelled.size());
  const std::vector<std::uint32_t> largest = largest_topics(kept);
  agreement.purity = group_purity(largest, numbered);
  agreement.normalized_information = normalized_information(largest, numbered);
  agreement.neighbours = neighbour_accuracy(kept, numbered, options);
  return agreement;
}

}  // namespace ldavi
