// SPDX-License-Identifier: Apache-2.0
// Implements: Laplace's method for a document of correlated topics (Wang, Blei 2013, section 3, with the words' topics
//             summed out).
// Tested by:  tests/unit/inference/logistic_normal_test.cpp
// Cost:       of a step, 4 flops a (term, topic), K^2 a term and K^3 / 3.
#include "inference/logistic_normal.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "ldavi/base/error.hpp"
#include "ldavi/math/special.hpp"
#include "variational/cholesky.hpp"

namespace ldavi {
namespace {

constexpr int kMostHalvings = 30;
/// A step must gain this part of what its first derivative promises.
constexpr double kLeastGain = 1e-4;
/// The probabilities of words are floats: log p(words, eta) is not known better than to this part.
constexpr double kRounding = 1e-7;

}  // namespace

void softmax(std::span<const double> eta, std::span<double> theta) noexcept {
  const double largest = *std::max_element(eta.begin(), eta.end());
  double sum = 0.0;
  for (std::size_t k = 0; k < eta.size(); ++k) sum += theta[k] = exp(eta[k] - largest);
  for (double& share : theta) share /= sum;
}

LogisticNormalDocument::LogisticNormalDocument(std::size_t num_topics)
    : eta(num_topics),
      theta_(num_topics),
      mixture_(1, num_topics),
      expected_(1, num_topics),
      zeros_(1, num_topics),
      work_(1, num_topics),
      products_(num_topics, num_topics),
      from_mean_(num_topics),
      pull_(num_topics),
      gradient_(num_topics),
      step_(num_topics),
      before_(num_topics),
      curvature_(num_topics * num_topics) {}

LogisticNormal::LogisticNormal(const LogisticNormalPrior& prior)
    : e_step_(e_step_kernels(choose_simd_target())),
      kernels_(logistic_normal_kernels(choose_simd_target())),
      mean_(prior.mean),
      precision_(prior.covariance.size()) {
  const std::size_t n = num_topics();
  std::vector<double> factor = prior.covariance;
  for (double& value : factor) value += 1.0 / static_cast<double>(n);
  if (!cholesky(factor, n)) throw InvalidArgument("the covariance of the topics is not positive definite");
  log_determinant_ = cholesky_log_determinant(factor, n);
  cholesky_inverse(factor, n, precision_);
}

void LogisticNormal::evaluate(const DocumentRows& rows, LogisticNormalDocument& d) const {
  const std::size_t n = num_topics();
  softmax(d.eta, d.theta_);
  std::transform(d.theta_.begin(), d.theta_.end(), d.mixture_.row(0), [](double share) { return static_cast<float>(share); });
  std::copy_n(d.mixture_.row(0), rows.size, d.expected_.row(0));
  // One update under alpha = 0 without its scale: theta becomes the expected counts.
  e_step_.mixture_document(rows, d.zeros_.row(0), 1.0F, {1, 0.0F}, d.expected_.row(0), d.ratios_.data(), d.work_.row(0),
                           nullptr);
  double words = 0.0;
  for (std::size_t w = 0; w < rows.num_rows; ++w) {
    const auto count = static_cast<double>(rows.counts[w]);
    if (count > 0.0) words += count * log(count / static_cast<double>(d.ratios_[w]));
  }
  for (std::size_t k = 0; k < n; ++k) d.from_mean_[k] = d.eta[k] - mean_[k];
  double quadratic = 0.0;
  for (std::size_t i = 0; i < n; ++i) {
    const double* precision = precision_.data() + i * n;
    double pull = 0.0;
    for (std::size_t j = 0; j < n; ++j) pull += precision[j] * d.from_mean_[j];
    d.pull_[i] = pull;
    quadratic += pull * d.from_mean_[i];
  }
  d.log_joint_ = words - 0.5 * quadratic;
}

/// - d^2 log p(words, eta) / d eta^2 = precision + N (diag(theta) - theta theta^T) - sum_w n_w (diag(phi_w) - phi_w
/// phi_w^T). Without the last sum, which is what responsibilities follow eta by, it is positive definite anywhere.
void LogisticNormal::factor_curvature(const DocumentRows& rows, double num_tokens, LogisticNormalDocument& d) const {
  const std::size_t n = num_topics();
  const auto fill = [&](double following) {
    const float* expected = d.expected_.row(0);
    for (std::size_t i = 0; i < n; ++i) {
      const double* precision = precision_.data() + i * n;
      const float* products = d.products_.row(i);
      double* row = d.curvature_.data() + i * n;
      const double held = num_tokens * d.theta_[i];
      for (std::size_t j = 0; j <= i; ++j)
        row[j] = precision[j] - held * d.theta_[j] + following * static_cast<double>(products[j]);
      row[i] += held - following * static_cast<double>(expected[i]);
    }
  };
  // sqrt(n_w) phi_w = theta row_w (n_w / p_w) / sqrt(n_w)
  for (std::size_t w = 0; w < rows.num_rows; ++w)
    d.weights_[w] = rows.counts[w] > 0.0F ? d.ratios_[w] / std::sqrt(rows.counts[w]) : 0.0F;
  kernels_.weigh(rows, d.mixture_.row(0), d.weights_.data(), d.weighted_.data());
  kernels_.products(d.weighted_.data(), rows.num_rows, n, d.products_.data(), rows.size);
  fill(1.0);
  if (cholesky(d.curvature_, n)) return;
  fill(0.0);
  if (!cholesky(d.curvature_, n)) throw NumericError("its curvature is not positive definite");
}

void LogisticNormal::find_mode(const DocumentRows& rows, double num_tokens, NewtonLimit limit,
                               LogisticNormalDocument& d) const {
  const std::size_t n = num_topics();
  d.ratios_.resize(rows.num_rows);
  d.weights_.resize(rows.num_rows);
  if (d.weighted_.rows() < rows.num_rows) d.weighted_ = Matrix(rows.num_rows, n);
  evaluate(rows, d);
  for (d.steps_ = 0;; ++d.steps_) {
    factor_curvature(rows, num_tokens, d);
    if (d.steps_ == limit.steps) return;
    for (std::size_t k = 0; k < n; ++k)
      d.gradient_[k] = static_cast<double>(d.expected_(0, k)) - num_tokens * d.theta_[k] - d.pull_[k];
    d.step_ = d.gradient_;
    cholesky_solve(d.curvature_, n, d.step_);
    const double slope = std::inner_product(d.step_.begin(), d.step_.end(), d.gradient_.begin(), 0.0);
    if (!(slope >= 2.0 * limit.tolerance) || !std::isfinite(d.log_joint_)) return;
    const double value = d.log_joint_;
    const double slack = kRounding * (1.0 + std::abs(value));
    d.before_ = d.eta;
    double length = 1.0;
    int halvings = 0;
    do {
      for (std::size_t k = 0; k < n; ++k) d.eta[k] = d.before_[k] + length * d.step_[k];
      evaluate(rows, d);
      length *= 0.5;
    } while (!(d.log_joint_ >= value + kLeastGain * 2.0 * length * slope - slack) && ++halvings < kMostHalvings);
    if (halvings == kMostHalvings) {  // rounding hides what is to be gained
      d.eta = d.before_;
      evaluate(rows, d);
      return factor_curvature(rows, num_tokens, d);
    }
  }
}

double LogisticNormal::log_evidence(const LogisticNormalDocument& document) const {
  return document.log_joint() - 0.5 * (log_determinant_ + cholesky_log_determinant(document.curvature(), num_topics()));
}

}  // namespace ldavi
