// SPDX-License-Identifier: Apache-2.0
// log Gamma and psi by Stirling's series at z = x + 8, for every x > 0 alike.
// Included inside the namespace of a target.
//
//   log Gamma(x) = log Gamma(z) - log P,  psi(x) = psi(z) - P'/P,  P = x (x+1) ... (x+7)
//   with u = x (x+7): P = A B, A = u (u+6), B = (u+10) (u+12), P' = (2x+7) ((2u+6) B + (2u+22) A)
//   log Gamma(z) = (z - 1/2) (log z - 1) + (log(2 pi) - 1) / 2 + 1/(12 z) - 1/(360 z^3) + …   (Abramowitz and Stegun 6.1.41)
//   psi(z) = log z - 1/(2z) - 1/(12 z^2) + 1/(120 z^4) - …                                     (6.3.18)
//
// Both series are cut after their seventh term; at z = 8 the next is below 2e-15.

#include LDAVI_DOUBLES

template <std::size_t kSize>
LDAVI_KERNEL_INLINE Doubles polynomial(const double (&coefficients)[kSize], const Doubles& x) {
  Doubles sum = set(coefficients[kSize - 1]);
  for (std::size_t i = kSize - 1; i-- > 0;) sum = mul_add(sum, x, set(coefficients[i]));
  return sum;
}

/// log x for a normal x > 0: 2 atanh(s) for the mantissa 1 + f, s = f / (2 + f), |s| < 0.172.
LDAVI_KERNEL_INLINE Doubles log_doubles(const Doubles& x) {
  Doubles exponent;
  Doubles mantissa;
  split_power(x, exponent, mantissa);
  const Doubles f = sub(mantissa, set(1.0));
  const Doubles s = div(f, add(f, set(2.0)));
  const Doubles z = mul(s, s);
  const Doubles tail = mul(s, sub(mul(z, polynomial(kTwoOverOdd, z)), f));  // log(1 + f) - f
  return mul_add(exponent, set(kLog2High), add(f, mul_add(exponent, set(kLog2Low), tail)));
}

void log_gamma_row(const float* x, double* log_gamma, double* digamma, std::size_t size) {
  for (std::size_t k = 0; k < size; k += kDoubles) {
    const Doubles given = load_floats(x + k);
    const Doubles value = one_where_zero(given);
    const Doubles z = add(value, set(8.0));
    const Doubles u = mul(value, add(value, set(7.0)));
    const Doubles a = mul(u, add(u, set(6.0)));
    const Doubles b = mul(add(u, set(10.0)), add(u, set(12.0)));
    const Doubles product = mul(a, b);
    const Doubles slope = mul(mul_add(set(2.0), value, set(7.0)),
                              mul_add(mul_add(set(2.0), u, set(6.0)), b, mul(mul_add(set(2.0), u, set(22.0)), a)));
    // One division for the reciprocals of z and of the product.
    const Doubles both = div(set(1.0), mul(product, z));
    const Doubles inverse = mul(product, both);
    const Doubles square = mul(inverse, inverse);
    const Doubles log_z = log_doubles(z);
    const Doubles of_z = mul_add(sub(z, set(0.5)), sub(log_z, set(1.0)),
                                 mul_add(inverse, polynomial(kLogGammaSeries, square), set(kLogGammaConstant)));
    const Doubles gap = mul_add(square, polynomial(kDigammaSeries, square), mul(inverse, set(0.5)));
    store(zero_where_zero(given, sub(of_z, log_doubles(product))), log_gamma + k);
    store(zero_where_zero(given, sub(sub(log_z, gap), mul(slope, mul(z, both)))), digamma + k);
  }
}

inline constexpr LogGammaKernels kKernels{log_gamma_row};
