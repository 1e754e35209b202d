// SPDX-License-Identifier: Apache-2.0
// As many doubles as one vector of a Highway target holds. The same functions as doubles_scalar.inl; none adds across a vector, so that the
// bits do not depend on how many there are. Included inside the namespace of a Highway target, once per target.

namespace hn = hwy::HWY_NAMESPACE;

using DoubleLane = hn::CappedTag<double, 8>;
using DoubleBits = hn::RebindToUnsigned<DoubleLane>;
using Doubles = hn::Vec<DoubleLane>;
inline constexpr std::size_t kDoubles = HWY_TARGET == HWY_AVX2 ? 4 : 8;

HWY_INLINE Doubles load_floats(const float* p) {
  return hn::PromoteTo(DoubleLane(), hn::Load(hn::Rebind<float, DoubleLane>(), p));
}
HWY_INLINE void store(const Doubles& a, double* p) { hn::Store(a, DoubleLane(), p); }
HWY_INLINE Doubles set(double value) { return hn::Set(DoubleLane(), value); }
HWY_INLINE Doubles add(const Doubles& a, const Doubles& b) { return hn::Add(a, b); }
HWY_INLINE Doubles sub(const Doubles& a, const Doubles& b) { return hn::Sub(a, b); }
HWY_INLINE Doubles mul(const Doubles& a, const Doubles& b) { return hn::Mul(a, b); }
HWY_INLINE Doubles div(const Doubles& a, const Doubles& b) { return hn::Div(a, b); }
HWY_INLINE Doubles mul_add(const Doubles& a, const Doubles& b, const Doubles& c) { return hn::MulAdd(a, b, c); }
HWY_INLINE Doubles zero_where_zero(const Doubles& x, const Doubles& a) { return hn::IfThenZeroElse(hn::Eq(x, set(0.0)), a); }
HWY_INLINE Doubles one_where_zero(const Doubles& x) { return hn::IfThenElse(hn::Eq(x, set(0.0)), set(1.0), x); }
HWY_INLINE void split_power(const Doubles& x, Doubles& exponent, Doubles& mantissa) {
  const DoubleBits bits;
  const auto distance = hn::Add(hn::BitCast(bits, x), hn::Set(bits, kOne - kSqrtHalf));
  const auto biased = hn::Or(hn::ShiftRight<52>(distance), hn::Set(bits, kTwoTo52));
  exponent = hn::Sub(hn::BitCast(DoubleLane(), biased), set(kTwoTo52AndBias));
  mantissa = hn::BitCast(DoubleLane(), hn::Add(hn::And(distance, hn::Set(bits, kMantissa)), hn::Set(bits, kSqrtHalf)));
}
