// SPDX-License-Identifier: Apache-2.0
#include "variational/gauss_hermite.hpp"

#include <Eigen/Eigenvalues>
#include <cmath>
#include <cstddef>
#include <utility>

namespace ldavi {
namespace {

/// h_n(x) and h_{n-1}(x), orthonormal under N(0, 1): sqrt(k + 1) h_{k+1} = x h_k - sqrt(k) h_{k-1}.
std::pair<double, double> hermite(int n, double x) noexcept {
  double before = 0.0;
  double value = 1.0;
  for (int k = 0; k < n; ++k) {
    const double next = (x * value - std::sqrt(static_cast<double>(k)) * before) / std::sqrt(static_cast<double>(k + 1));
    before = value;
    value = next;
  }
  return {value, before};
}

}  // namespace

QuadratureRule gauss_hermite(int size) {
  const Eigen::VectorXd diagonal = Eigen::VectorXd::Zero(size);
  Eigen::VectorXd beside(size - 1);
  for (int k = 1; k < size; ++k) beside(k - 1) = std::sqrt(static_cast<double>(k));
  Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver;
  solver.computeFromTridiagonal(diagonal, beside, Eigen::EigenvaluesOnly);
  QuadratureRule rule{std::vector<double>(static_cast<std::size_t>(size)), std::vector<double>(static_cast<std::size_t>(size))};
  const double n = size;
  for (int k = 0; 2 * k < size; ++k) {
    double node = 2 * k + 1 == size ? 0.0 : solver.eigenvalues()(k);
    for (int step = 0; step < 3 && node != 0.0; ++step) {
      const auto [value, before] = hermite(size, node);
      node -= value / (std::sqrt(n) * before);
    }
    const double before = hermite(size, node).second;
    const auto low = static_cast<std::size_t>(k);
    const auto high = static_cast<std::size_t>(size - 1 - k);
    rule.nodes[low] = node;
    rule.nodes[high] = node == 0.0 ? 0.0 : -node;
    rule.weights[low] = rule.weights[high] = 1.0 / (n * before * before);
  }
  return rule;
}

}  // namespace ldavi
