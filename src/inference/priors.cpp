// SPDX-License-Identifier: Apache-2.0
#include "inference/priors.hpp"

#include <algorithm>
#include <cmath>

#include "inference/shards.hpp"
#include "ldavi/base/error.hpp"
#include "ldavi/math/dirichlet.hpp"
#include "ldavi/math/special.hpp"

namespace ldavi {
namespace {

/// expected_digamma_difference for one prior and very many counts, between the points of a table. Relative error below 1e-3.
class DifferenceTable {
 public:
  explicit DifferenceTable(double prior) : prior_(prior), table_(kMost * kPointsPerUnit + 2) {
    for (std::size_t i = 0; i < table_.size(); ++i)
      table_[i] = expected_digamma_difference(static_cast<double>(i) / kPointsPerUnit, prior);
  }
  double operator()(double n) const noexcept {
    if (n >= kMost) return expected_digamma_difference(n, prior_);
    const double place = n * kPointsPerUnit;
    const auto i = static_cast<std::size_t>(place);
    return table_[i] + (place - static_cast<double>(i)) * (table_[i + 1] - table_[i]);
  }

 private:
  static constexpr std::size_t kMost = 8;
  static constexpr std::size_t kPointsPerUnit = 256;
  double prior_;
  std::vector<double> table_;
};

}  // namespace

double within_prior_range(double prior) {
  if (prior != prior) throw NumericError("a prior that is learned is not a number");
  return std::clamp(prior, kSmallestPrior, kLargestPrior);
}

bool are_priors(std::span<const double> alpha, double eta) noexcept {
  const auto is_prior = [](double value) { return value >= kSmallestPrior && value <= kLargestPrior; };
  return std::all_of(alpha.begin(), alpha.end(), is_prior) && is_prior(eta);
}

void PriorRest::observe(const std::vector<double>& alpha, double eta) noexcept {
  constexpr double kRest = 0.01;
  const double alpha_total = total(alpha);
  constexpr std::uint32_t kSteps = 10;
  resting_ = ++steps_ >= kSteps ||
             (std::abs(alpha_total - alpha_total_) <= kRest * alpha_total && std::abs(eta - eta_) <= kRest * eta);
  alpha_total_ = alpha_total;
  eta_ = eta;
}

void PriorRest::save(ByteWriter& numbers) const {
  numbers.u32(resting_ ? 1 : 0);
  numbers.u32(steps_);
  numbers.f64(alpha_total_);
  numbers.f64(eta_);
}

void PriorRest::restore(ByteReader& numbers) {
  resting_ = numbers.u32() != 0;
  steps_ = static_cast<std::uint32_t>(numbers.count());
  alpha_total_ = numbers.finite();
  eta_ = numbers.finite();
}

void update_alpha(std::vector<double>& alpha, const std::function<void(std::size_t, TopicCounts&)>& counts_of,
                  const TrainingSet& set, Executor& executor) {
  const std::size_t num_topics = alpha.size();
  const double alpha_total = total(alpha);
  const double digamma_of_total = digamma(alpha_total);
  const std::vector<double> sums =
      sharded_sum(executor, set.num_documents(), kDocumentsPerShard, num_topics + 1,
                  [&](std::size_t begin, std::size_t end, int, std::span<double> sum) {
                    TopicCounts counts;
                    for (std::size_t d = begin; d < end; ++d) {
                      counts_of(d, counts);
                      for (std::size_t i = 0; i < counts.topics.size(); ++i) {
                        const std::size_t k = counts.topics[i];
                        sum[k] += expected_digamma_difference(std::max(0.0, static_cast<double>(counts.counts[i])), alpha[k]);
                      }
                      sum[num_topics] += digamma(alpha_total + static_cast<double>(set.document_tokens(d))) - digamma_of_total;
                    }
                  });
  for (std::size_t k = 0; k < num_topics; ++k) alpha[k] = within_prior_range(alpha[k] * sums[k] / sums[num_topics]);
}

void update_eta(double& eta, const Matrix& term_counts, const std::vector<double>& totals, Executor& executor) {
  const std::size_t num_topics = term_counts.cols();
  const double prior_total = eta * static_cast<double>(term_counts.rows());
  const DifferenceTable difference(eta);
  const std::vector<double> sums = sharded_sum(executor, term_counts.rows(), kTermsPerShard, 1,
                                               [&](std::size_t begin, std::size_t end, int, std::span<double> sum) {
                                                 for (std::size_t term = begin; term < end; ++term) {
                                                   const float* counts = term_counts.row(term);
                                                   for (std::size_t k = 0; k < num_topics; ++k) {
                                                     if (counts[k] > 0.0F) sum[0] += difference(static_cast<double>(counts[k]));
                                                   }
                                                 }
                                               });
  double of_totals = 0.0;
  for (const double topic_total : totals) of_totals += digamma(topic_total + prior_total) - digamma(prior_total);
  if (of_totals > 0.0) eta = within_prior_range(eta * sums[0] / (static_cast<double>(term_counts.rows()) * of_totals));
}

}  // namespace ldavi
