// SPDX-License-Identifier: Apache-2.0
// Implements: Adam with bias correction, and averaged iterates.
// Tested by: tests/unit/variational/adam_test.cpp.
// Cost: some ten multiplications and a square root a coordinate and step beside the objective's.
#include "variational/adam.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>

namespace ldavi {
namespace {

constexpr double kMeanDecay = 0.9;
constexpr double kSquareDecay = 0.999;
constexpr double kNoDivisionByZero = 1e-8;
constexpr double kRateHalfLife = 100.0;
constexpr int kMostRetreats = 60;
constexpr double kErrors = 3.0;

class Adam {
 public:
  explicit Adam(std::size_t size) : mean_(size, 0.0), square_(size, 0.0) {}

  void step(std::span<const double> gradient, double rate, std::vector<double>& x) {
    mean_correction_ *= kMeanDecay;
    square_correction_ *= kSquareDecay;
    for (std::size_t i = 0; i < x.size(); ++i) {
      mean_[i] = kMeanDecay * mean_[i] + (1.0 - kMeanDecay) * gradient[i];
      square_[i] = kSquareDecay * square_[i] + (1.0 - kSquareDecay) * gradient[i] * gradient[i];
      const double deviation = std::sqrt(square_[i] / (1.0 - square_correction_));
      x[i] += rate * mean_[i] / (1.0 - mean_correction_) / (deviation + kNoDivisionByZero);
    }
  }

 private:
  std::vector<double> mean_;
  std::vector<double> square_;
  double mean_correction_ = 1.0;
  double square_correction_ = 1.0;
};

struct Moments {
  double mean = 0.0;
  double error = 0.0;  // its standard error, squared
};

Moments moments_of(std::span<const double> values) {
  const auto count = static_cast<double>(values.size());
  Moments moments;
  for (const double value : values) moments.mean += value / count;
  for (const double value : values) {
    moments.error += (value - moments.mean) * (value - moments.mean) / (count * std::max(1.0, count - 1.0));
  }
  return moments;
}

/// Whether the last quarter is no better than the one before.
bool settled(std::span<const double> values, std::size_t quarter) {
  if (values.size() < 2 * quarter) return false;
  const Moments last = moments_of(values.last(quarter));
  const Moments before = moments_of(values.last(2 * quarter).first(quarter));
  return last.mean - before.mean <= kErrors * std::sqrt(last.error + before.error);
}

}  // namespace

Ascent adam_maximise(const NoisyObjective& objective, std::span<const double> start, const AdamSchedule& schedule) {
  const std::size_t size = start.size();
  Ascent ascent{.x = std::vector<double>(size, 0.0)};
  std::vector<double> x(start.begin(), start.end());
  std::vector<double> before = x;  // the last point at which there was something
  std::vector<double> gradient(size);
  std::vector<double> values;
  Adam adam(size);
  double rate = schedule.rate;
  int retreats = 0;
  int averaged = 0;
  const auto end_with = [&](FitTermination termination) {
    if (averaged == 0) ascent.x = before;
    ascent.termination = termination;
    // Whoever chooses among several ascents must not take one that has nothing to show.
    const std::size_t half = std::min(values.size(), std::max<std::size_t>(1, static_cast<std::size_t>(schedule.steps / 2)));
    ascent.value = values.empty() || termination == FitTermination::kUnbounded ? -std::numeric_limits<double>::infinity()
                                                                               : moments_of(std::span(values).last(half)).mean;
    return ascent;
  };
  for (int step = 1; step <= schedule.steps; ++step) {
    const double value = objective(static_cast<std::uint64_t>(step), x, gradient);
    ascent.iterations = step;
    if (!std::isfinite(value)) {
      if (++retreats > kMostRetreats) return end_with(FitTermination::kStalled);
      rate /= 2.0;
      x = before;
      continue;
    }
    for (std::size_t i = 0; i < size; ++i) {
      if (std::abs(x[i]) > schedule.limits[i]) return end_with(FitTermination::kUnbounded);
    }
    values.push_back(value);
    before = x;
    if (2 * step > schedule.steps) {
      ++averaged;
      for (std::size_t i = 0; i < size; ++i) ascent.x[i] += (x[i] - ascent.x[i]) / averaged;
    }
    adam.step(gradient, rate / std::sqrt(1.0 + step / kRateHalfLife), x);
  }
  double square = 0.0;
  for (const double entry : gradient) square += entry * entry;
  ascent.gradient_norm = std::sqrt(square);
  const auto quarter = static_cast<std::size_t>(schedule.steps / 4);
  return end_with(settled(values, quarter) ? FitTermination::kConverged : FitTermination::kIterationLimit);
}

}  // namespace ldavi
