// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "base/number_format.hpp"
#include "ldavi/variational/fit.hpp"
#include "ldavi/variational/importance.hpp"

namespace ldavi {
namespace {

constexpr std::size_t kMostCoordinates = 20;
constexpr const char* kOutside = "draws where the target has no density";

std::string family_text(const Approximation& q) {
  if (std::holds_alternative<DiagonalGaussian>(q)) return "a Gaussian of independent coordinates";
  if (std::holds_alternative<FullGaussian>(q)) return "a Gaussian";
  return "a mixture of " + counted_text(std::get<MixedGaussian>(q).components.size(), "Gaussian");
}

std::string bound_text(const Fit& fit) {
  return significant_text(fit.elbo, 6) + " (standard error " + significant_text(fit.elbo_error, 2) + ")";
}

std::string shape_text(const Fit& fit) {
  if (!fit.pareto_shape) return "not known: too few weights stand out";
  const std::string shape = fixed_text(*fit.pareto_shape, 2);
  if (*fit.pareto_shape <= 0.5) return shape + ": good, importance weights can correct what is left";
  if (*fit.pareto_shape <= kReliableParetoShape) return shape + ": usable";
  return shape + ", above 0.7: the approximation misses much of the target; take a larger family, or transform the variables";
}

std::string modes_text(const Fit& fit) {
  return std::to_string(fit.missed_modes) + " of " + counted_text(static_cast<std::uint64_t>(fit.modes), "mode") + " missed";
}

std::string unreliable_text(const Fit& fit) {
  if (fit.reliable()) return "";
  std::string text = ", NOT RELIABLE";
  if (fit.termination != FitTermination::kConverged) return text;
  const char* separator = ": ";
  const auto add = [&](const std::string& reason) {
    text += separator + reason;
    separator = ", ";
  };
  if (!std::isfinite(fit.elbo)) add(kOutside);
  if (fit.missed_modes > 0) add(modes_text(fit));
  if (!fit.pareto_shape) add("Pareto shape not known");
  if (fit.pareto_shape && *fit.pareto_shape > kReliableParetoShape) add("Pareto shape " + fixed_text(*fit.pareto_shape, 2));
  return text;
}

std::string padded(std::string text, std::size_t width) {
  return std::string(width - std::min(width, text.size()), ' ') + text;
}

std::string table(const std::vector<double>& means, const std::vector<double>& deviations) {
  constexpr std::size_t kWidth = 14;
  const std::size_t shown = std::min(means.size(), kMostCoordinates);
  std::string text = padded("coordinate", kWidth) + padded("mean", kWidth) + padded("deviation", kWidth) + "\n";
  for (std::size_t i = 0; i < shown; ++i) {
    text += padded(std::to_string(i), kWidth) + padded(significant_text(means[i], 5), kWidth) +
            padded(significant_text(deviations[i], 5), kWidth) + "\n";
  }
  if (shown < means.size()) text += padded("...", kWidth) + "\n";
  return text;
}

}  // namespace

bool Fit::reliable() const noexcept {
  const bool good = pareto_shape && *pareto_shape <= kReliableParetoShape && missed_modes == 0;
  return good && termination == FitTermination::kConverged && std::isfinite(elbo);
}

std::string Fit::brief() const {
  return family_text(approximation) + " in " + counted_text(dimension(approximation), "dimension") + ", ELBO " +
         bound_text(*this) + ": " + termination_text(termination) + " after " +
         counted_text(static_cast<std::uint64_t>(iterations), "iteration") + unreliable_text(*this);
}

std::string Fit::full() const {
  std::string text =
      "approximation  " + family_text(approximation) + " in " + counted_text(dimension(approximation), "dimension") + "\n";
  text += "ended          " + termination_text(termination) + ", " +
          counted_text(static_cast<std::uint64_t>(iterations), "iteration") + ", " + counted_text(evaluations, "evaluation") +
          " of the density\n";
  text += "ELBO           " + bound_text(*this) + (std::isfinite(elbo) ? "" : std::string(": ") + kOutside) + "\n";
  text +=
      "modes          " + modes_text(*this) + (missed_modes == 0 ? "" : ": take a mixture, with a component for each") + "\n";
  text += "Pareto shape   " + shape_text(*this) + "\n";
  text += "normaliser     log of the integral of the target is about " + significant_text(log_normaliser, 6) +
          ", by importance weights\n";
  text += std::string("reliable       ") + (reliable() ? "yes" : "no") + "\n\n";
  text += table(mean(approximation), deviations(approximation));
  if (const auto* mixed = std::get_if<MixedGaussian>(&approximation)) {
    for (std::size_t j = 0; j < mixed->weights.size(); ++j) {
      text += "\ncomponent " + std::to_string(j) + ", weight " + significant_text(mixed->weights[j], 4) + "\n" +
              table(mixed->components[j].mean, deviations(mixed->components[j]));
    }
  }
  return text;
}

}  // namespace ldavi
