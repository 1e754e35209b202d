// SPDX-License-Identifier: Apache-2.0
#include "support/targets.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>
#include <utility>

#include "ldavi/base/random.hpp"
#include "ldavi/math/sampling.hpp"
#include "ldavi/math/special.hpp"
#include "ldavi/variational/logistic.hpp"
#include "support/random_purposes.hpp"

namespace ldavi {
namespace {

constexpr double kHalfLogTwoPi = 0.91893853320467274;

}  // namespace

Target gaussian_target(FullGaussian gaussian) {
  const std::size_t size = gaussian.mean.size();
  return {size, [gaussian = std::move(gaussian), size](std::span<const double> x, std::span<double> gradient) {
            const std::vector<double>& factor = gaussian.factor;
            std::vector<double> z(size);
            double square = 0.0;
            for (std::size_t i = 0; i < size; ++i) {
              z[i] = x[i] - gaussian.mean[i];
              for (std::size_t j = 0; j < i; ++j) z[i] -= factor[i * size + j] * z[j];
              z[i] /= factor[i * size + i];
              square += z[i] * z[i];
            }
            for (std::size_t i = size; i-- > 0;) {
              gradient[i] = -z[i];
              for (std::size_t j = i + 1; j < size; ++j) gradient[i] -= factor[j * size + i] * gradient[j];
              gradient[i] /= factor[i * size + i];
            }
            return -0.5 * square;
          }};
}

FullGaussian some_gaussian(std::size_t size, double spread, double mixing) {
  FullGaussian gaussian{std::vector<double>(size), std::vector<double>(size * size, 0.0)};
  RandomStream random(1, kTargets, size);
  for (std::size_t i = 0; i < size; ++i) {
    const double scale = std::pow(spread, 2.0 * random.uniform() - 1.0);
    gaussian.mean[i] = scale * sample_normal(random);
    for (std::size_t j = 0; j < i; ++j) gaussian.factor[i * size + j] = scale * mixing * sample_normal(random);
    gaussian.factor[i * size + i] = scale;
  }
  return gaussian;
}

Target modes_target(std::vector<RoundMode> modes) {
  const std::size_t size = modes.front().mean.size();
  return {size, [modes = std::move(modes), size](std::span<const double> x, std::span<double> gradient) {
            std::vector<double> terms;
            double largest = -1e300;
            for (const RoundMode& mode : modes) {
              double term = log(mode.weight) - static_cast<double>(size) * (log(mode.deviation) + kHalfLogTwoPi);
              for (std::size_t i = 0; i < size; ++i) {
                const double z = (x[i] - mode.mean[i]) / mode.deviation;
                term -= 0.5 * z * z;
              }
              terms.push_back(term);
              largest = std::max(largest, term);
            }
            double sum = 0.0;
            for (const double term : terms) sum += exp(term - largest);
            for (std::size_t i = 0; i < size; ++i) {
              gradient[i] = 0.0;
              for (std::size_t j = 0; j < modes.size(); ++j) {
                const double share = exp(terms[j] - largest) / sum;
                gradient[i] -= share * (x[i] - modes[j].mean[i]) / (modes[j].deviation * modes[j].deviation);
              }
            }
            return largest + log(sum);
          }};
}

Target banana_target(double bend, double width) {
  return {2, [bend, width](std::span<const double> x, std::span<double> gradient) {
            const double z = (x[1] - bend * x[0] * x[0]) / width;
            gradient[0] = -x[0] + 2.0 * bend * x[0] * z / width;
            gradient[1] = -z / width;
            return -0.5 * (x[0] * x[0] + z * z) - log(width) - 2.0 * kHalfLogTwoPi;
          }};
}

Target funnel_target() {
  return {2, [](std::span<const double> x, std::span<double> gradient) {
            const double precision = exp(-x[0]);
            gradient[0] = -x[0] / 9.0 - 0.5 + 0.5 * x[1] * x[1] * precision;
            gradient[1] = -x[1] * precision;
            return -x[0] * x[0] / 18.0 - 0.5 * x[0] - 0.5 * x[1] * x[1] * precision - log(3.0) - 2.0 * kHalfLogTwoPi;
          }};
}

Target logistic_target(std::size_t rows, std::size_t coefficients) {
  RandomStream random(1, kTargets, 1000 + coefficients);
  std::vector<double> signed_rows;  // covariates times -1 or 1, the label
  for (std::size_t row = 0; row < rows; ++row) {
    std::vector<double> covariates(coefficients);
    const double shared = sample_normal(random);
    double planted = 0.0;
    for (std::size_t i = 0; i < coefficients; ++i) {
      covariates[i] = i == 0 ? 1.0 : (0.6 * shared + 0.8 * sample_normal(random)) * static_cast<double>(i) / 2.0;
      planted += covariates[i] * (i % 2 == 0 ? 0.8 : -0.6);
    }
    const double label = random.uniform() < logistic(planted) ? 1.0 : -1.0;
    for (const double covariate : covariates) signed_rows.push_back(label * covariate);
  }
  return {coefficients, [signed_rows = std::move(signed_rows)](std::span<const double> x, std::span<double> gradient) {
            double value = 0.0;
            for (std::size_t i = 0; i < x.size(); ++i) {
              value -= x[i] * x[i] / 8.0;
              gradient[i] = -x[i] / 4.0;
            }
            for (std::size_t begin = 0; begin < signed_rows.size(); begin += x.size()) {
              double margin = 0.0;
              for (std::size_t i = 0; i < x.size(); ++i) margin += signed_rows[begin + i] * x[i];
              value += log_logistic(margin);
              const double slope = logistic(-margin);
              for (std::size_t i = 0; i < x.size(); ++i) gradient[i] += slope * signed_rows[begin + i];
            }
            return value;
          }};
}

}  // namespace ldavi
