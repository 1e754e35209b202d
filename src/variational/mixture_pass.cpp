// SPDX-License-Identifier: Apache-2.0
// Implements: the E-step of a mixture of Gaussians (Bishop 2006, 10.46 to 10.49) with the sums of the M-step (10.51 to 10.53)
// in one pass.
// Tested by:  tests/unit/variational/mixture_pass_test.cpp.
// Cost:       N K D^2 multiplications. Responsibilities are never stored, but for a block.
//
// Moments are taken about the mean that a component had before, so that little cancels when they are turned to its new one.
#include "variational/mixture_pass.hpp"

#include <numeric>

#include "ldavi/math/special.hpp"

namespace ldavi {

MixturePass::MixturePass(const MixturePoints& points, CovarianceShape shape, Executor& executor)
    : points_(points),
      shape_(shape),
      executor_(executor),
      kernels_(gaussian_kernels(choose_simd_target())),
      scratch_(static_cast<std::size_t>(executor.num_threads())) {}

MixturePass::Scratch& MixturePass::scratch_of(int worker, std::size_t num_components) {
  Scratch& scratch = scratch_[static_cast<std::size_t>(worker)];
  if (scratch.logs.size() < num_components * kPointsPerBlock) scratch.logs.resize(num_components * kPointsPerBlock);
  scratch.work.resize((2 * points_.dimension() + 1) * kPointsPerBlock);
  scratch.largest.resize(kPointsPerBlock);
  scratch.sums.resize(kPointsPerBlock);
  return scratch;
}

void MixturePass::log_density_of(const WeightedDensity& component, double constant, std::size_t block, Scratch& scratch,
                                 double* out) const {
  const double* const x = points_.block(block);
  const double* const factor = component.density.factor.data();
  if (shape_ == CovarianceShape::kDiagonal) {
    kernels_.log_density_diagonal(x, points_.dimension(), component.mean.data(), factor, constant, out);
  } else {
    kernels_.log_density(x, points_.dimension(), component.mean.data(), factor, constant, scratch.work.data(), out);
  }
}

double MixturePass::normalised_block(const std::vector<WeightedDensity>& components, std::size_t block,
                                     Scratch& scratch) const {
  for (std::size_t k = 0; k < components.size(); ++k) {
    const double constant = components[k].log_weight + components[k].density.constant;
    log_density_of(components[k], constant, block, scratch, &scratch.logs[k * kPointsPerBlock]);
  }
  kernels_.normalise(scratch.logs.data(), components.size(), scratch.largest.data(), scratch.sums.data());
  const std::size_t size = points_.block_size(block);
  double log_evidence = 0.0;
  for (std::size_t n = 0; n < size; ++n) log_evidence += scratch.largest[n] + log(scratch.sums[n]);
  for (std::size_t k = 0; k < components.size() && size < kPointsPerBlock; ++k) {
    std::fill(&scratch.logs[k * kPointsPerBlock + size], scratch.logs.data() + (k + 1) * kPointsPerBlock, 0.0);
  }
  return log_evidence;
}

std::size_t MixturePass::moments_size() const noexcept {
  return shape_ == CovarianceShape::kDiagonal ? diagonal_moments_size(points_.dimension())
                                              : full_moments_size(points_.dimension());
}

void MixturePass::add_block(std::size_t block, const std::vector<const double*>& centres, Scratch& scratch,
                            double* moments) const {
  for (std::size_t k = 0; k < centres.size(); ++k, moments += moments_size()) {
    const double* const weights = &scratch.logs[k * kPointsPerBlock];
    if (shape_ == CovarianceShape::kDiagonal) {
      kernels_.add_moments_diagonal(points_.block(block), points_.dimension(), weights, centres[k], moments);
    } else {
      kernels_.add_moments(points_.block(block), points_.dimension(), weights, centres[k], scratch.work.data(), moments);
    }
  }
}

std::vector<PointStatistics> MixturePass::statistics_of_parts(const std::vector<double>& parts,
                                                              const std::vector<const double*>& centres) const {
  const std::size_t size = centres.size() * moments_size();
  std::vector<double> moments(size, 0.0);
  for (std::size_t part = 0; part < parts.size(); part += size) {
    for (std::size_t i = 0; i < size; ++i) moments[i] += parts[part + i];
  }
  std::vector<PointStatistics> out;
  for (std::size_t k = 0; k < centres.size(); ++k) {
    out.push_back(statistics_of(&moments[k * moments_size()], {centres[k], centres[k] + points_.dimension()}, shape_));
  }
  return out;
}

PassSums MixturePass::run(const std::vector<WeightedDensity>& components) {
  std::vector<const double*> centres;
  for (const WeightedDensity& component : components) centres.push_back(component.mean.data());
  const std::size_t part_size = components.size() * moments_size();
  std::vector<double> parts(points_.num_shards() * part_size, 0.0);
  std::vector<double> logs(points_.num_shards(), 0.0);
  points_.for_each_shard(executor_, [&](std::size_t begin, std::size_t end, std::size_t shard, int worker) {
    Scratch& scratch = scratch_of(worker, components.size());
    for (std::size_t block = begin; block < end; ++block) {
      logs[shard] += normalised_block(components, block, scratch);
      add_block(block, centres, scratch, &parts[shard * part_size]);
    }
  });
  return {std::accumulate(logs.begin(), logs.end(), 0.0), statistics_of_parts(parts, centres)};
}

double MixturePass::show(const std::vector<WeightedDensity>& components, const SeeBlock& see) {
  std::vector<double> logs(points_.num_shards(), 0.0);
  points_.for_each_shard(executor_, [&](std::size_t begin, std::size_t end, std::size_t shard, int worker) {
    Scratch& scratch = scratch_of(worker, components.size());
    for (std::size_t block = begin; block < end; ++block) {
      logs[shard] += normalised_block(components, block, scratch);
      see(block, scratch.logs.data(), shard);
    }
  });
  return std::accumulate(logs.begin(), logs.end(), 0.0);
}

void MixturePass::show_distances(const std::vector<WeightedDensity>& components,
                                 const std::function<void(std::size_t block, const double* distances)>& see) {
  const std::size_t size = components.size() * kPointsPerBlock;
  points_.for_each_shard(executor_, [&](std::size_t begin, std::size_t end, std::size_t, int worker) {
    Scratch& scratch = scratch_of(worker, components.size());
    for (std::size_t block = begin; block < end; ++block) {
      for (std::size_t k = 0; k < components.size(); ++k)
        log_density_of(components[k], 0.0, block, scratch, &scratch.logs[k * kPointsPerBlock]);
      for (std::size_t i = 0; i < size; ++i) scratch.logs[i] *= -2.0;
      see(block, scratch.logs.data());
    }
  });
}

std::vector<PointStatistics> MixturePass::add_up(const std::vector<std::vector<double>>& centres, const SeeBlock& fill) {
  std::vector<const double*> places;
  for (const std::vector<double>& centre : centres) places.push_back(centre.data());
  const std::size_t part_size = centres.size() * moments_size();
  std::vector<double> parts(points_.num_shards() * part_size, 0.0);
  points_.for_each_shard(executor_, [&](std::size_t begin, std::size_t end, std::size_t shard, int worker) {
    Scratch& scratch = scratch_of(worker, centres.size());
    for (std::size_t block = begin; block < end; ++block) {
      std::fill_n(scratch.logs.begin(), centres.size() * kPointsPerBlock, 0.0);
      fill(block, scratch.logs.data(), shard);
      add_block(block, places, scratch, &parts[shard * part_size]);
    }
  });
  return statistics_of_parts(parts, places);
}

}  // namespace ldavi
