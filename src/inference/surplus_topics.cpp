// SPDX-License-Identifier: Apache-2.0
#include "inference/surplus_topics.hpp"

#include <algorithm>
#include <numeric>

#include "inference/shards.hpp"
#include "ldavi/math/special.hpp"
#include "math/kernels/cvb0.hpp"

namespace ldavi {
namespace {

/// Of a term, for a topic to have a part in it.
constexpr float kLeastPart = 0.01F;
constexpr float kLeastLeft = 1e-3F;

/// g_j by active topic, and 0 for k itself. False where k has no part in any term.
bool growth_without(std::size_t k, const DocumentCounts& document, const ActiveTopics::View& view, std::span<const float> rows,
                    std::span<const double> alpha, std::span<float> growth) {
  std::fill(growth.begin(), growth.end(), 0.0F);
  bool has_part = false;
  for (std::size_t i = 0; i < document.size(); ++i) {
    const float* row = rows.data() + i * view.size;
    if (row[k] < kLeastPart) continue;
    has_part = true;
    const float given = static_cast<float>(document.counts[i]) * row[k] / std::max(kLeastLeft, 1.0F - row[k]);
    for (std::size_t j = 0; j < view.size; ++j) growth[j] += given * row[j];
  }
  growth[k] = 0.0F;
  for (std::size_t j = 0; j < view.num_topics; ++j) growth[j] /= static_cast<float>(alpha[view.topic(j)]) + view.counts[j];
  return has_part;
}

}  // namespace

void add_removal_costs(const DocumentCounts& document, const ActiveTopics::View& view, std::span<const double> alpha,
                       std::span<double> costs) {
  std::vector<float> rows(document.size() * view.size);
  std::transform(view.responsibilities, view.responsibilities + rows.size(), rows.begin(),
                 [](std::uint16_t units) { return static_cast<float>(units) * kResponsibilityUnit; });
  std::vector<float> growth(view.size);
  for (std::size_t k = 0; k < view.num_topics; ++k) {
    if (!growth_without(k, document, view, rows, alpha, growth)) continue;
    // As if k had little of every term; then those of which it has more.
    double cost = 0.0;
    for (std::size_t j = 0; j < view.num_topics; ++j) cost -= static_cast<double>(view.counts[j] * growth[j]);
    for (std::size_t i = 0; i < document.size(); ++i) {
      const float* row = rows.data() + i * view.size;
      if (row[k] < kLeastPart) continue;
      float gain = 0.0F;
      for (std::size_t j = 0; j < view.size; ++j) gain += row[j] * growth[j];
      const float left = std::max(kLeastLeft, 1.0F - row[k] + gain);
      cost += document.counts[i] * (static_cast<double>(gain) - log(static_cast<double>(left)));
    }
    costs[view.topic(k)] += cost;
  }
}

std::vector<double> removal_costs(const TrainingSet& set, std::span<ActiveTopics> blocks, std::span<const double> alpha,
                                  Executor& executor) {
  constexpr std::size_t kMostDocuments = 16'384;
  const std::size_t step = (set.num_documents() + kMostDocuments - 1) / kMostDocuments;
  return sharded_sum(executor, (set.num_documents() + step - 1) / step, kDocumentsPerShard, alpha.size(),
                     [&](std::size_t begin, std::size_t end, int, std::span<double> sum) {
                       for (std::size_t d = begin * step; d < end * step && d < set.num_documents(); d += step)
                         add_removal_costs(set.document(d), blocks[d % blocks.size()].document(d / blocks.size()), alpha, sum);
                     });
}

std::vector<std::size_t> dearest_topics(std::span<const double> costs, std::size_t count) {
  std::vector<std::size_t> topics(costs.size());
  std::iota(topics.begin(), topics.end(), std::size_t{0});
  std::stable_sort(topics.begin(), topics.end(), [&](std::size_t a, std::size_t b) { return costs[a] > costs[b]; });
  topics.resize(count);
  std::sort(topics.begin(), topics.end());
  return topics;
}

}  // namespace ldavi
