// SPDX-License-Identifier: Apache-2.0
// exp(psi(x)) for a row of Dirichlet parameters, in float, without a logarithm.
// Included inside the namespace of a target, after its Lanes.
//
//   psi(x) = psi(z) - S,  z = x + 4,  S = 1/x + 1/(x+1) + 1/(x+2) + 1/(x+3) = (2x+3)(2u+2) / (u(u+2)),  u = x(x+3)
//   psi(z) = log z - 1/(2z) - 1/(12 z^2) + 1/(120 z^4) - 1/(252 z^6) + …          (Abramowitz and Stegun 6.3.18)
//
// so exp(psi(x)) = z exp(e) with e = -1/(2z) - 1/(12 z^2) + 1/(120 z^4) - 1/(252 z^6) - S. For small x, e is near -1/x and exp(e) is below
// the smallest float; the row is therefore given relative to its largest e.

/// e^x for x <= 0; 0 below -87.
LDAVI_KERNEL_INLINE Lanes exp_lanes(const Lanes& x) {
  // x = n log 2 + r; adding 1.5 * 2^23 rounds x / log 2 to the integer n and leaves it in the low bits.
  const Lanes magic = mul_add(max(x, set(-87.0F)), set(0x1.715476p+0F), set(12582912.0F));
  const Lanes n = sub(magic, set(12582912.0F));
  Lanes r = mul_add(n, set(-0x1.62e4p-1F), max(x, set(-87.0F)));
  r = mul_add(n, set(-0x1.7f7d1cp-20F), r);
  Lanes p = set(1.0F / 5040);
  p = mul_add(p, r, set(1.0F / 720));
  p = mul_add(p, r, set(1.0F / 120));
  p = mul_add(p, r, set(1.0F / 24));
  p = mul_add(p, r, set(1.0F / 6));
  p = mul_add(p, r, set(0.5F));
  p = mul_add(p, r, set(1.0F));
  p = mul_add(p, r, set(1.0F));
  return zero_below(scale_by_power(p, magic), x, -87.0F);
}

/// The exponent e above. x = 0 counts as 1e-30.
LDAVI_KERNEL_INLINE Lanes digamma_exponent(const Lanes& row, const Lanes& z) {
  const Lanes x = max(row, set(1e-30F));
  const Lanes u = mul(x, add(x, set(3.0F)));
  const Lanes reciprocals =
      div(mul(mul_add(x, set(2.0F), set(3.0F)), mul_add(u, set(2.0F), set(2.0F))), mul(u, add(u, set(2.0F))));
  const Lanes t = div(set(1.0F), z);
  const Lanes t2 = mul(t, t);
  Lanes series = mul_add(t2, set(-1.0F / 252), set(1.0F / 120));
  series = mul_add(series, t2, set(-1.0F / 12));
  series = mul_add(series, t, set(-0.5F));
  return sub(mul(series, t), reciprocals);
}

/// out_k = exp(psi(x_k) + offset_k - shift); returns shift. size is a multiple of 16; x_k = 0 (padding) gives 0. out must not be x. Without
/// offsets (nullptr) they are 0.
LDAVI_KERNEL_INLINE float exp_digamma_row(const float* x, const float* offsets, float* out, std::size_t size) {
  Lanes top = set(-1e30F);
  for (std::size_t k = 0; k < size; k += 16) {
    const Lanes row = load(x + k);
    Lanes e = digamma_exponent(row, add(row, set(4.0F)));
    if (offsets != nullptr) e = add(e, load(offsets + k));
    store(e, out + k);
    top = max(top, e);
  }
  const float shift = largest(top);
  for (std::size_t k = 0; k < size; k += 16) {
    const Lanes z = add(load(x + k), set(4.0F));
    store(mul(z, exp_lanes(sub(load(out + k), set(shift)))), out + k);
  }
  return shift;
}
