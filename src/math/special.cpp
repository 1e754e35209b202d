// SPDX-License-Identifier: Apache-2.0
// Implements: exp, log, log1p, expm1, log Gamma, psi, psi' and exp(psi) in double precision.
// Tested by: tests/unit/math/special_test.cpp, against 50-digit values from tools/math/special_function_tables.py.
// Cost: straight-line code with one or two divisions, no table and no loop. exp, log, expm1, log1p, trigamma: about 60 flops; digamma
// the same below 2.5, 90 above; log_gamma 90; exp_digamma 120.
//
// Everything is made of +, -, * and / on doubles, in one order, so that every machine gives the same bits. The polynomials that are not
// Taylor's come from tools/math/special_function_coefficients.py.
#include "ldavi/math/special.hpp"

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>

namespace ldavi {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr int kMantissaBits = 52;

// log 2 in two parts: the high one has 42 bits, so that its product with an exponent is exact.
constexpr double kLog2High = 0x1.62e42fefa3800p-1;
constexpr double kLog2Low = 0x1.ef35793c76730p-45;
constexpr double kInverseLog2 = 0x1.71547652b82fep+0;

template <std::size_t kBegin, std::size_t kEnd, std::size_t kSize>
[[gnu::always_inline]] inline double estrin(const std::array<double, kSize>& coefficients,
                                            const std::array<double, 5>& powers) noexcept {
  if constexpr (kEnd - kBegin == 1) {
    return coefficients[kBegin];
  } else {
    constexpr std::size_t kHalf = std::bit_floor(kEnd - kBegin - 1);
    return estrin<kBegin, kBegin + kHalf>(coefficients, powers) +
           powers[std::countr_zero(kHalf)] * estrin<kBegin + kHalf, kEnd>(coefficients, powers);
  }
}

// sum_i coefficients[i] x^i. Estrin's scheme: the two halves of a sum do not wait for each other, as Horner's steps do.
// Inlined by force: gcc's -O2 would call these, with the coefficients in memory, at half the speed.
template <std::size_t kSize>
[[gnu::always_inline]] inline double polynomial(const std::array<double, kSize>& coefficients, double x) noexcept {
  static_assert(kSize <= 32);
  const double x2 = x * x;
  const double x4 = x2 * x2;
  const double x8 = x4 * x4;
  return estrin<0, kSize>(coefficients, {x, x2, x4, x8, x8 * x8});
}

// (e^r - 1 - r) / r^2 on |r| <= log(2)/2, by Taylor's series.
double exp_tail(double r) noexcept {
  constexpr std::array<double, 12> kInverseFactorials = {
      1.0 / 2,       1.0 / 6,        1.0 / 24,        1.0 / 120,        1.0 / 720,         1.0 / 5040,
      1.0 / 40320.0, 1.0 / 362880.0, 1.0 / 3628800.0, 1.0 / 39916800.0, 1.0 / 479001600.0, 1.0 / 6227020800.0};
  return polynomial(kInverseFactorials, r);
}

// x = exponent * log 2 + high - low, |high - low| <= log(2)/2, for |x| < 1100.
struct ReducedExponent {
  std::int64_t exponent;
  double high;
  double low;
};

ReducedExponent reduce_exponent(double x) noexcept {
  constexpr double kRounder = 0x1.8p52;  // a sum with it has no place for a fraction
  const double rounded = x * kInverseLog2 + kRounder;
  const double exponent = rounded - kRounder;
  return {static_cast<std::int64_t>(exponent), x - exponent * kLog2High, exponent * kLog2Low};
}

// value * 2^exponent, where the result is a normal number.
double scale(double value, std::int64_t exponent) noexcept {
  return std::bit_cast<double>(std::bit_cast<std::uint64_t>(value) + (static_cast<std::uint64_t>(exponent) << kMantissaBits));
}

// log(1 + f) - f for 1 + f in [sqrt(1/2), sqrt(2)], as -s (f - R) with s = f / (2 + f) and
// log(1 + f) = 2 atanh(s) = 2s + s R, R = (2/3) s^2 + (2/5) s^4 + ...;  2s = f - s f.
double log_tail(double f) noexcept {
  constexpr std::array<double, 9> kTwoOverOdd = {2.0 / 3,  2.0 / 5,  2.0 / 7,  2.0 / 9, 2.0 / 11,
                                                 2.0 / 13, 2.0 / 15, 2.0 / 17, 2.0 / 19};
  const double s = f / (2.0 + f);
  const double z = s * s;
  return -(s * (f - z * polynomial(kTwoOverOdd, z)));
}

// log x for a normal x, times 2^-offset.
double log_normal(double x, double offset) noexcept {
  constexpr std::uint64_t kSqrtHalf = 0x3FE6A09E667F3BCD;  // the bits of sqrt(1/2)
  // x = 2^exponent m with m in [sqrt(1/2), sqrt(2)).
  const std::uint64_t distance = std::bit_cast<std::uint64_t>(x) - kSqrtHalf;
  const auto exponent = static_cast<double>(static_cast<std::int64_t>(distance) >> kMantissaBits) - offset;
  constexpr std::uint64_t kMantissa = (std::uint64_t{1} << kMantissaBits) - 1;
  const double f = std::bit_cast<double>((distance & kMantissa) + kSqrtHalf) - 1.0;
  return exponent * kLog2High + (f + (log_tail(f) + exponent * kLog2Low));
}

// From here up the polynomials in 1/x^2 behind Stirling's leading terms hold; below, those around 2 on [1.5, 2.5].
constexpr double kStirlingFrom = 2.5;

// log Gamma(2 + u) / u.
constexpr std::array<double, 17> kLogGammaNear2 = {
    0.42278433509846713,    0.32246703342411215,    -0.06735230105319759,   0.02058080842799012,     -0.0073855510287714685,
    0.0028905103192621994,  -0.0011927539062598581, 0.0005096698119432116,  -0.00022315489463809116, 9.945371368841632e-05,
    -4.492443535898787e-05, 2.0535581020500523e-05, -9.452938473714576e-06, 4.2553702843110484e-06,  -1.982565620739196e-06,
    1.2159620602745015e-06, -5.72865310850801e-07,
};
// psi(2 + u).
constexpr std::array<double, 18> kDigammaNear2 = {
    0.4227843350984671,     0.6449340668482265,      -0.2020569031595463,     0.0823232337111142,     -0.036927755148477855,
    0.017343061987002775,   -0.008349277172941556,   0.004077356093467191,    -0.0020083970991551137, 0.0009945772640778297,
    -0.0004941396908320866, 0.00024606209984845043,  -0.00012304038908524188, 6.141163434356007e-05,  -2.9327822939972998e-05,
    1.4652136672418665e-05, -1.0185430052735478e-05, 5.0912346119533245e-06,
};
// psi'(2 + u).
constexpr std::array<double, 19> kTrigammaNear2 = {
    0.6449340668482264,      -0.40411380631919225,   0.2469697011334165,    -0.14771102057259614,    0.0867153099217825,
    -0.050095664353570095,   0.028541493418129626,   -0.016067140632855054, 0.008951175114580195,    -0.0049419200414622345,
    0.002706969911002305,    -0.0014722177941644936, 0.0007960462569544556, -0.00043030571901753114, 0.00023031942792794933,
    -0.00011484788912923483, 6.104126716972554e-05,  -4.81623305266727e-05, 2.537107748623024e-05,
};
// x [log Gamma(x) - (x - 1/2) (log(x) - 1) - (log(2 pi) - 1) / 2] in 1/x^2.
constexpr std::array<double, 12> kLogGammaTail = {
    0.08333333333333325,   -0.002777777777623419,  0.0007936507466535246, -0.0005952323836025104,
    0.0008413836627094221, -0.0019031412413929255, 0.006035234354704072,  -0.022593560645490073,
    0.08129466384616944,   -0.23176632972839445,   0.43176800571851115,   -0.3798798444577467,
};
// x^2 [log(x) - 1/(2x) - psi(x)] in 1/x^2.
constexpr std::array<double, 13> kDigammaTail = {
    0.08333333333333304,   -0.008333333332694478, 0.003968253739706845, -0.004166633929989365, 0.007573264769154464,
    -0.020976323230812433, 0.07968271837492587,   -0.3611849182960402,  1.642497049891965,     -6.363688758849593,
    18.245936834680272,    -33.07638145033047,    27.91862210054268,
};
// x^3 [psi'(x) - 1/x - 1/(2 x^2)] in 1/x^2.
constexpr std::array<double, 15> kTrigammaTail = {
    0.16666666666666635,  -0.033333333332468, 0.02380952339731129, -0.03333325446862926, 0.075749511055586,
    -0.25260384557000176, 1.1448832728174505, -6.420249631043667,  39.138500933391576,   -226.0989233495173,
    1104.4575838660814,   -4164.708111565198, 11076.670523876397,  -18255.343822599963,  13923.012199797848,
};
// psi(x) for 0 < x < kStirlingFrom, by psi(x) = psi(x + 1) - 1/x once, twice or not at all.
double digamma_low(double x) noexcept {
  if (x < 0.5) return polynomial(kDigammaNear2, x) - (2.0 * x + 1.0) / (x * (x + 1.0));
  if (x < 1.5) return polynomial(kDigammaNear2, x - 1.0) - 1.0 / x;
  return polynomial(kDigammaNear2, x - 2.0);
}

// log(x) - psi(x) for x >= kStirlingFrom.
double digamma_gap(double x) noexcept {
  const double inverse = 1.0 / x;
  const double square = inverse * inverse;
  return 0.5 * inverse + square * polynomial(kDigammaTail, square);
}

}  // namespace

double exp(double x) noexcept {
  constexpr double kSmallest = -708.3964185322641;  // e^x is still normal
  constexpr double kLargest = 709.782712893384;     // e^x is still finite
  if (!(x >= kSmallest && x <= kLargest)) {
    if (x > kLargest) return kInfinity;
    return x < kSmallest ? 0.0 : x;
  }
  const auto [exponent, high, low] = reduce_exponent(x);
  const double r = high - low;
  return scale(1.0 + (high + (r * r * exp_tail(r) - low)), exponent);
}

double expm1(double x) noexcept {
  // Beyond these bounds the 1 is lost in rounding, or nearly so.
  if (!(x >= -40.0 && x <= 40.0)) return exp(x) - 1.0;
  const auto [exponent, high, low] = reduce_exponent(x);
  const double r = high - low;
  const double fraction = high + (r * r * exp_tail(r) - low);  // e^r - 1
  if (exponent == 0) return fraction;
  const double power = scale(1.0, exponent);
  return power * fraction + (power - 1.0);
}

double log(double x) noexcept {
  if (x >= std::numeric_limits<double>::min() && x < kInfinity) return log_normal(x, 0.0);
  if (x == 0.0) return -kInfinity;
  if (x > 0.0 && x < 1.0) return log_normal(x * 0x1p54, 54.0);
  return x > 0.0 ? x : kNaN;
}

double log1p(double x) noexcept {
  constexpr double kLow = -0.29;  // 1 + x is safely within [sqrt(1/2), sqrt(2)]
  constexpr double kHigh = 0.41;
  if (x > kLow && x < kHigh) return x + log_tail(x);
  if (!(x > -1.0 && x < kInfinity)) return log(1.0 + x);
  const double sum = 1.0 + x;
  const double lost = x < 1.0 ? x - (sum - 1.0) : 1.0 - (sum - x);
  return log(sum) + lost / sum;
}

double log_gamma(double x) noexcept {
  if (x >= kStirlingFrom) {
    constexpr double kConstant = 0.4189385332046727;  // (log(2 pi) - 1) / 2
    const double inverse = 1.0 / x;
    return (x - 0.5) * (log(x) - 1.0) + (kConstant + inverse * polynomial(kLogGammaTail, inverse * inverse));
  }
  // log Gamma(x) = log Gamma(x + n) - log of the product x ... (x + n - 1), so that x + n is in [1.5, 2.5).
  double u = x - 2.0;
  double product = 1.0;
  if (x < 0.5) {
    u = x;
    product = x * (x + 1.0);
  } else if (x < 1.5) {
    u = x - 1.0;
    product = x;
  }
  return x >= 0.0 ? u * polynomial(kLogGammaNear2, u) - log(product) : kNaN;
}

double digamma(double x) noexcept {
  if (x >= kStirlingFrom) return log(x) - digamma_gap(x);
  return x >= 0.0 ? digamma_low(x) : kNaN;
}

double trigamma(double x) noexcept {
  if (x >= kStirlingFrom) {
    const double inverse = 1.0 / x;
    const double square = inverse * inverse;
    return inverse + square * (0.5 + inverse * polynomial(kTrigammaTail, square));
  }
  if (!(x >= 0.0)) return kNaN;
  // psi'(x) = psi'(x + 1) + 1/x^2. The reciprocals are squared, as the square of a tiny x is inexact.
  if (x >= 1.5) return polynomial(kTrigammaNear2, x - 2.0);
  const double inverse = 1.0 / x;
  if (x >= 0.5) return polynomial(kTrigammaNear2, x - 1.0) + inverse * inverse;
  const double next = 1.0 / (x + 1.0);
  return polynomial(kTrigammaNear2, x) + next * next + inverse * inverse;
}

double exp_digamma(double x) noexcept {
  if (x >= kStirlingFrom) return x * exp(-digamma_gap(x));
  constexpr double kLogSmallest = -690.7755278982137;  // log(1e-300)
  const double log_result = digamma(x);
  return log_result < kLogSmallest ? 0.0 : exp(log_result);
}

}  // namespace ldavi
