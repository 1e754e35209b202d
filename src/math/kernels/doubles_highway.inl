// SPDX-License-Identifier: Apache-2.0
// As many doubles as one vector of a Highway target holds, and octets, always eight. The same functions as doubles_scalar.inl;
// none adds across a vector of Doubles, so that the bits do not depend on how many there are. Included inside the namespace of
// a Highway target, once per target.

namespace hn = hwy::HWY_NAMESPACE;

using DoubleLane = hn::CappedTag<double, 8>;
using DoubleBits = hn::RebindToUnsigned<DoubleLane>;
using Doubles = hn::Vec<DoubleLane>;
inline constexpr std::size_t kDoubles = HWY_TARGET == HWY_AVX2 ? 4 : 8;

HWY_INLINE Doubles load_floats(const float* p) {
  return hn::PromoteTo(DoubleLane(), hn::Load(hn::Rebind<float, DoubleLane>(), p));
}
HWY_INLINE Doubles load(const double* p) { return hn::Load(DoubleLane(), p); }
HWY_INLINE void store(const Doubles& a, double* p) { hn::Store(a, DoubleLane(), p); }
HWY_INLINE Doubles set(double value) { return hn::Set(DoubleLane(), value); }
HWY_INLINE Doubles add(const Doubles& a, const Doubles& b) { return hn::Add(a, b); }
HWY_INLINE Doubles sub(const Doubles& a, const Doubles& b) { return hn::Sub(a, b); }
HWY_INLINE Doubles mul(const Doubles& a, const Doubles& b) { return hn::Mul(a, b); }
HWY_INLINE Doubles div(const Doubles& a, const Doubles& b) { return hn::Div(a, b); }
HWY_INLINE Doubles mul_add(const Doubles& a, const Doubles& b, const Doubles& c) { return hn::MulAdd(a, b, c); }
HWY_INLINE Doubles max(const Doubles& a, const Doubles& b) { return hn::Max(a, b); }
HWY_INLINE Doubles zero_below(const Doubles& a, const Doubles& x, double limit) {
  return hn::IfThenElseZero(hn::Ge(x, set(limit)), a);
}
HWY_INLINE Doubles zero_where_zero(const Doubles& x, const Doubles& a) { return hn::IfThenZeroElse(hn::Eq(x, set(0.0)), a); }
HWY_INLINE Doubles one_where_zero(const Doubles& x) { return hn::IfThenElse(hn::Eq(x, set(0.0)), set(1.0), x); }
HWY_INLINE void split_power(const Doubles& x, Doubles& exponent, Doubles& mantissa) {
  const DoubleBits bits;
  const auto distance = hn::Add(hn::BitCast(bits, x), hn::Set(bits, kOne - kSqrtHalf));
  const auto biased = hn::Or(hn::ShiftRight<52>(distance), hn::Set(bits, kTwoTo52));
  exponent = hn::Sub(hn::BitCast(DoubleLane(), biased), set(kTwoTo52AndBias));
  mantissa = hn::BitCast(DoubleLane(), hn::Add(hn::And(distance, hn::Set(bits, kMantissa)), hn::Set(bits, kSqrtHalf)));
}
HWY_INLINE Doubles scale_by_power(const Doubles& a, const Doubles& magic) {
  const DoubleBits bits;
  return hn::BitCast(DoubleLane(), hn::Add(hn::BitCast(bits, a), hn::ShiftLeft<52>(hn::BitCast(bits, magic))));
}

#if HWY_TARGET == HWY_AVX2
struct Octet {
  Doubles low;
  Doubles high;
};

HWY_INLINE Octet load_octet(const double* p) { return {load(p), load(p + 4)}; }
HWY_INLINE void store(const Octet& a, double* p) {
  store(a.low, p);
  store(a.high, p + 4);
}
HWY_INLINE Octet octet(double value) { return {set(value), set(value)}; }
HWY_INLINE Octet sub(const Octet& a, const Octet& b) { return {sub(a.low, b.low), sub(a.high, b.high)}; }
HWY_INLINE Octet mul(const Octet& a, const Octet& b) { return {mul(a.low, b.low), mul(a.high, b.high)}; }
HWY_INLINE Octet mul_add(const Octet& a, const Octet& b, const Octet& c) {
  return {mul_add(a.low, b.low, c.low), mul_add(a.high, b.high, c.high)};
}
HWY_INLINE hn::Vec<hn::CappedTag<double, 4>> sum_to_four(const Octet& a) { return hn::Add(a.low, a.high); }
#else
struct Octet {
  Doubles all;
};

HWY_INLINE Octet load_octet(const double* p) { return {load(p)}; }
HWY_INLINE void store(const Octet& a, double* p) { store(a.all, p); }
HWY_INLINE Octet octet(double value) { return {set(value)}; }
HWY_INLINE Octet sub(const Octet& a, const Octet& b) { return {sub(a.all, b.all)}; }
HWY_INLINE Octet mul(const Octet& a, const Octet& b) { return {mul(a.all, b.all)}; }
HWY_INLINE Octet mul_add(const Octet& a, const Octet& b, const Octet& c) { return {mul_add(a.all, b.all, c.all)}; }
HWY_INLINE hn::Vec<hn::CappedTag<double, 4>> sum_to_four(const Octet& a) {
  const hn::CappedTag<double, 4> half;
  return hn::Add(hn::LowerHalf(half, a.all), hn::UpperHalf(half, a.all));
}
#endif
HWY_INLINE double sum(const Octet& a) {
  const hn::CappedTag<double, 2> quarter;
  const auto four = sum_to_four(a);
  const auto two = hn::Add(hn::LowerHalf(quarter, four), hn::UpperHalf(quarter, four));
  return hn::GetLane(hn::Add(two, hn::Shuffle01(two)));
}
