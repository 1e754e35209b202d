// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "base/number_format.hpp"
#include "ldavi/variational/fit.hpp"

namespace ldavi {
namespace {

/// The factor, the parameters and L-BFGS's pairs of them are kept: about 20 times D^2 / 2 numbers a component.
constexpr std::size_t kMostCoordinates = 5000;

void check_range(const std::string& name, int value, int least, int most, std::vector<std::string>& found) {
  if (value >= least && value <= most) return;
  found.push_back(name + " is " + std::to_string(value) + ", expected " + std::to_string(least) + " to " +
                  std::to_string(most));
}

void check_start(const FitOptions& options, const Target& target, std::vector<std::string>& found) {
  if (options.start.empty()) return;
  if (options.start.size() != target.dimension) {
    found.push_back("the start has " + std::to_string(options.start.size()) + " coordinates, expected as many as the target, " +
                    std::to_string(target.dimension) + ", or none");
  }
  const auto bad = std::find_if_not(options.start.begin(), options.start.end(), [](double x) { return std::isfinite(x); });
  if (bad != options.start.end())
    found.push_back("coordinate " + std::to_string(bad - options.start.begin()) + " of the start is not finite");
}

void check_optimiser(const FitOptions& options, const Target& target, std::vector<std::string>& found) {
  if (const auto* lbfgs = std::get_if<LbfgsOptimiser>(&options.optimiser)) {
    const bool full = !std::holds_alternative<MeanFieldFamily>(options.family);
    const std::size_t least = full && target.dimension > 2 ? 2 * target.dimension : 2;
    if (lbfgs->draws != 0 && (lbfgs->draws < 2 || static_cast<std::size_t>(lbfgs->draws) < least || lbfgs->draws > 1'000'000)) {
      found.push_back("the number of draws is " + std::to_string(lbfgs->draws) + ", expected 0, or " + std::to_string(least) +
                      " to 1000000" + (least > 2 ? ": with fewer than two a coordinate the bound has no end" : ""));
    }
    check_range("the most iterations", lbfgs->max_iterations, 1, 1'000'000, found);
    if (!(lbfgs->tolerance >= 0.0))
      found.push_back("the tolerance is " + number_text(lbfgs->tolerance) + ", expected at least 0");
  }
  if (const auto* adam = std::get_if<AdamOptimiser>(&options.optimiser)) {
    check_range("the number of draws a step", adam->draws, 2, 1'000'000, found);
    check_range("the number of steps", adam->steps, 4, 10'000'000, found);
    if (!(adam->rate > 0.0 && adam->rate <= 1.0))
      found.push_back("the rate is " + number_text(adam->rate) + ", expected more than 0, at most 1");
  }
}

}  // namespace

std::vector<std::string> problems(const FitOptions& options, const Target& target) {
  std::vector<std::string> found;
  if (target.dimension == 0) found.emplace_back("the target has no coordinates, expected at least one");
  if (!target.log_density) found.emplace_back("the target has no log density, expected a function");
  if (target.dimension > kMostCoordinates) {
    found.push_back("the target has " + std::to_string(target.dimension) + " coordinates, expected at most " +
                    std::to_string(kMostCoordinates));
  }
  check_start(options, target, found);
  if (const auto* mixture = std::get_if<MixtureFamily>(&options.family))
    check_range("the number of components", mixture->components, 1, 64, found);
  check_optimiser(options, target, found);
  check_range("the number of starts", options.starts, 1, 1000, found);
  check_range("the number of draws of the check", options.check_draws, 100, 10'000'000, found);
  return found;
}

}  // namespace ldavi
