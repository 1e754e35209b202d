// SPDX-License-Identifier: Apache-2.0
// Implements: maximisation by liblbfgs, whose callbacks may not throw and whose return codes become a termination.
// Tested by: tests/unit/variational/lbfgs_test.cpp.
// Cost: some 40 multiplications a coordinate and iteration beside the objective's.
#include "variational/lbfgs.hpp"

#include <lbfgs.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <exception>
#include <limits>
#include <memory>
#include <new>
#include <string>

#include "ldavi/base/error.hpp"

namespace ldavi {
namespace {

constexpr int kPairs = 10;
constexpr int kMostTrials = 100;  // doubles a step beyond any limit, halves it below any use
constexpr int kMostRestarts = 5;
constexpr int kTrialsAtRounding = 4;
constexpr double kLeftToRounding = 1e-10;
constexpr std::size_t kSlowSteps = 20;

/// What one run of the library and its callbacks share.
struct Run {
  const AscentObjective& objective;
  const AscentOptions& options;
  std::exception_ptr fault{};
  bool first = true;
  bool converged = false;
  bool given_up = false;
  bool limit_met = false;  // by the line search that is going on
  int trials_in_vain = 0;  // of that: no better than where it is now
  int iterations = 0;
  std::vector<double> x{};  // where it is now
  double value = 0.0;       // there
  double gradient_norm = 0.0;
  std::array<double, kSlowSteps> values{};  // after the last steps, in turn
};

double norm_of(std::span<const double> values) noexcept {
  double sum = 0.0;
  for (const double value : values) sum += value * value;
  return std::sqrt(sum);
}

bool beyond(std::span<const double> x, std::span<const double> limits) noexcept {
  for (std::size_t i = 0; i < x.size(); ++i) {
    if (std::abs(x[i]) > limits[i]) return true;
  }
  return false;
}

/// Whether what can be gained is lost in the rounding of the value.
bool small_to_rounding(double gradient_norm, double value) noexcept {
  return gradient_norm * gradient_norm <= kLeftToRounding * std::max(1.0, std::abs(value));
}

/// The library minimises. A gradient of zeros at its first point makes it return at once; the least of all values with
/// such a gradient ends any line search, and `progress` does the rest.
double evaluate(void* instance, const double* x, double* gradient, const int size, const double /*step*/) {
  constexpr double kNowhere = std::numeric_limits<double>::infinity();
  constexpr double kEnd = std::numeric_limits<double>::lowest();
  Run& run = *static_cast<Run*>(instance);
  const std::span<const double> point(x, static_cast<std::size_t>(size));
  const std::span<double> slope(gradient, static_cast<std::size_t>(size));
  std::fill(slope.begin(), slope.end(), 0.0);
  if (run.trials_in_vain > kTrialsAtRounding && small_to_rounding(run.gradient_norm, run.value)) {
    run.given_up = true;
    return kEnd;
  }
  if (beyond(point, run.options.limits)) {
    run.limit_met = true;
    return kNowhere;
  }
  double value = -kNowhere;
  try {
    value = run.objective(point, slope);
  } catch (...) {
    run.fault = std::current_exception();
  }
  if (run.fault || !std::isfinite(value)) {
    std::fill(slope.begin(), slope.end(), 0.0);
    return run.fault ? kEnd : kNowhere;
  }
  if (!run.first && value <= run.value) ++run.trials_in_vain;
  if (run.first) {
    run.first = false;
    run.value = value;
    run.gradient_norm = norm_of(slope);
    run.converged = run.gradient_norm <= run.options.tolerance;
    if (run.converged) std::fill(slope.begin(), slope.end(), 0.0);
  }
  for (double& entry : slope) entry = -entry;
  return -value;
}

int progress(void* instance, const double* x, const double* /*gradient*/, const double value, const double /*x_norm*/,
             const double gradient_norm, const double /*step*/, int size, int /*iteration*/, int /*trials*/) {
  Run& run = *static_cast<Run*>(instance);
  if (run.given_up || run.fault) return 1;
  ++run.iterations;
  run.x.assign(x, x + size);
  run.trials_in_vain = 0;
  run.value = -value;
  run.gradient_norm = gradient_norm;
  run.limit_met = false;
  double& before = run.values[static_cast<std::size_t>(run.iterations) % kSlowSteps];
  const bool slow = run.iterations > static_cast<int>(kSlowSteps) && run.value - before <= run.options.tolerance;
  before = run.value;
  run.converged = gradient_norm <= run.options.tolerance || slow;
  return run.converged ? 1 : 0;
}

using Variables = std::unique_ptr<double[], decltype(&lbfgs_free)>;  // aligned as the library wants it

Variables variables(std::span<const double> start) {
  Variables x(lbfgs_malloc(static_cast<int>(start.size())), &lbfgs_free);
  if (x == nullptr) throw std::bad_alloc();
  std::copy(start.begin(), start.end(), x.get());
  return x;
}

FitTermination termination_of(int code, const Run& run) {
  if (run.given_up) return FitTermination::kStalled;
  if (run.converged || code == LBFGS_SUCCESS || code == LBFGS_ALREADY_MINIMIZED) return FitTermination::kConverged;
  switch (code) {
    case LBFGSERR_MAXIMUMITERATION: return FitTermination::kIterationLimit;
    case LBFGSERR_OUTOFMEMORY: throw std::bad_alloc();
    case LBFGSERR_MINIMUMSTEP:
    case LBFGSERR_MAXIMUMSTEP:
    case LBFGSERR_MAXIMUMLINESEARCH:
    case LBFGSERR_INCREASEGRADIENT:
    case LBFGSERR_INVALIDPARAMETERS:  // a step that is not positive
      return run.limit_met ? FitTermination::kUnbounded : FitTermination::kStalled;
    default: throw NumericError("L-BFGS: liblbfgs returned " + std::to_string(code) + ", which its options rule out");
  }
}

}  // namespace

Ascent lbfgs_maximise(const AscentObjective& objective, std::span<const double> start, const AscentOptions& options) {
  lbfgs_parameter_t parameters;
  lbfgs_parameter_init(&parameters);
  parameters.m = kPairs;
  parameters.epsilon = 0.0;  // `progress` decides
  parameters.linesearch = LBFGS_LINESEARCH_BACKTRACKING_WOLFE;
  parameters.max_linesearch = kMostTrials;
  parameters.min_step = std::numeric_limits<double>::min();
  parameters.max_step = std::numeric_limits<double>::max();
  const Variables x = variables(start);
  Ascent ascent;
  for (int restart = 0; restart <= kMostRestarts; ++restart) {
    parameters.max_iterations = options.max_iterations - ascent.iterations;
    Run run{objective, options};
    run.x.assign(x.get(), x.get() + start.size());
    const int code = lbfgs(static_cast<int>(start.size()), x.get(), nullptr, evaluate, progress, &run, &parameters);
    if (run.fault) std::rethrow_exception(run.fault);
    if (run.first) throw NumericError("L-BFGS: the objective is not finite where it starts");
    ascent.iterations += run.iterations;
    std::copy(run.x.begin(), run.x.end(), x.get());
    ascent.value = run.value;
    ascent.gradient_norm = run.gradient_norm;
    ascent.termination = termination_of(code, run);
    const bool exhausted = run.given_up || run.iterations == 0 || ascent.iterations >= options.max_iterations;
    if (ascent.termination != FitTermination::kStalled || exhausted) break;
  }
  if (ascent.termination == FitTermination::kStalled && small_to_rounding(ascent.gradient_norm, ascent.value))
    ascent.termination = FitTermination::kConverged;
  ascent.x.assign(x.get(), x.get() + start.size());
  return ascent;
}

}  // namespace ldavi
