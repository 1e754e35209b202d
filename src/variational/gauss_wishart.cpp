// SPDX-License-Identifier: Apache-2.0
// Implements: the update, the expected log density and the divergence of a Gauss-Wishart component (Bishop 2006, section 10.2
// and appendix B).
// Tested by:  tests/unit/variational/gauss_wishart_test.cpp, terms written out.
// Cost:       D^3 / 2 multiplications.
#include "variational/gauss_wishart.hpp"

#include <Eigen/Cholesky>
#include <cmath>

#include "ldavi/base/error.hpp"
#include "ldavi/math/special.hpp"
#include "math/kernels/gaussian.hpp"

namespace ldavi {
namespace {

constexpr double kLog2 = 0.6931471805599453;
constexpr double kLog2Pi = 1.8378770664093453;

using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// sum_i f((nu + 1 - i) / 2), i = 1 ... D; of the diagonal shape D f(nu / 2).
template <class Function>
double sum_over_dimensions(std::size_t dimension, double degrees_of_freedom, CovarianceShape shape, const Function& f) {
  if (shape == CovarianceShape::kDiagonal) return static_cast<double>(dimension) * f(degrees_of_freedom / 2.0);
  double sum = 0.0;
  for (std::size_t i = 0; i < dimension; ++i) sum += f((degrees_of_freedom - static_cast<double>(i)) / 2.0);
  return sum;
}

}  // namespace

PointStatistics statistics_of(const double* moments, const std::vector<double>& centre, CovarianceShape shape) {
  const std::size_t dimension = centre.size();
  PointStatistics out{moments[0], centre, {}};
  const double* const sums = moments + 1;
  const double* product = sums + dimension;
  const double inverse = out.count > 0.0 ? 1.0 / out.count : 0.0;
  for (std::size_t i = 0; i < dimension; ++i) {
    out.mean[i] += sums[i] * inverse;
    for (std::size_t j = shape == CovarianceShape::kFull ? 0 : i; j <= i; ++j)
      out.scatter.push_back(*product++ - sums[i] * sums[j] * inverse);
    if (out.scatter.back() < 0.0) out.scatter.back() = 0.0;  // a square, but for rounding
  }
  return out;
}

PointStatistics merged(const PointStatistics& a, const PointStatistics& b, CovarianceShape shape) {
  PointStatistics out{a.count + b.count, a.mean, a.scatter};
  if (!(out.count > 0.0)) return out;
  const double share = b.count / out.count;
  const double weight = a.count * share;
  std::size_t place = 0;
  for (std::size_t i = 0; i < a.mean.size(); ++i) {
    out.mean[i] += share * (b.mean[i] - a.mean[i]);
    for (std::size_t j = shape == CovarianceShape::kFull ? 0 : i; j <= i; ++j, ++place)
      out.scatter[place] += b.scatter[place] + weight * (b.mean[i] - a.mean[i]) * (b.mean[j] - a.mean[j]);
  }
  return out;
}

GaussWishart updated(const GaussWishart& prior, const PointStatistics& statistics, CovarianceShape shape) {
  const std::size_t dimension = prior.mean.size();
  GaussWishart out = prior;
  out.mean_precision += statistics.count;
  out.degrees_of_freedom += statistics.count;
  const double share = statistics.count / out.mean_precision;
  const double weight = prior.mean_precision * share;
  std::size_t place = 0;
  for (std::size_t i = 0; i < dimension; ++i) {
    const double difference = statistics.mean[i] - prior.mean[i];
    out.mean[i] += share * difference;
    for (std::size_t j = shape == CovarianceShape::kFull ? 0 : i; j <= i; ++j, ++place) {
      const double added = statistics.scatter[place] + weight * difference * (statistics.mean[j] - prior.mean[j]);
      if (shape == CovarianceShape::kDiagonal) {
        out.inverse_scale[i] += added;
      } else {
        out.inverse_scale[i * dimension + j] += added;
        if (j < i) out.inverse_scale[j * dimension + i] = out.inverse_scale[i * dimension + j];
      }
    }
  }
  return out;
}

FactoredGaussWishart::FactoredGaussWishart(const GaussWishart& q, CovarianceShape shape)
    : shape_(shape), dimension_(q.mean.size()) {
  const char* const refused = "mixture of Gaussians: an inverse scale matrix is not positive definite";
  if (shape == CovarianceShape::kDiagonal) {
    for (const double entry : q.inverse_scale) {
      if (!(entry > 0.0) || !std::isfinite(entry)) throw NumericError(refused);
      factor_.push_back(std::sqrt(entry));
      inverse_factor_.push_back(1.0 / factor_.back());
      log_determinant_ += log(entry);
    }
    return;
  }
  const auto size = static_cast<Eigen::Index>(dimension_);
  const Eigen::LLT<RowMajor> cholesky(Eigen::Map<const RowMajor>(q.inverse_scale.data(), size, size));
  if (cholesky.info() != Eigen::Success) throw NumericError(refused);
  RowMajor inverse = RowMajor::Identity(size, size);
  cholesky.matrixL().solveInPlace(inverse);
  for (Eigen::Index i = 0; i < size; ++i) {
    for (Eigen::Index j = 0; j <= i; ++j) {
      factor_.push_back(cholesky.matrixLLT()(i, j));
      inverse_factor_.push_back(inverse(i, j));
    }
    if (!(factor_.back() > 0.0) || !std::isfinite(factor_.back())) throw NumericError(refused);
    log_determinant_ += 2.0 * log(factor_.back());
  }
}

/// Bishop B.81.
double FactoredGaussWishart::expected_log_determinant(double degrees_of_freedom) const {
  const double psi_sum = sum_over_dimensions(dimension_, degrees_of_freedom, shape_, [](double x) { return digamma(x); });
  return psi_sum + static_cast<double>(dimension_) * kLog2 - log_determinant_;
}

ExpectedDensity FactoredGaussWishart::expected_density(const GaussWishart& q) const {
  const double size = static_cast<double>(dimension_);
  ExpectedDensity out;
  out.constant = 0.5 * (expected_log_determinant(q.degrees_of_freedom) - size * kLog2Pi - size / q.mean_precision);
  if (shape_ == CovarianceShape::kDiagonal) {
    for (const double entry : inverse_factor_) out.factor.push_back(q.degrees_of_freedom * entry * entry);
    return out;
  }
  out.factor.assign(paired_factor_size(dimension_), 0.0);
  const double root = std::sqrt(q.degrees_of_freedom);
  const double* entry = inverse_factor_.data();
  for (std::size_t i = 0; i < dimension_; ++i) {
    for (std::size_t j = 0; j <= i; ++j) out.factor[paired_factor_place(i, j)] = root * *entry++;
  }
  return out;
}

double FactoredGaussWishart::log_normaliser(const GaussWishart& q) const {
  // -log B(W, nu), Bishop B.79, without the term in pi, which depends on the dimension alone.
  const double size = static_cast<double>(dimension_);
  const double log_gammas =
      sum_over_dimensions(dimension_, q.degrees_of_freedom, shape_, [](double x) { return log_gamma(x); });
  return 0.5 * q.degrees_of_freedom * (size * kLog2 - log_determinant_) + log_gammas - 0.5 * size * log(q.mean_precision);
}

double FactoredGaussWishart::divergence_from(const FactoredGaussWishart& prior, const GaussWishart& q,
                                             const GaussWishart& of_prior) const {
  const double size = static_cast<double>(dimension_);
  double squares = 0.0;  // (m - m_0)^T W (m - m_0)
  double trace = 0.0;    // of W_0^-1 W: the squares of C^-1 C_0
  if (shape_ == CovarianceShape::kDiagonal) {
    for (std::size_t j = 0; j < dimension_; ++j) {
      const double difference = inverse_factor_[j] * (q.mean[j] - of_prior.mean[j]);
      const double ratio = inverse_factor_[j] * prior.factor_[j];
      squares += difference * difference;
      trace += ratio * ratio;
    }
  } else {
    const double* row = inverse_factor_.data();
    for (std::size_t i = 0; i < dimension_; row += ++i) {
      double difference = 0.0;
      for (std::size_t j = 0; j <= i; ++j) {
        difference += row[j] * (q.mean[j] - of_prior.mean[j]);
        double product = 0.0;
        for (std::size_t l = j; l <= i; ++l) product += row[l] * prior.factor_[l * (l + 1) / 2 + j];
        trace += product * product;
      }
      squares += difference * difference;
    }
  }
  const double nu = q.degrees_of_freedom;
  const double ratio = of_prior.mean_precision / q.mean_precision;
  const double of_mean = 0.5 * (size * (ratio - 1.0 - log(ratio)) + of_prior.mean_precision * nu * squares);
  // Of the normalisers, the parts of beta are in of_mean already.
  const double log_b = -log_normaliser(q) - 0.5 * size * log(q.mean_precision);
  const double log_b_prior = -prior.log_normaliser(of_prior) - 0.5 * size * log(of_prior.mean_precision);
  return of_mean + log_b - log_b_prior + 0.5 * (nu - of_prior.degrees_of_freedom) * expected_log_determinant(nu) +
         0.5 * nu * (trace - size);
}

}  // namespace ldavi
