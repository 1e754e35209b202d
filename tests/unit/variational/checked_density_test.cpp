// SPDX-License-Identifier: Apache-2.0
#include "variational/checked_density.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <string>
#include <vector>

#include "ldavi/base/error.hpp"

namespace ldavi {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

/// The density is x0, whatever it is, and its gradient x1; they are not finite at some whole numbers.
Target as_told() {
  return {8, [](std::span<const double> x, std::span<double> gradient) {
            for (double& entry : gradient) entry = 0.0;
            gradient[1] = x[1] == 2.0 ? kNan : x[1] == 3.0 ? kInfinity : x[1];
            return x[0] == 2.0 ? kNan : x[0] == 3.0 ? kInfinity : x[0] == 4.0 ? -kInfinity : x[0];
          }};
}

std::string message_of(CheckedDensity& density, std::vector<double> x) {
  std::vector<double> gradient(8);
  try {
    density.at_start(x, gradient);
  } catch (const NumericError& error) {
    return error.what();
  }
  return "nothing was thrown";
}

TEST(CheckedDensity, PassesOnWhatIsFinite) {
  const Target target = as_told();
  CheckedDensity density(target);
  std::vector<double> gradient(8);
  std::vector<double> x{0.5, -1.5, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0};
  EXPECT_EQ(density.at(x, gradient), 0.5);
  EXPECT_EQ(gradient[1], -1.5);
  EXPECT_EQ(density.at_start(x, gradient), 0.5);
  EXPECT_EQ(density.evaluations(), 2U);
}

/// Density 0, whatever its gradient; a gradient that overflows before the density does; a point that is none.
TEST(CheckedDensity, MakesNowhereOfNothing) {
  const Target target = as_told();
  CheckedDensity density(target);
  std::vector<double> gradient(8);
  for (const auto& [x0, x1] :
       {std::pair{4.0, 0.0}, {4.0, 2.0}, {4.0, 3.0}, {-1e300, 3.0}, {0.0, kInfinity}, {kNan, 0.0}, {kInfinity, 0.0}}) {
    std::vector<double> x{x0, x1, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0};
    EXPECT_EQ(density.at(x, gradient), -kInfinity);
    EXPECT_THROW(density.at_start(x, gradient), NumericError);
  }
}

TEST(CheckedDensity, NamesThePointOfAFault) {
  const Target target = as_told();
  CheckedDensity density(target);
  EXPECT_EQ(message_of(density, {2.0, 0.25, 0.0, 0.0, 0.0, 7.0, 0.0, 0.0}),
            "target: the log density is NaN at x = (2, 0.25, 0, 0, 0, 7, ...), expected a number or -inf");
  EXPECT_EQ(message_of(density, {3.0, 0.25, 0.0, 0.0, 0.0, 7.0, 0.0, 0.0}),
            "target: the log density is +inf at x = (3, 0.25, 0, 0, 0, 7, ...), expected a number or -inf");
  for (const double value : {1.0, -1e300}) {
    EXPECT_NE(message_of(density, {value, 2.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0}).find("coordinate 1 of the gradient is NaN"),
              std::string::npos);
  }
  for (const double value : {1.0, 1e300, -1e289}) {
    EXPECT_NE(message_of(density, {value, 3.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0}).find("coordinate 1 of the gradient is infinite"),
              std::string::npos);
  }
  EXPECT_NE(message_of(density, {4.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0}).find("give a start where it is finite"),
            std::string::npos);
}

}  // namespace
}  // namespace ldavi
