// SPDX-License-Identifier: Apache-2.0
#include "ldavi/variational/transform.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <string_view>
#include <vector>

#include "ldavi/base/error.hpp"
#include "ldavi/variational/dual.hpp"

namespace ldavi {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

/// log |det| of a matrix by elimination.
double log_determinant(std::vector<std::vector<double>> a) {
  double sum = 0.0;
  for (std::size_t k = 0; k < a.size(); ++k) {
    std::size_t pivot = k;
    for (std::size_t i = k; i < a.size(); ++i) {
      if (std::abs(a[i][k]) > std::abs(a[pivot][k])) pivot = i;
    }
    std::swap(a[k], a[pivot]);
    sum += std::log(std::abs(a[k][k]));
    for (std::size_t i = k + 1; i < a.size(); ++i) {
      const double times = a[i][k] / a[k][k];
      for (std::size_t j = k; j < a.size(); ++j) a[i][j] -= times * a[k][j];
    }
  }
  return sum;
}

/// dx_i/dz_j by differences; the rows are those of the x that `kept` names.
std::vector<std::vector<double>> jacobian(const Transform& transform, const std::vector<double>& z,
                                          const std::vector<std::size_t>& kept) {
  std::vector<std::vector<double>> result(kept.size(), std::vector<double>(z.size()));
  for (std::size_t j = 0; j < z.size(); ++j) {
    const auto moved = [&](double by) {
      std::vector<double> there = z;
      there[j] += by;
      std::vector<double> x(transform.constrained_dimension());
      transform.constrain(there, x);
      return x;
    };
    constexpr double kStep = 1e-3;
    const auto a = moved(kStep), b = moved(-kStep), c = moved(2.0 * kStep), d = moved(-2.0 * kStep);
    for (std::size_t i = 0; i < kept.size(); ++i) {
      result[i][j] = (8.0 * (a[kept[i]] - b[kept[i]]) - (c[kept[i]] - d[kept[i]])) / (12.0 * kStep);
    }
  }
  return result;
}

/// Two reals, three positive, two in an interval, a simplex of four parts, one of one part: 10 z, 12 x.
Transform mixed() {
  return Transform(
      {Domain::real(2), Domain::positive(3), Domain::interval(-2.0, 5.0, 2), Domain::simplex(4), Domain::simplex(1)});
}
const std::vector<double> kPoint = {0.3, -4.0, 0.2, -1.1, 2.0, 0.4, -1.7, 0.8, -0.5, 1.2};

TEST(Transform, PutsEachVariableIntoItsDomain) {
  const Transform transform = mixed();
  ASSERT_EQ(transform.unconstrained_dimension(), 10U);
  ASSERT_EQ(transform.constrained_dimension(), 12U);
  std::vector<double> x(12);
  transform.constrain(kPoint, x);
  EXPECT_EQ(x[0], 0.3);
  EXPECT_EQ(x[1], -4.0);
  EXPECT_NEAR(x[3], std::exp(-1.1), 1e-16);
  EXPECT_NEAR(x[5], -2.0 + 7.0 / (1.0 + std::exp(-0.4)), 1e-15);
  EXPECT_NEAR(x[6], -2.0 + 7.0 / (1.0 + std::exp(1.7)), 1e-15);
  EXPECT_NEAR(x[7] + x[8] + x[9] + x[10], 1.0, 1e-15);
  EXPECT_EQ(x[11], 1.0);
}

TEST(Transform, RoundTrips) {
  const Transform transform = mixed();
  std::vector<double> x(12);
  std::vector<double> z(10);
  transform.constrain(kPoint, x);
  transform.unconstrain(x, z);
  for (std::size_t i = 0; i < z.size(); ++i) EXPECT_NEAR(z[i], kPoint[i], 1e-14) << i;
}

TEST(Transform, HasTheDeterminantOfItsDerivatives) {
  const Transform transform = mixed();
  std::vector<double> x(12);
  const double given = transform.constrain(kPoint, x);
  EXPECT_NEAR(given, log_determinant(jacobian(transform, kPoint, {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})), 1e-9);
}

TEST(Transform, OfASimplexHasTheDeterminantInItsFormula) {
  for (const std::size_t size : {2U, 3U, 6U}) {
    const Transform transform({Domain::simplex(size)});
    std::vector<double> z(size - 1);
    std::vector<std::size_t> kept(size - 1);
    for (std::size_t i = 0; i + 1 < size; ++i) {
      z[i] = std::cos(2.0 + 5.0 * static_cast<double>(i));
      kept[i] = i;
    }
    std::vector<double> x(size);
    const double given = transform.constrain(z, x);
    double formula = 0.5 * std::log(static_cast<double>(size));
    for (const double part : x) formula += std::log(part);
    EXPECT_NEAR(given, formula, 1e-13);
    EXPECT_NEAR(given, log_determinant(jacobian(transform, z, kept)), 1e-9);
    // Whichever part is left out.
    kept.front() = size - 1;
    EXPECT_NEAR(given, log_determinant(jacobian(transform, z, kept)), 1e-9);
  }
}

TEST(Transform, StaysInsideFarOut) {
  const Transform transform(
      {Domain::positive(2), Domain::interval(0.0, 1.0, 2), Domain::interval(3.0, 4.0, 2), Domain::simplex(2)});
  std::vector<double> x(8);
  const double log_determinant = transform.constrain(std::vector{900.0, -900.0, 800.0, -800.0, 50.0, -50.0, 1200.0}, x);
  EXPECT_TRUE(std::isfinite(log_determinant));
  std::vector<double> z(7);
  EXPECT_NO_THROW(transform.unconstrain(x, z));
  EXPECT_EQ(x[4], std::nextafter(4.0, 0.0));
  EXPECT_EQ(x[5], std::nextafter(3.0, 9.0));
}

/// Something smooth of all variables, with the parts of the simplexes as free.
template <class S>
S density_of_all(std::span<const S> x) {
  S sum = -0.5 * square(x[0] - x[1]) + 2.0 * log(x[2]) - x[2] * x[3] - x[4] + log(5.0 - x[5]) + tanh(x[6]) * x[7];
  for (std::size_t i = 7; i < 12; ++i) sum += static_cast<double>(i - 6) * log(x[i]) - square(x[i]);
  return sum;
}

TEST(Unconstrained, HasTheGradientOfItsDensity) {
  const Target target = unconstrained(differentiated(12, [](auto x) { return density_of_all(x); }), mixed());
  ASSERT_EQ(target.dimension, 10U);
  EXPECT_TRUE(check_gradient(target, kPoint).empty());
  EXPECT_TRUE(check_gradient(target, std::vector<double>(10, 0.0)).empty());
  const std::vector<double> farther = {3.0, 1.0, -4.0, 3.0, -2.0, 5.0, -6.0, 4.0, -3.0, 2.5};
  for (const GradientFault& fault : check_gradient(target, farther)) {
    ADD_FAILURE() << fault.coordinate << ": " << fault.given << " not " << fault.expected;
  }
}

TEST(Unconstrained, DensityOfADirichletHasMassOne) {
  // Dir(2, 0.7, 3.5) over the simplex is a density of its first two parts.
  const std::vector<double> a = {2.0, 0.7, 3.5};
  const double log_normaliser = std::lgamma(a[0]) + std::lgamma(a[1]) + std::lgamma(a[2]) - std::lgamma(a[0] + a[1] + a[2]);
  const Target target = unconstrained(differentiated(3,
                                                     [&](auto x) {
                                                       return (a[0] - 1.0) * log(x[0]) + (a[1] - 1.0) * log(x[1]) +
                                                              (a[2] - 1.0) * log(x[2]) - log_normaliser;
                                                     }),
                                      Transform({Domain::simplex(3)}));
  constexpr double kStep = 0.4;
  constexpr int kSteps = 100;
  double mass = 0.0;
  std::vector<double> gradient(2);
  for (int i = -kSteps; i <= kSteps; ++i) {
    for (int j = -kSteps; j <= kSteps; ++j) {
      mass += std::exp(target.log_density(std::vector{i * kStep, j * kStep}, gradient)) * kStep * kStep;
    }
  }
  EXPECT_NEAR(mass, 1.0, 1e-8);
}

TEST(Unconstrained, PassesOnThatThereIsNoDensity) {
  const Target nowhere{1, [](std::span<const double>, std::span<double>) { return -kInfinity; }};
  const Target target = unconstrained(nowhere, Transform({Domain::positive()}));
  std::vector<double> gradient(1);
  EXPECT_EQ(target.log_density(std::vector{0.0}, gradient), -kInfinity);
}

template <class Call>
void expect_refusal(const Call& call, std::string_view part) {
  try {
    call();
    FAIL() << "not refused: " << part;
  } catch (const InvalidArgument& error) {
    EXPECT_NE(std::string_view(error.what()).find(part), std::string_view::npos) << error.what();
  }
}

TEST(Transform, NamesTheCoordinateOutside) {
  const Transform transform({Domain::real(), Domain::positive(), Domain::interval(0.0, 1.0), Domain::simplex(2)});
  std::vector<double> z(4);
  const auto refused = [&](const std::vector<double>& x, std::string_view part) {
    expect_refusal([&] { transform.unconstrain(x, z); }, part);
  };
  refused({kInfinity, 1.0, 0.5, 0.5, 0.5}, "coordinate 0 ");
  refused({0.0, 0.0, 0.5, 0.5, 0.5}, "coordinate 1 ");
  refused({0.0, 1.0, 1.0, 0.5, 0.5}, "coordinate 2 ");
  refused({0.0, 1.0, std::nan(""), 0.5, 0.5}, "coordinate 2 ");
  refused({0.0, 1.0, 0.5, 1.0, 0.0}, "coordinate 4 ");
  refused({0.0, 1.0, 0.5, 0.5, 0.6}, "coordinates 3 to 4 ");
  refused({0.0, 1.0, 0.5, 0.5}, "x has 4 coordinates");
  EXPECT_NO_THROW(transform.unconstrain(std::vector{0.0, 1.0, 0.5, 0.5, 0.5}, z));
}

TEST(Transform, RefusesWhatIsNoDomain) {
  expect_refusal([] { Transform({Domain::real(), Domain::positive(0)}); }, "domain 1 has no variable");
  expect_refusal([] { Transform({Domain::interval(1.0, 1.0)}); }, "domain 0 is no interval");
  expect_refusal([] { Transform({Domain::interval(0.0, kInfinity)}); }, "domain 0 is no interval");
  expect_refusal([] { Transform({Domain::interval(1.0, std::nextafter(1.0, 2.0))}); }, "domain 0 is no interval");
  expect_refusal([] { unconstrained(Target{2, {}}, Transform({Domain::positive()})); }, "the target has 2 coordinates");
}

}  // namespace
}  // namespace ldavi
