// SPDX-License-Identifier: Apache-2.0
// Implements: the largest eigenpairs of a symmetric matrix, as the header tells.
// Tested by: tests/unit/math/symmetric_eigen_test.cpp.
// Cost: nearly all of it is the reduction to three diagonals.
#include "ldavi/math/symmetric_eigen.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "ldavi/base/error.hpp"

namespace ldavi {
namespace {

constexpr double kEpsilon = std::numeric_limits<double>::epsilon();
constexpr int kInverseSteps = 4;

using Vector = std::vector<double>;

double dot(const Vector& a, const Vector& b) noexcept {
  double sum = 0.0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

void add_multiple(Vector& to, double times, const Vector& of) noexcept {
  for (std::size_t i = 0; i < to.size(); ++i) to[i] += times * of[i];
}

/// To length 1, by way of its largest entry, so that no square overflows. False for a vector of zeros.
bool normalise(Vector& vector) noexcept {
  double largest = 0.0;
  for (const double entry : vector) largest = std::max(largest, std::abs(entry));
  if (!(largest > 0.0)) return false;
  for (double& entry : vector) entry /= largest;
  const double length = std::sqrt(dot(vector, vector));
  for (double& entry : vector) entry /= length;
  return true;
}

/// Q^T A Q = T, T of three diagonals; Q is a product of reflections.
class Tridiagonal {
 public:
  Tridiagonal(Vector matrix, std::size_t n) : n_(n), a_(std::move(matrix)), diagonal_(n), beside_(n > 0 ? n - 1 : 0) {
    for (std::size_t k = 0; k + 1 < n_; ++k) reduce(k);
    for (std::size_t k = 0; k < n_; ++k) diagonal_[k] = a_[k * n_ + k];
  }

  std::size_t size() const noexcept { return n_; }
  const Vector& diagonal() const noexcept { return diagonal_; }
  /// Entry k stands between rows k and k + 1.
  const Vector& beside() const noexcept { return beside_; }

  /// Of T to that of A: the reflections, the last first.
  void turn_back(Vector& vector) const noexcept {
    for (std::size_t r = reflections_.size(); r-- > 0;) {
      const auto& [begin, v] = reflections_[r];
      double along = 0.0;
      for (std::size_t i = 0; i < v.size(); ++i) along += v[i] * vector[begin + i];
      for (std::size_t i = 0; i < v.size(); ++i) vector[begin + i] -= 2.0 * along * v[i];
    }
  }

 private:
  struct Reflection {
    std::size_t begin;
    Vector v;  // of length 1: x -> x - 2 v (v x)
  };

  /// Makes column k zero below the entry under its diagonal.
  void reduce(std::size_t k) {
    const std::size_t begin = k + 1;
    Vector column(n_ - begin);
    for (std::size_t i = begin; i < n_; ++i) column[i - begin] = a_[i * n_ + k];
    beside_[k] = column[0];
    if (std::all_of(column.begin() + 1, column.end(), [](double entry) { return entry == 0.0; })) return;
    double largest = 0.0;
    for (const double entry : column) largest = std::max(largest, std::abs(entry));
    for (double& entry : column) entry /= largest;
    const double length = std::sqrt(dot(column, column));
    const double head = column[0] > 0.0 ? -length : length;  // away from the entry, so that nothing cancels
    beside_[k] = head * largest;
    column[0] -= head;
    normalise(column);
    reflect(begin, column);
    reflections_.push_back({begin, std::move(column)});
  }

  /// B -> H B H for the rows and columns from `begin` on, with H = I - 2 v v^T: B - v w^T - w v^T, w = 2 (B v - v (v B v)).
  void reflect(std::size_t begin, const Vector& v) {
    const std::size_t m = v.size();
    Vector w(m, 0.0);
    for (std::size_t i = 0; i < m; ++i) {
      const double* const row = &a_[(begin + i) * n_ + begin];
      double sum = 0.0;
      for (std::size_t j = 0; j < i; ++j) sum += row[j] * v[j];
      for (std::size_t j = 0; j < i; ++j) w[j] += row[j] * v[i];
      w[i] += sum + row[i] * v[i];
    }
    add_multiple(w, -dot(v, w), v);
    for (double& entry : w) entry *= 2.0;
    for (std::size_t i = 0; i < m; ++i) {
      double* const row = &a_[(begin + i) * n_ + begin];
      for (std::size_t j = 0; j <= i; ++j) row[j] -= v[i] * w[j] + w[i] * v[j];
    }
  }

  std::size_t n_;
  Vector a_;
  Vector diagonal_;
  Vector beside_;
  std::vector<Reflection> reflections_;
};

/// An interval that holds all eigenvalues (Gershgorin).
std::pair<double, double> bounds_of(const Tridiagonal& t) noexcept {
  double low = std::numeric_limits<double>::infinity();
  double high = -low;
  for (std::size_t i = 0; i < t.size(); ++i) {
    const double around = (i > 0 ? std::abs(t.beside()[i - 1]) : 0.0) + (i + 1 < t.size() ? std::abs(t.beside()[i]) : 0.0);
    low = std::min(low, t.diagonal()[i] - around);
    high = std::max(high, t.diagonal()[i] + around);
  }
  return {low, high};
}

/// How many eigenvalues are below x: as many as the factors of T - x I have negative pivots. `least` takes the place of a pivot of 0.
std::size_t count_below(const Tridiagonal& t, double x, double least) noexcept {
  std::size_t count = 0;
  double pivot = 1.0;
  for (std::size_t i = 0; i < t.size(); ++i) {
    const double beside = i > 0 ? t.beside()[i - 1] : 0.0;
    pivot = t.diagonal()[i] - x - (i > 0 ? beside * (beside / pivot) : 0.0);
    if (std::abs(pivot) < least) pivot = -least;
    if (pivot < 0.0) ++count;
  }
  return count;
}

/// The eigenvalue that has `rank` larger ones, halving an interval until nothing lies between its ends.
double eigenvalue(const Tridiagonal& t, std::size_t rank, double low, double high, double least) noexcept {
  for (;;) {
    const double middle = low + 0.5 * (high - low);
    if (!(low < middle && middle < high)) return middle;
    if (count_below(t, middle, least) + rank < t.size()) {
      low = middle;
    } else {
      high = middle;
    }
  }
}

/// T - x I as the product of a lower and an upper matrix, rows exchanged where the lower one's pivot is larger.
class ShiftedFactors {
 public:
  ShiftedFactors(const Tridiagonal& t, double x, double least) : rows_(t.size()) {
    const std::size_t n = t.size();
    double pivot = t.diagonal()[0] - x;
    double next = n > 1 ? t.beside()[0] : 0.0;
    for (std::size_t i = 0; i + 1 < n; ++i) {
      const double under = t.beside()[i];
      const double diagonal = t.diagonal()[i + 1] - x;
      const double beyond = i + 2 < n ? t.beside()[i + 1] : 0.0;
      if (std::abs(under) > std::abs(pivot)) {
        const double times = pivot / under;
        rows_[i] = {under, diagonal, beyond, times, true};
        pivot = next - times * diagonal;
        next = -times * beyond;
      } else {
        if (std::abs(pivot) < least) pivot = least;
        const double times = under / pivot;
        rows_[i] = {pivot, next, 0.0, times, false};
        pivot = diagonal - times * next;
        next = beyond;
      }
    }
    rows_[n - 1] = {std::abs(pivot) < least ? least : pivot, 0.0, 0.0, 0.0, false};
  }

  void solve(Vector& x) const noexcept {
    const std::size_t n = rows_.size();
    for (std::size_t i = 0; i + 1 < n; ++i) {
      if (rows_[i].exchanged) std::swap(x[i], x[i + 1]);
      x[i + 1] -= rows_[i].times * x[i];
    }
    for (std::size_t i = n; i-- > 0;) {
      double right = x[i];
      if (i + 1 < n) right -= rows_[i].next * x[i + 1];
      if (i + 2 < n) right -= rows_[i].beyond * x[i + 2];
      x[i] = right / rows_[i].pivot;
    }
  }

 private:
  struct Row {
    double pivot;
    double next;
    double beyond;
    double times;  // of the row that is taken off the one below
    bool exchanged;
  };
  std::vector<Row> rows_;
};

/// Takes off what lies along the vectors; twice, as the first time leaves rounding where little else is left.
void make_orthogonal(Vector& x, const std::vector<Vector>& to) noexcept {
  for (int time = 0; time < 2; ++time) {
    for (const Vector& other : to) add_multiple(x, -dot(x, other), other);
    normalise(x);
  }
}

/// Entries between 1 and 2 that have nothing in common with any matrix: multiples of the golden ratio, without their whole part.
Vector start_vector(std::size_t n, std::size_t which) {
  Vector x(n);
  for (std::size_t i = 0; i < n; ++i) {
    const double multiple = static_cast<double>(i + 1 + which * n) * 0.6180339887498949;
    x[i] = 1.0 + (multiple - std::floor(multiple));
  }
  return x;
}

void fix_sign(Vector& vector) noexcept {
  constexpr double kAsLarge = 1.0 - 1e-9;
  double largest = 0.0;
  for (const double entry : vector) largest = std::max(largest, std::abs(entry));
  const auto first =
      std::find_if(vector.begin(), vector.end(), [&](double entry) { return std::abs(entry) >= kAsLarge * largest; });
  if (*first > 0.0) return;
  for (double& entry : vector) entry = -entry;
}

void check(const Vector& matrix, std::size_t n) {
  if (n > 0 && matrix.size() / n != n) throw InvalidArgument("the matrix does not have n * n entries");
  if (matrix.size() != n * n) throw InvalidArgument("the matrix does not have n * n entries");
  if (!std::all_of(matrix.begin(), matrix.end(), [](double entry) { return std::isfinite(entry); }))
    throw InvalidArgument("the matrix has an entry that is not finite");
}

}  // namespace

std::vector<Eigenpair> largest_eigenpairs(std::vector<double> matrix, std::size_t n, std::size_t count) {
  check(matrix, n);
  if (n == 0) return {};
  const Tridiagonal t(std::move(matrix), n);
  const auto [low, high] = bounds_of(t);
  const double size = std::max({std::abs(low), std::abs(high), std::numeric_limits<double>::min() / kEpsilon});
  const double least = kEpsilon * size;
  const double margin = 4.0 * static_cast<double>(n) * least;
  std::vector<Eigenpair> pairs;
  std::vector<Vector> vectors;  // of the three diagonals
  for (std::size_t rank = 0; rank < std::min(count, n); ++rank) {
    const double value = eigenvalue(t, rank, low - margin, high + margin, std::numeric_limits<double>::min());
    const ShiftedFactors factors(t, value, least);
    Vector x = start_vector(n, rank);
    for (int step = 0; step < kInverseSteps; ++step) {
      normalise(x);
      factors.solve(x);
      make_orthogonal(x, vectors);
    }
    vectors.push_back(x);
    t.turn_back(x);
    fix_sign(x);
    pairs.push_back({value, std::move(x)});
  }
  return pairs;
}

}  // namespace ldavi
