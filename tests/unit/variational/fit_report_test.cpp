// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <limits>

#include "ldavi/variational/fit.hpp"

namespace ldavi {
namespace {

Fit some_fit(Approximation approximation) {
  return {.approximation = std::move(approximation),
          .elbo = -1.25,
          .elbo_error = 0.0125,
          .evaluations = 12345,
          .iterations = 1,
          .modes = 2,
          .termination = FitTermination::kConverged,
          .pareto_shape = 0.31,
          .log_normaliser = -1.0};
}

TEST(FitBrief, IsALine) {
  EXPECT_EQ(some_fit(FullGaussian{{1.0, 2.0}, {1.0, 0.0, 0.0, 1.0}}).brief(),
            "a Gaussian in 2 dimensions, ELBO -1.25 (standard error 0.013): converged after 1 iteration");
  Fit stopped = some_fit(DiagonalGaussian{{1.0}, {2.0}});
  stopped.termination = FitTermination::kIterationLimit;
  stopped.iterations = 1000;
  EXPECT_EQ(stopped.brief(),
            "a Gaussian of independent coordinates in 1 dimension, ELBO -1.25 (standard error 0.013): "
            "stopped at the most iterations after 1,000 iterations, NOT RELIABLE");
}

TEST(FitBrief, SaysWhyAFitIsPoor) {
  Fit poor = some_fit(FullGaussian{{1.0}, {1.0}});
  poor.pareto_shape = 0.93;
  EXPECT_TRUE(poor.brief().ends_with("converged after 1 iteration, NOT RELIABLE: Pareto shape 0.93")) << poor.brief();
  EXPECT_NE(poor.full().find("0.93, above 0.7: the approximation misses much"), std::string::npos) << poor.full();
  poor.pareto_shape.reset();
  EXPECT_FALSE(poor.reliable());
  EXPECT_TRUE(poor.brief().ends_with("converged after 1 iteration, NOT RELIABLE: Pareto shape not known")) << poor.brief();
  EXPECT_NE(poor.full().find("not known"), std::string::npos) << poor.full();
  poor.pareto_shape = 0.6;
  EXPECT_TRUE(poor.reliable());
  EXPECT_NE(poor.full().find("0.60: usable"), std::string::npos) << poor.full();
}

TEST(FitBrief, SaysThatTheBoundIsInfinite) {
  Fit outside = some_fit(FullGaussian{{1.0}, {1.0}});
  outside.elbo = -std::numeric_limits<double>::infinity();
  outside.elbo_error = std::numeric_limits<double>::infinity();
  EXPECT_TRUE(outside.brief().ends_with("NOT RELIABLE: draws where the target has no density")) << outside.brief();
  EXPECT_NE(outside.full().find("-inf (standard error inf): draws where the target has no density\n"), std::string::npos)
      << outside.full();
  outside.missed_modes = 1;
  outside.pareto_shape.reset();
  EXPECT_TRUE(outside.brief().ends_with(
      "NOT RELIABLE: draws where the target has no density, 1 of 2 modes missed, Pareto shape not known"))
      << outside.brief();
}

TEST(FitBrief, SaysThatAModeIsMissed) {
  Fit half = some_fit(FullGaussian{{1.0}, {1.0}});
  half.missed_modes = 1;
  EXPECT_TRUE(half.brief().ends_with("NOT RELIABLE: 1 of 2 modes missed")) << half.brief();
  half.pareto_shape = 0.8;
  EXPECT_TRUE(half.brief().ends_with("NOT RELIABLE: 1 of 2 modes missed, Pareto shape 0.80")) << half.brief();
  EXPECT_NE(half.full().find("1 of 2 modes missed: take a mixture"), std::string::npos) << half.full();
}

TEST(FitFull, ShowsMomentsAndComponents) {
  const std::string text = some_fit(MixedGaussian{{0.25, 0.75}, {{{-4.0}, {1.5}}, {{0.5}, {1.0}}}}).full();
  EXPECT_NE(text.find("a mixture of 2 Gaussians in 1 dimension"), std::string::npos) << text;
  EXPECT_NE(text.find("12,345 evaluations of the density\nELBO           -1.25"), std::string::npos) << text;
  EXPECT_NE(text.find("modes          0 of 2 modes missed\n"), std::string::npos) << text;
  EXPECT_NE(text.find("reliable       yes"), std::string::npos) << text;
  EXPECT_NE(text.find("component 1, weight 0.75"), std::string::npos) << text;
  EXPECT_NE(text.find("             0            -4           1.5"), std::string::npos) << text;
}

TEST(FitFull, ShowsNoMoreThanAPageOfCoordinates) {
  const std::string text = some_fit(DiagonalGaussian{std::vector<double>(100, 0.0), std::vector<double>(100, 1.0)}).full();
  EXPECT_LT(std::count(text.begin(), text.end(), '\n'), 40);
  EXPECT_NE(text.find("..."), std::string::npos);
}

}  // namespace
}  // namespace ldavi
