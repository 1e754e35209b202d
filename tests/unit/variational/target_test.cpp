// SPDX-License-Identifier: Apache-2.0
#include "ldavi/variational/target.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "ldavi/base/error.hpp"

namespace ldavi {
namespace {

/// log p = -x0^2 / 2 - (x1 - x0^2)^2; the gradient of coordinate `wrong` is a tenth too large.
Target banana(std::size_t wrong = 2) {
  return {2, [wrong](std::span<const double> x, std::span<double> gradient) {
            const double bend = x[1] - x[0] * x[0];
            gradient[0] = -x[0] + 4.0 * bend * x[0];
            gradient[1] = -2.0 * bend;
            if (wrong < 2) gradient[wrong] *= 1.1;
            return -x[0] * x[0] / 2.0 - bend * bend;
          }};
}

TEST(CheckGradient, FindsNothingWhereItIsRight) {
  EXPECT_TRUE(check_gradient(banana(), std::vector{0.7, -1.3}).empty());
  EXPECT_TRUE(check_gradient(banana(), std::vector{100.0, 3.0}).empty());
}

TEST(CheckGradient, NamesTheCoordinateThatIsWrong) {
  const auto faults = check_gradient(banana(1), std::vector{0.7, -1.3});
  ASSERT_EQ(faults.size(), 1U);
  EXPECT_EQ(faults[0].coordinate, 1U);
  EXPECT_NEAR(faults[0].expected, 3.58, 1e-9);
  EXPECT_NEAR(faults[0].given, 3.938, 1e-9);
}

TEST(CheckGradient, DoesNotBlameTheGradientForRounding) {
  // The first coordinate makes the density 1e14, which hides the second's curvature.
  const Target uneven{2, [](std::span<const double> x, std::span<double> gradient) {
                        gradient[0] = -2e14 * x[0];
                        gradient[1] = -x[1];
                        return -1e14 * x[0] * x[0] - 0.5 * x[1] * x[1];
                      }};
  EXPECT_TRUE(check_gradient(uneven, std::vector{1.0, 0.3}).empty());
}

TEST(CheckGradient, RefusesWhatIsNotFinite) {
  const Target no_density{1, [](std::span<const double>, std::span<double> gradient) {
                            gradient[0] = 0.0;
                            return std::numeric_limits<double>::quiet_NaN();
                          }};
  EXPECT_THROW(check_gradient(no_density, std::vector{0.0}), NumericError);
  const Target no_gradient{2, [](std::span<const double> x, std::span<double> gradient) {
                             gradient[0] = -x[0];
                             gradient[1] = std::numeric_limits<double>::infinity();
                             return -x[0] * x[0] / 2.0;
                           }};
  try {
    check_gradient(no_gradient, std::vector{0.0, 0.0});
    FAIL() << "not refused";
  } catch (const NumericError& error) {
    EXPECT_NE(std::string_view(error.what()).find("coordinate 1"), std::string_view::npos) << error.what();
  }
  EXPECT_THROW(check_gradient(banana(), std::vector{0.0}), InvalidArgument);
}

}  // namespace
}  // namespace ldavi
