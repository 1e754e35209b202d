// SPDX-License-Identifier: Apache-2.0
// One double, and octets of them, in plain C++: the reference for what every vector target must give, bit for bit, and what
// runs where there is none. Included inside the namespace of the scalar target.

using Doubles = double;
inline constexpr std::size_t kDoubles = 1;

inline Doubles load_floats(const float* p) { return static_cast<double>(*p); }
inline Doubles load(const double* p) { return *p; }
inline void store(Doubles a, double* p) { *p = a; }
inline Doubles set(double value) { return value; }
inline Doubles add(Doubles a, Doubles b) { return a + b; }
inline Doubles sub(Doubles a, Doubles b) { return a - b; }
inline Doubles mul(Doubles a, Doubles b) { return a * b; }
inline Doubles div(Doubles a, Doubles b) { return a / b; }
/// a * b + c, rounded once.
inline Doubles mul_add(Doubles a, Doubles b, Doubles c) { return std::fma(a, b, c); }
inline Doubles max(Doubles a, Doubles b) { return a > b ? a : b; }
/// a where x >= limit, else 0.
inline Doubles zero_below(Doubles a, Doubles x, double limit) { return x >= limit ? a : 0.0; }
/// 0 where x is 0, else a.
inline Doubles zero_where_zero(Doubles x, Doubles a) { return x == 0.0 ? 0.0 : a; }
/// 1 where x is 0, else x.
inline Doubles one_where_zero(Doubles x) { return x == 0.0 ? 1.0 : x; }
/// x = 2^exponent mantissa, mantissa in [sqrt(1/2), sqrt(2)), for a normal x > 0.
inline void split_power(Doubles x, Doubles& exponent, Doubles& mantissa) {
  const std::uint64_t distance = std::bit_cast<std::uint64_t>(x) + (kOne - kSqrtHalf);
  exponent = std::bit_cast<double>((distance >> 52) | kTwoTo52) - kTwoTo52AndBias;
  mantissa = std::bit_cast<double>((distance & kMantissa) + kSqrtHalf);
}
/// a 2^n for a `magic` with the integer n in its low bits: 1.5 * 2^52 + n. Neither a nor the result is subnormal.
inline Doubles scale_by_power(Doubles a, Doubles magic) {
  return std::bit_cast<double>(std::bit_cast<std::uint64_t>(a) + (std::bit_cast<std::uint64_t>(magic) << 52));
}

/// Eight doubles on every target, for sums over many: each target adds the same numbers in the same order.
struct Octet {
  double v[8];
};

inline Octet load_octet(const double* p) {
  Octet out;
  for (int i = 0; i < 8; ++i) out.v[i] = p[i];
  return out;
}
inline void store(const Octet& a, double* p) {
  for (int i = 0; i < 8; ++i) p[i] = a.v[i];
}
inline Octet octet(double value) {
  Octet out;
  for (double& v : out.v) v = value;
  return out;
}
inline Octet sub(const Octet& a, const Octet& b) {
  Octet out;
  for (int i = 0; i < 8; ++i) out.v[i] = a.v[i] - b.v[i];
  return out;
}
inline Octet mul(const Octet& a, const Octet& b) {
  Octet out;
  for (int i = 0; i < 8; ++i) out.v[i] = a.v[i] * b.v[i];
  return out;
}
inline Octet mul_add(const Octet& a, const Octet& b, const Octet& c) {
  Octet out;
  for (int i = 0; i < 8; ++i) out.v[i] = std::fma(a.v[i], b.v[i], c.v[i]);
  return out;
}
inline double sum(const Octet& a) { return ((a.v[0] + a.v[4]) + (a.v[2] + a.v[6])) + ((a.v[1] + a.v[5]) + (a.v[3] + a.v[7])); }
