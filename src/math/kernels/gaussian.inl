// SPDX-License-Identifier: Apache-2.0
// Densities, responsibilities and moments of blocks of points. Included inside the namespace of a target.
//
// A lane is a point. Densities and responsibilities never add across lanes; moments add 32 octets of a block lane by lane, then
// the lanes. Loops are written for two octets, or two by two accumulators of them, as then every load serves two
// multiplications.

#include LDAVI_DOUBLES

/// e^x for x <= 0; 0 below kLowestExponent. x = n log 2 + r, and a Taylor polynomial of r, |r| < 0.35.
LDAVI_KERNEL_INLINE Doubles exp_doubles(const Doubles& given) {
  const Doubles x = max(given, set(kLowestExponent));
  const Doubles magic = mul_add(x, set(kLog2E), set(kOneAndAHalfTo52));
  const Doubles n = sub(magic, set(kOneAndAHalfTo52));
  const Doubles r = mul_add(n, set(-kLog2Low), mul_add(n, set(-kLog2High), x));
  Doubles p = set(kInverseFactorials[13]);
  for (std::size_t i = 13; i-- > 0;) p = mul_add(p, r, set(kInverseFactorials[i]));
  return zero_below(scale_by_power(p, magic), given, kLowestExponent);
}

void log_density(const double* x, std::size_t dimension, const double* mean, const double* factor, double constant,
                 double* work, double* out) {
  const std::size_t pairs = (dimension + 1) / 2;
  for (std::size_t j = 0; j < 2 * pairs; ++j) {
    double* const to = work + j * kPointsPerBlock;
    const double* const from = x + std::min(j, dimension - 1) * kPointsPerBlock;  // the factor is 0 for a coordinate too many
    const Octet centre = octet(mean[std::min(j, dimension - 1)]);
    for (std::size_t n = 0; n < kPointsPerBlock; n += 8) store(sub(load_octet(from + n), centre), to + n);
  }
  for (std::size_t n = 0; n < kPointsPerBlock; n += 16) {
    const double* entry = factor;
    Octet squares_a = octet(0.0);
    Octet squares_b = octet(0.0);
    for (std::size_t pair = 0; pair < pairs; ++pair) {
      const double* d = work + n;
      Octet first_a = octet(0.0);
      Octet first_b = octet(0.0);
      Octet second_a = octet(0.0);
      Octet second_b = octet(0.0);
      for (std::size_t j = 0; j < 2 * pair + 2; ++j) {
        const Octet a = load_octet(d);
        const Octet b = load_octet(d + 8);
        const Octet first = octet(entry[0]);
        const Octet second = octet(entry[1]);
        first_a = mul_add(first, a, first_a);
        first_b = mul_add(first, b, first_b);
        second_a = mul_add(second, a, second_a);
        second_b = mul_add(second, b, second_b);
        entry += 2;
        d += kPointsPerBlock;
      }
      squares_a = mul_add(second_a, second_a, mul_add(first_a, first_a, squares_a));
      squares_b = mul_add(second_b, second_b, mul_add(first_b, first_b, squares_b));
    }
    store(mul_add(octet(-0.5), squares_a, octet(constant)), out + n);
    store(mul_add(octet(-0.5), squares_b, octet(constant)), out + n + 8);
  }
}

void log_density_diagonal(const double* x, std::size_t dimension, const double* mean, const double* weights, double constant,
                          double* out) {
  for (std::size_t n = 0; n < kPointsPerBlock; n += 16) {
    Octet squares_a = octet(0.0);
    Octet squares_b = octet(0.0);
    for (std::size_t j = 0; j < dimension; ++j) {
      const double* const from = x + j * kPointsPerBlock + n;
      const Octet centre = octet(mean[j]);
      const Octet weight = octet(weights[j]);
      const Octet a = sub(load_octet(from), centre);
      const Octet b = sub(load_octet(from + 8), centre);
      squares_a = mul_add(mul(weight, a), a, squares_a);
      squares_b = mul_add(mul(weight, b), b, squares_b);
    }
    store(mul_add(octet(-0.5), squares_a, octet(constant)), out + n);
    store(mul_add(octet(-0.5), squares_b, octet(constant)), out + n + 8);
  }
}

void normalise(double* logs, std::size_t num, double* largest, double* sums) {
  for (std::size_t n = 0; n < kPointsPerBlock; n += kDoubles) {
    Doubles top = set(kLeastLog);
    for (std::size_t k = 0; k < num; ++k) top = max(load(logs + k * kPointsPerBlock + n), top);
    Doubles sum_of = set(0.0);
    for (std::size_t k = 0; k < num; ++k) {
      double* const place = logs + k * kPointsPerBlock + n;
      const Doubles e = exp_doubles(sub(max(load(place), set(kLeastLog)), top));
      store(e, place);
      sum_of = add(sum_of, e);
    }
    const Doubles scale = div(set(1.0), sum_of);
    for (std::size_t k = 0; k < num; ++k) {
      double* const place = logs + k * kPointsPerBlock + n;
      store(mul(load(place), scale), place);
    }
    store(top, largest + n);
    store(sum_of, sums + n);
  }
}

/// The sum of all weights of a block.
LDAVI_KERNEL_INLINE double sum_of_weights(const double* weights) {
  Octet total = octet(0.0);
  for (std::size_t n = 0; n < kPointsPerBlock; n += 8) total = mul_add(octet(1.0), load_octet(weights + n), total);
  return sum(total);
}

void add_moments(const double* x, std::size_t dimension, const double* weights, const double* mean, double* work,
                 double* moments) {
  const double count = sum_of_weights(weights);
  if (count == 0.0) return;
  moments[0] += count;
  double* const differences = work;
  double* const weighted = work + dimension * kPointsPerBlock;
  for (std::size_t j = 0; j < dimension; ++j) {
    const Octet centre = octet(mean[j]);
    Octet total = octet(0.0);
    for (std::size_t n = 0; n < kPointsPerBlock; n += 8) {
      const std::size_t place = j * kPointsPerBlock + n;
      const Octet d = sub(load_octet(x + place), centre);
      const Octet w = load_octet(weights + n);
      store(d, differences + place);
      store(mul(w, d), weighted + place);
      total = mul_add(w, d, total);
    }
    moments[1 + j] += sum(total);
  }
  double* const products = moments + 1 + dimension;
  for (std::size_t i = 0; i < dimension; i += 2) {
    // Past the last row the one before is taken again, and what it gives is left.
    const double* const first = weighted + i * kPointsPerBlock;
    const double* const second = weighted + std::min(i + 1, dimension - 1) * kPointsPerBlock;
    for (std::size_t j = 0; j <= i; j += 2) {
      const double* const left = differences + j * kPointsPerBlock;
      const double* const right = differences + std::min(j + 1, dimension - 1) * kPointsPerBlock;
      Octet first_left = octet(0.0);
      Octet first_right = octet(0.0);
      Octet second_left = octet(0.0);
      Octet second_right = octet(0.0);
      for (std::size_t n = 0; n < kPointsPerBlock; n += 8) {
        const Octet a = load_octet(first + n);
        const Octet b = load_octet(second + n);
        const Octet c = load_octet(left + n);
        const Octet d = load_octet(right + n);
        first_left = mul_add(a, c, first_left);
        first_right = mul_add(a, d, first_right);
        second_left = mul_add(b, c, second_left);
        second_right = mul_add(b, d, second_right);
      }
      products[i * (i + 1) / 2 + j] += sum(first_left);
      if (j < i) products[i * (i + 1) / 2 + j + 1] += sum(first_right);
      if (i + 1 == dimension) continue;
      products[(i + 1) * (i + 2) / 2 + j] += sum(second_left);
      products[(i + 1) * (i + 2) / 2 + j + 1] += sum(second_right);
    }
  }
}

void add_moments_diagonal(const double* x, std::size_t dimension, const double* weights, const double* mean, double* moments) {
  const double count = sum_of_weights(weights);
  if (count == 0.0) return;
  moments[0] += count;
  for (std::size_t j = 0; j < dimension; ++j) {
    const Octet centre = octet(mean[j]);
    Octet total = octet(0.0);
    Octet squares = octet(0.0);
    for (std::size_t n = 0; n < kPointsPerBlock; n += 8) {
      const Octet d = sub(load_octet(x + j * kPointsPerBlock + n), centre);
      const Octet weighted = mul(load_octet(weights + n), d);
      total = mul_add(octet(1.0), weighted, total);
      squares = mul_add(weighted, d, squares);
    }
    moments[1 + j] += sum(total);
    moments[1 + dimension + j] += sum(squares);
  }
}

inline constexpr GaussianKernels kKernels{log_density, log_density_diagonal, normalise, add_moments, add_moments_diagonal};
