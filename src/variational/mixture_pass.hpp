// SPDX-License-Identifier: Apache-2.0
// A pass over the points: responsibilities under given components, and the statistics that they give.
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include "ldavi/base/parallel.hpp"
#include "variational/gauss_wishart.hpp"
#include "variational/mixture_points.hpp"

namespace ldavi {

/// A component as a pass takes it: log rho_nk = log_weight + E[log N(x_n | mu_k, Lambda_k^-1)].
struct WeightedDensity {
  double log_weight = 0.0;
  std::vector<double> mean;
  ExpectedDensity density;
};

struct PassSums {
  /// sum_n log sum_k rho_nk.
  double log_evidence = 0.0;
  std::vector<PointStatistics> statistics;
};

/// A block's responsibilities: of component k and point n at [k * kPointsPerBlock + n]; those past the last point are 0.
class MixturePass {
 public:
  using SeeBlock = std::function<void(std::size_t block, double* responsibilities, std::size_t shard)>;

  MixturePass(const MixturePoints& points, CovarianceShape shape, Executor& executor);

  const MixturePoints& points() const noexcept { return points_; }
  CovarianceShape shape() const noexcept { return shape_; }
  Executor& executor() const noexcept { return executor_; }

  /// Both sums under these components. At least one.
  PassSums run(const std::vector<WeightedDensity>& components);

  /// The responsibilities alone, shown block by block, on several threads. Returns the sum of logs.
  double show(const std::vector<WeightedDensity>& components, const SeeBlock& see);

  /// |L (x - m)|^2 in place of responsibilities; without those of no point.
  void show_distances(const std::vector<WeightedDensity>& components,
                      const std::function<void(std::size_t block, const double* distances)>& see);

  /// Statistics of responsibilities that are given: `fill` writes those of a block. Centres: where each component's points are
  /// about, for accuracy.
  std::vector<PointStatistics> add_up(const std::vector<std::vector<double>>& centres, const SeeBlock& fill);

 private:
  struct Scratch {
    AlignedVector<double> logs;
    AlignedVector<double> work;
    AlignedVector<double> largest;
    AlignedVector<double> sums;
  };

  Scratch& scratch_of(int worker, std::size_t num_components);
  void log_density_of(const WeightedDensity& component, double constant, std::size_t block, Scratch& scratch,
                      double* out) const;
  double normalised_block(const std::vector<WeightedDensity>& components, std::size_t block, Scratch& scratch) const;
  void add_block(std::size_t block, const std::vector<const double*>& centres, Scratch& scratch, double* moments) const;
  std::size_t moments_size() const noexcept;
  std::vector<PointStatistics> statistics_of_parts(const std::vector<double>& parts,
                                                   const std::vector<const double*>& centres) const;

  const MixturePoints& points_;
  CovarianceShape shape_;
  Executor& executor_;
  const GaussianKernels& kernels_;
  std::vector<Scratch> scratch_;
};

}  // namespace ldavi
