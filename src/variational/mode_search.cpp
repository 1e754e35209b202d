// SPDX-License-Identifier: Apache-2.0
// Implements: L-BFGS to a mode, then Newton's steps with a curvature by differences, each in the coordinates in which the last
// one found the density round, so that neither scales nor correlations of the target cost accuracy.
// Tested by:  tests/unit/variational/mode_search_test.cpp.
// Cost:       mostly some tens of evaluations, and 2 D a round of Newton's, of which there are two to five.
#include "variational/mode_search.hpp"

#include <Eigen/Cholesky>
#include <Eigen/Eigenvalues>
#include <algorithm>
#include <cmath>
#include <optional>

#include "variational/lbfgs.hpp"
#include "variational/triangular.hpp"

namespace ldavi {
namespace {

using Rows = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

constexpr double kFarthest = 1e20;
constexpr double kStep = 6e-6;  // the cube root of the precision: where rounding and the third order are of one size
constexpr int kMostRounds = 50;
constexpr int kMostHalvings = 30;
constexpr double kRound = 0.5;          // how far from I a curvature may be that was taken with steps of the right size
constexpr double kAtMode = 1e-6;        // a decrement: a thousandth of a deviation
constexpr double kNothingLeft = 1e-20;  // a decrement that rounding hides
constexpr double kLeastEigenvalue = 1e-6;

/// The lower-triangular C with C C^T = H^-1; nothing where H is not positive definite.
std::optional<Rows> inverse_factor(const Rows& curvature) {
  const Eigen::LLT<Rows> llt(curvature.reverse());  // H = R R^T with R upper: C = R^-T
  if (llt.info() != Eigen::Success) return std::nullopt;
  const Rows upper = Rows(llt.matrixL()).reverse();
  Rows factor = upper.transpose().triangularView<Eigen::Lower>().solve(Rows::Identity(upper.rows(), upper.cols()));
  if (!factor.allFinite()) return std::nullopt;
  return factor;
}

/// The same eigenvectors, eigenvalues by their magnitude, none below a millionth of the largest.
Rows made_definite(const Rows& curvature) {
  const Eigen::SelfAdjointEigenSolver<Rows> solver(curvature);
  Eigen::VectorXd values = solver.eigenvalues().cwiseAbs();
  const double largest = values.maxCoeff();
  if (!(largest > 0.0) || !std::isfinite(largest)) return Rows::Identity(curvature.rows(), curvature.cols());
  values = values.cwiseMax(kLeastEigenvalue * largest);
  return solver.eigenvectors() * values.asDiagonal() * solver.eigenvectors().transpose();
}

}  // namespace

ModeSearch::ModeSearch(CheckedDensity& density, std::span<const double> start, std::span<const double> scale)
    : density_(density),
      size_(start.size()),
      x_(start.begin(), start.end()),
      gradient_(size_),
      scale_(scale.begin(), scale.end()) {
  value_ = density_.at_start(x_, gradient_);
  if (!scale_.empty()) return;
  scale_.assign(size_ * size_, 0.0);
  for (std::size_t i = 0; i < size_; ++i) scale_[i * size_ + i] = std::max(1.0, std::abs(x_[i]));
}

void ModeSearch::climb(double tolerance) {
  std::vector<double> x(size_);
  std::vector<double> slope(size_);
  const auto place = [&](std::span<const double> y) {
    multiply_lower(scale_, y, x);
    for (std::size_t i = 0; i < size_; ++i) x[i] += x_[i];
  };
  const AscentObjective objective = [&](std::span<const double> y, std::span<double> gradient) {
    place(y);
    const double value = density_.at(x, slope);
    multiply_lower_transposed(scale_, slope, gradient);
    return value;
  };
  const std::vector<double> zeros(size_, 0.0);
  const std::vector<double> limits(size_, kFarthest);
  const Ascent ascent = lbfgs_maximise(objective, zeros, {.max_iterations = 1000, .tolerance = tolerance, .limits = limits});
  if (ascent.termination == FitTermination::kUnbounded) return;
  place(ascent.x);
  x_ = x;
  value_ = density_.at(x_, gradient_);
}

void ModeSearch::refine() {
  for (int round = 0; round < kMostRounds; ++round) {
    const std::vector<double> entries = curvature();
    const auto size = static_cast<Eigen::Index>(size_);
    const Rows matrix = Eigen::Map<const Rows>(entries.data(), size, size);
    std::optional<Rows> factor = inverse_factor(matrix);
    curved_ = factor.has_value();
    if (!curved_) factor = inverse_factor(made_definite(matrix));
    const bool round_already = (matrix - Rows::Identity(size, size)).cwiseAbs().maxCoeff() < kRound;
    const Rows scale = Eigen::Map<const Rows>(scale_.data(), size, size).lazyProduct(*factor);
    std::copy(scale.data(), scale.data() + scale.size(), scale_.begin());
    std::vector<double> step(size_);  // Newton's, in the new coordinates
    multiply_lower_transposed(scale_, gradient_, step);
    decrement_ = 0.0;
    for (const double entry : step) decrement_ += entry * entry;
    if (!curved_ || (round_already && decrement_ <= kNothingLeft)) return;
    if (!move(step) && round_already) return;
  }
}

LaplaceApproximation ModeSearch::approximation() const {
  LaplaceApproximation result{.gaussian = {x_, scale_}, .log_density = value_, .decrement = decrement_};
  result.log_evidence = value_ + static_cast<double>(size_) * kHalfLogTwoPi + log_diagonal(scale_, size_);
  result.at_mode = decrement_ <= kAtMode;
  result.curved = curved_;
  result.evaluations = density_.evaluations();
  return result;
}

/// -d^2 log p / dy dy^T where x = x_ + scale_ y, by central differences of the gradient.
std::vector<double> ModeSearch::curvature() {
  std::vector<double> matrix(size_ * size_);
  for (std::size_t j = 0; j < size_; ++j) {
    const std::vector<double> change = gradient_change(j);
    multiply_lower_transposed(scale_, change, std::span(matrix).subspan(j * size_, size_));
  }
  for (std::size_t i = 0; i < size_; ++i) {
    for (std::size_t j = 0; j <= i; ++j) {
      const double both = -(matrix[i * size_ + j] + matrix[j * size_ + i]) / 2.0;
      matrix[i * size_ + j] = matrix[j * size_ + i] = both;
    }
  }
  return matrix;
}

/// The derivative of the gradient along column j of the scale. Where the density ends within the step, the step is shortened.
std::vector<double> ModeSearch::gradient_change(std::size_t j) {
  std::vector<double> x(size_);
  std::vector<double> above(size_);
  std::vector<double> below(size_);
  double step = kStep;
  for (int halving = 0; halving < kMostHalvings; ++halving, step /= 2.0) {
    const auto gradient_at = [&](double steps, std::vector<double>& gradient) {
      for (std::size_t i = 0; i < size_; ++i) x[i] = x_[i] + steps * scale_[i * size_ + j];
      return std::isfinite(density_.at(x, gradient));
    };
    if (!gradient_at(step, above) || !gradient_at(-step, below)) continue;
    for (std::size_t i = 0; i < size_; ++i) above[i] = (above[i] - below[i]) / (2.0 * step);
    return above;
  }
  return std::vector<double>(size_, 0.0);  // no curvature can be told
}

/// Along a step in the coordinates of the scale, shortened until the density is no lower. False where there is no such step.
bool ModeSearch::move(const std::vector<double>& step) {
  std::vector<double> shift(size_);
  multiply_lower(scale_, step, shift);
  std::vector<double> x(size_);
  std::vector<double> gradient(size_);
  double length = 1.0;
  for (int halving = 0; halving < kMostHalvings; ++halving, length /= 2.0) {
    for (std::size_t i = 0; i < size_; ++i) x[i] = x_[i] + length * shift[i];
    const double value = density_.at(x, gradient);
    if (!(value >= value_) || x == x_) continue;
    x_ = x;
    gradient_ = gradient;
    value_ = value;
    return true;
  }
  return false;
}

}  // namespace ldavi
