// SPDX-License-Identifier: Apache-2.0
// One double in plain C++: the reference for what every vector target must give, bit for bit, and what runs where there is none.
// Included inside the namespace of the scalar target.

using Doubles = double;
inline constexpr std::size_t kDoubles = 1;

inline Doubles load_floats(const float* p) { return static_cast<double>(*p); }
inline void store(Doubles a, double* p) { *p = a; }
inline Doubles set(double value) { return value; }
inline Doubles add(Doubles a, Doubles b) { return a + b; }
inline Doubles sub(Doubles a, Doubles b) { return a - b; }
inline Doubles mul(Doubles a, Doubles b) { return a * b; }
inline Doubles div(Doubles a, Doubles b) { return a / b; }
/// a * b + c, rounded once.
inline Doubles mul_add(Doubles a, Doubles b, Doubles c) { return std::fma(a, b, c); }
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
