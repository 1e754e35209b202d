// SPDX-License-Identifier: Apache-2.0
#include "variational/cholesky.hpp"

#include <Eigen/Cholesky>
#include <Eigen/Core>

#include "variational/triangular.hpp"

namespace ldavi {
namespace {

// Eigen's own order is by columns, in which a lower triangle by rows is an upper one.
using Square = Eigen::Map<Eigen::MatrixXd>;
using ConstSquare = Eigen::Map<const Eigen::MatrixXd>;

Eigen::Index size_of(std::size_t n) { return static_cast<Eigen::Index>(n); }

}  // namespace

bool cholesky(std::span<double> matrix, std::size_t n) {
  Square a(matrix.data(), size_of(n), size_of(n));
  const Eigen::LLT<Eigen::Ref<Eigen::MatrixXd>, Eigen::Upper> factor(a);
  return factor.info() == Eigen::Success && a.diagonal().allFinite();  // Eigen takes a NaN for positive
}

void cholesky_solve(std::span<const double> factor, std::size_t n, std::span<double> b) {
  const ConstSquare upper(factor.data(), size_of(n), size_of(n));
  Eigen::Map<Eigen::VectorXd> x(b.data(), size_of(n));
  upper.transpose().triangularView<Eigen::Lower>().solveInPlace(x);
  upper.triangularView<Eigen::Upper>().solveInPlace(x);
}

void cholesky_inverse(std::span<const double> factor, std::size_t n, std::span<double> inverse) {
  const ConstSquare upper(factor.data(), size_of(n), size_of(n));
  Square result(inverse.data(), size_of(n), size_of(n));
  const Eigen::MatrixXd inverse_of_upper =
      upper.triangularView<Eigen::Upper>().solve(Eigen::MatrixXd::Identity(size_of(n), size_of(n)));
  result.setZero();
  result.selfadjointView<Eigen::Lower>().rankUpdate(inverse_of_upper);
  result.triangularView<Eigen::StrictlyUpper>() = result.transpose();
}

double cholesky_log_determinant(std::span<const double> factor, std::size_t n) { return 2.0 * log_diagonal(factor, n); }

}  // namespace ldavi
