// SPDX-License-Identifier: Apache-2.0
// Implements: KL(q || p), normalisers and moments by composite Gauss-Legendre quadrature, the grid refined until nothing
// changes. Tested by:  tests/unit/variational/quadrature_test.cpp, against closed forms.
// Cost:       evaluations of the two densities; the last grid is kept, 16 bytes a point.
#include "ldavi/variational/quadrature.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string>

#include "ldavi/base/error.hpp"
#include "ldavi/math/special.hpp"

namespace ldavi {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr std::size_t kFirstPanels = 8;
constexpr std::size_t kMostPanels1 = 8192;
constexpr std::size_t kMostPanels2 = 128;

// The positive half of the 10 points on [-1, 1].
constexpr std::array<double, 5> kPoints = {0.14887433898163122, 0.4333953941292472, 0.6794095682990244, 0.8650633666889845,
                                           0.9739065285171717};
constexpr std::array<double, 5> kWeights = {0.29552422471475287, 0.26926671930999635, 0.21908636251598204, 0.1494513491505806,
                                            0.06667134430868814};

/// Points and weights of one side of the box, ascending.
struct Side {
  std::vector<double> points;
  std::vector<double> weights;

  Side(double low, double high, std::size_t panels) {
    const double half = 0.5 * (high - low) / static_cast<double>(panels);
    for (std::size_t panel = 0; panel < panels; ++panel) {
      const double centre = low + half * (2.0 * static_cast<double>(panel) + 1.0);
      for (std::size_t i = kPoints.size(); i-- > 0;) add(centre - half * kPoints[i], half * kWeights[i]);
      for (std::size_t i = 0; i < kPoints.size(); ++i) add(centre + half * kPoints[i], half * kWeights[i]);
    }
  }

 private:
  void add(double point, double weight) {
    points.push_back(point);
    weights.push_back(weight);
  }
};

/// Calls body(index, x, weight, at an edge) for each point.
template <class Body>
void for_each_point(const std::vector<Side>& sides, const Body& body) {
  std::vector<double> x(sides.size());
  const std::size_t last = sides[0].points.size() - 1;
  std::size_t index = 0;
  for (std::size_t i = 0; i <= last; ++i) {
    x[0] = sides[0].points[i];
    const bool edge = i == 0 || i == last;
    if (sides.size() == 1) {
      body(index++, x, sides[0].weights[i], edge);
      continue;
    }
    for (std::size_t j = 0; j <= last; ++j) {
      x[1] = sides[1].points[j];
      body(index++, x, sides[0].weights[i] * sides[1].weights[j], edge || j == 0 || j == last);
    }
  }
}

/// A density on the grid.
struct GridDensity {
  std::vector<double> logs;
  double largest = -kInfinity;
  double largest_at_edge = -kInfinity;
  double sum = 0.0;  // of the weighted densities relative to the largest

  double log_normaliser() const noexcept { return largest + log(sum); }
  /// Relative to the largest.
  double at(std::size_t index) const noexcept { return exp(logs[index] - largest); }
};

template <class LogDensity>
GridDensity on_grid(const std::vector<Side>& sides, const char* name, const LogDensity& log_density) {
  GridDensity grid;
  for_each_point(sides, [&](std::size_t, const std::vector<double>& x, double, bool edge) {
    const double value = log_density(x);
    if (std::isnan(value) || value == kInfinity) {
      std::string place = std::to_string(x[0]);
      if (x.size() == 2) place += ", " + std::to_string(x[1]);
      throw NumericError("divergence by quadrature: log " + std::string(name) + " is " + std::to_string(value) + " at (" +
                         place + "), where a finite number or -inf is needed");
    }
    grid.logs.push_back(value);
    grid.largest = std::max(grid.largest, value);
    if (edge) grid.largest_at_edge = std::max(grid.largest_at_edge, value);
  });
  if (grid.largest == -kInfinity) return grid;
  for_each_point(
      sides, [&](std::size_t index, const std::vector<double>&, double weight, bool) { grid.sum += weight * grid.at(index); });
  return grid;
}

bool touches(const GridDensity& grid) noexcept { return exp(grid.largest_at_edge - grid.largest) > kEdgeDensity; }

void add_moments(const std::vector<Side>& sides, const GridDensity& p, GridDivergence& result) {
  const std::size_t n = sides.size();
  result.mean.assign(n, 0.0);
  result.covariance.assign(n * n, 0.0);
  for_each_point(sides, [&](std::size_t index, const std::vector<double>& x, double weight, bool) {
    const double mass = weight * p.at(index) / p.sum;
    for (std::size_t i = 0; i < n; ++i) result.mean[i] += mass * x[i];
  });
  for_each_point(sides, [&](std::size_t index, const std::vector<double>& x, double weight, bool) {
    const double mass = weight * p.at(index) / p.sum;
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t j = 0; j < n; ++j)
        result.covariance[i * n + j] += mass * ((x[i] - result.mean[i]) * (x[j] - result.mean[j]));
    }
  });
}

/// The mean of log q - log p under q, both as given.
double mean_log_ratio(const std::vector<Side>& sides, const GridDensity& q, const GridDensity& p) {
  double sum = 0.0;
  for_each_point(sides, [&](std::size_t index, const std::vector<double>&, double weight, bool) {
    const double mass = weight * q.at(index) / q.sum;
    if (mass > 0.0) sum += mass * (q.logs[index] - p.logs[index]);
  });
  return sum;
}

bool agree(const GridDivergence& a, const GridDivergence& b) {
  const auto near = [](double x, double y, double scale) { return x == y || std::abs(x - y) <= kGridTolerance * scale; };
  bool all = near(a.divergence, b.divergence, std::max(1.0, std::abs(b.divergence))) &&
             near(a.log_normaliser_q, b.log_normaliser_q, 1.0) && near(a.log_normaliser_p, b.log_normaliser_p, 1.0);
  const std::size_t n = b.mean.size();
  for (std::size_t i = 0; i < n; ++i) {
    all = all && near(a.mean[i], b.mean[i], std::max(std::sqrt(b.covariance[i * n + i]), std::abs(b.mean[i])));
    for (std::size_t j = 0; j < n; ++j) {
      all = all && near(a.covariance[i * n + j], b.covariance[i * n + j],
                        std::sqrt(b.covariance[i * n + i] * b.covariance[j * n + j]));
    }
  }
  return all;
}

void check(const Target& target, const Box& box) {
  const std::size_t n = box.low.size();
  if (n < 1 || n > 2 || box.high.size() != n || target.dimension != n) {
    throw InvalidArgument("divergence by quadrature: the box has " + std::to_string(n) + " and " +
                          std::to_string(box.high.size()) + " ends, the target " + std::to_string(target.dimension) +
                          " dimensions; 1 or 2, and as many of each, are needed");
  }
  for (std::size_t i = 0; i < n; ++i) {
    if (box.low[i] < box.high[i] && std::isfinite(box.high[i] - box.low[i])) continue;
    throw InvalidArgument("divergence by quadrature: side " + std::to_string(i) + " of the box goes from " +
                          std::to_string(box.low[i]) + " to " + std::to_string(box.high[i]) +
                          "; low < high, both finite, is needed");
  }
}

}  // namespace

GridDivergence kl_divergence(const std::function<double(std::span<const double>)>& log_q, const Target& target,
                             const Box& box) {
  check(target, box);
  const std::size_t most = box.low.size() == 1 ? kMostPanels1 : kMostPanels2;
  std::vector<double> gradient(target.dimension);
  GridDivergence before;
  for (std::size_t panels = kFirstPanels;; panels *= 2) {
    std::vector<Side> sides;
    for (std::size_t i = 0; i < box.low.size(); ++i) sides.emplace_back(box.low[i], box.high[i], panels);
    const GridDensity q = on_grid(sides, "q", log_q);
    const GridDensity p = on_grid(sides, "p", [&](const std::vector<double>& x) { return target.log_density(x, gradient); });
    if (q.largest == -kInfinity || p.largest == -kInfinity) {
      if (panels < most) continue;  // it may lie between the points
      throw NumericError(std::string("divergence by quadrature: ") + (q.largest == -kInfinity ? "q" : "p") +
                         " has no density in the box; choose the box by the mass");
    }
    GridDivergence now;
    now.points = sides[0].points.size();
    now.log_normaliser_q = q.log_normaliser();
    now.log_normaliser_p = p.log_normaliser();
    now.divergence = mean_log_ratio(sides, q, p) - now.log_normaliser_q + now.log_normaliser_p;
    now.touches_edge = touches(q) || touches(p);
    add_moments(sides, p, now);
    now.converged = before.points > 0 && agree(before, now);
    if (now.converged || panels >= most) return now;
    before = std::move(now);
  }
}

}  // namespace ldavi
