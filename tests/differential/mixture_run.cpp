// SPDX-License-Identifier: Apache-2.0
// mixture_run POINTS RESPONSIBILITIES OUT full|diagonal DIMENSION COMPONENTS FREEDOM TOLERANCE PASSES THREADS: fits a mixture
// to raw doubles, for mixture_peers.py. RESPONSIBILITIES may be -, for starts of its own. OUT: raw doubles, of each component
// alpha, beta, nu, mean, W^-1. Prints components, bound, passes, merges, seconds, whether it converged, and the empty ones.
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <string>
#include <vector>

#include "ldavi/variational/gaussian_mixture.hpp"

namespace {

std::vector<double> numbers_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary | std::ios::ate);
  std::vector<double> numbers(static_cast<std::size_t>(file.tellg()) / sizeof(double));
  file.seekg(0);
  file.read(reinterpret_cast<char*>(numbers.data()), static_cast<std::streamsize>(numbers.size() * sizeof(double)));
  return numbers;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> given(argv + 1, argv + argc);
  if (given.size() != 10) return 64;
  const std::vector<double> points = numbers_of(given[0]);
  ldavi::GaussianMixtureOptions options;
  if (given[1] != "-") options.start_responsibilities = numbers_of(given[1]);
  options.covariance = given[3] == "full" ? ldavi::CovarianceShape::kFull : ldavi::CovarianceShape::kDiagonal;
  options.max_components = std::stoul(given[5]);
  options.degrees_of_freedom = std::stod(given[6]);
  options.tolerance = std::stod(given[7]);
  options.max_passes = std::stoi(given[8]);
  options.num_threads = std::stoi(given[9]);
  const auto begin = std::chrono::steady_clock::now();
  const ldavi::GaussianMixtureFit fit = ldavi::fit_gaussian_mixture(points, std::stoul(given[4]), options);
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
  std::ofstream out(given[2], std::ios::binary);
  const auto write = [&](const std::vector<double>& numbers) {
    out.write(reinterpret_cast<const char*>(numbers.data()), static_cast<std::streamsize>(numbers.size() * sizeof(double)));
  };
  for (std::size_t k = 0; k < fit.mixture.size(); ++k) {
    const ldavi::GaussWishart& q = fit.mixture.components[k];
    write({fit.mixture.concentrations[k], q.mean_precision, q.degrees_of_freedom});
    write(q.mean);
    write(q.inverse_scale);
  }
  std::cout << std::setprecision(17) << fit.mixture.size() << ' ' << fit.bound << ' ' << fit.bounds.size() << ' ' << fit.merges
            << ' ' << seconds.count() << ' ' << fit.converged << ' ' << fit.mixture.num_empty << '\n';
  return 0;
}
