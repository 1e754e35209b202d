// SPDX-License-Identifier: Apache-2.0
#include "support/mixing.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>

namespace ldavi {
namespace {

using Chains = std::vector<std::vector<double>>;

Chains halves(const Chains& chains) {
  Chains result;
  for (const auto& chain : chains) {
    const auto half = static_cast<std::ptrdiff_t>(chain.size() / 2);
    result.emplace_back(chain.begin(), chain.begin() + half);
    result.emplace_back(chain.end() - half, chain.end());
  }
  return result;
}

double mean_of(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

/// Mean over t of (x_t - mean)(x_(t + lag) - mean), divided by the length.
double autocovariance(const std::vector<double>& chain, double mean, std::size_t lag) {
  double sum = 0.0;
  for (std::size_t t = lag; t < chain.size(); ++t) sum += (chain[t] - mean) * (chain[t - lag] - mean);
  return sum / static_cast<double>(chain.size());
}

struct Spread {
  std::vector<double> means;
  double within = 0.0;  // mean of the chains' variances
  double all = 0.0;     // of a draw from all of them
};

Spread spread_of(const Chains& chains) {
  Spread spread;
  const auto n = static_cast<double>(chains.front().size());
  const auto m = static_cast<double>(chains.size());
  for (const auto& chain : chains) {
    spread.means.push_back(mean_of(chain));
    spread.within += autocovariance(chain, spread.means.back(), 0) * n / (n - 1.0) / m;
  }
  const double centre = mean_of(spread.means);
  double between = 0.0;
  for (const double mean : spread.means) between += (mean - centre) * (mean - centre) / (m - 1.0);
  spread.all = spread.within * (n - 1.0) / n + between;
  return spread;
}

}  // namespace

double split_r_hat(const Chains& chains) {
  const Spread spread = spread_of(halves(chains));
  return std::sqrt(spread.all / spread.within);
}

double effective_draws(const Chains& chains) {
  const Chains parts = halves(chains);
  const Spread spread = spread_of(parts);
  const std::size_t n = parts.front().size();
  const auto correlation = [&](std::size_t lag) {
    double covariance = 0.0;
    for (std::size_t c = 0; c < parts.size(); ++c) covariance += autocovariance(parts[c], spread.means[c], lag);
    return 1.0 - (spread.within - covariance / static_cast<double>(parts.size())) / spread.all;
  };
  // Sums of an even and the next odd lag are positive and fall; where they do not, only noise is left.
  double time = -1.0;
  double before = 2.0;
  for (std::size_t lag = 0; lag + 1 < n; lag += 2) {
    const double pair = std::min((lag == 0 ? 1.0 : correlation(lag)) + correlation(lag + 1), before);
    if (!(pair > 0.0)) break;
    time += 2.0 * pair;
    before = pair;
  }
  const auto draws = static_cast<double>(n * parts.size());
  return draws / std::max(time, 1.0 / std::log10(draws));
}

}  // namespace ldavi
