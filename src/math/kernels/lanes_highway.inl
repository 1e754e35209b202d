// SPDX-License-Identifier: Apache-2.0
// Sixteen floats in the vectors of one Highway target. The same functions as lanes_scalar.inl, the same bits.
// Included inside the namespace of a Highway target, once per target.

namespace hn = hwy::HWY_NAMESPACE;

#if HWY_TARGET == HWY_AVX2
using Lane = hn::CappedTag<float, 8>;
inline constexpr int kVectors = 2;
#else
using Lane = hn::CappedTag<float, 16>;
inline constexpr int kVectors = 1;
#endif
inline constexpr int kWidth = 16 / kVectors;
using Vector = hn::Vec<Lane>;

struct Lanes {
  Vector v[kVectors];
};

HWY_INLINE Lanes load(const float* p) {
  Lanes out;
  for (int i = 0; i < kVectors; ++i) out.v[i] = hn::Load(Lane(), p + i * kWidth);
  return out;
}
HWY_INLINE void store(const Lanes& a, float* p) {
  for (int i = 0; i < kVectors; ++i) hn::Store(a.v[i], Lane(), p + i * kWidth);
}
HWY_INLINE Lanes set(float value) {
  Lanes out;
  for (int i = 0; i < kVectors; ++i) out.v[i] = hn::Set(Lane(), value);
  return out;
}
HWY_INLINE Lanes add(const Lanes& a, const Lanes& b) {
  Lanes out;
  for (int i = 0; i < kVectors; ++i) out.v[i] = hn::Add(a.v[i], b.v[i]);
  return out;
}
HWY_INLINE Lanes sub(const Lanes& a, const Lanes& b) {
  Lanes out;
  for (int i = 0; i < kVectors; ++i) out.v[i] = hn::Sub(a.v[i], b.v[i]);
  return out;
}
HWY_INLINE Lanes mul(const Lanes& a, const Lanes& b) {
  Lanes out;
  for (int i = 0; i < kVectors; ++i) out.v[i] = hn::Mul(a.v[i], b.v[i]);
  return out;
}
HWY_INLINE Lanes div(const Lanes& a, const Lanes& b) {
  Lanes out;
  for (int i = 0; i < kVectors; ++i) out.v[i] = hn::Div(a.v[i], b.v[i]);
  return out;
}
HWY_INLINE Lanes mul_add(const Lanes& a, const Lanes& b, const Lanes& c) {
  Lanes out;
  for (int i = 0; i < kVectors; ++i) out.v[i] = hn::MulAdd(a.v[i], b.v[i], c.v[i]);
  return out;
}
HWY_INLINE Lanes max(const Lanes& a, const Lanes& b) {
  Lanes out;
  for (int i = 0; i < kVectors; ++i) out.v[i] = hn::Max(a.v[i], b.v[i]);
  return out;
}
HWY_INLINE Lanes abs(const Lanes& a) {
  Lanes out;
  for (int i = 0; i < kVectors; ++i) out.v[i] = hn::Abs(a.v[i]);
  return out;
}
HWY_INLINE Lanes zero_below(const Lanes& a, const Lanes& x, float limit) {
  Lanes out;
  for (int i = 0; i < kVectors; ++i) out.v[i] = hn::IfThenElseZero(hn::Ge(x.v[i], hn::Set(Lane(), limit)), a.v[i]);
  return out;
}
HWY_INLINE Lanes scale_by_power(const Lanes& a, const Lanes& magic) {
  const hn::RebindToUnsigned<Lane> bits;
  Lanes out;
  for (int i = 0; i < kVectors; ++i) {
    out.v[i] = hn::BitCast(Lane(), hn::Add(hn::BitCast(bits, a.v[i]), hn::ShiftLeft<23>(hn::BitCast(bits, magic.v[i]))));
  }
  return out;
}
/// The lanes of `a` that are 8 apart, added.
HWY_INLINE hn::Vec<hn::CappedTag<float, 8>> sum_to_eight(const Lanes& a) {
#if HWY_TARGET == HWY_AVX2
  return hn::Add(a.v[0], a.v[1]);
#else
  const hn::CappedTag<float, 8> half;
  return hn::Add(hn::LowerHalf(half, a.v[0]), hn::UpperHalf(half, a.v[0]));
#endif
}
HWY_INLINE float sum(const Lanes& a) {
  const auto eight = sum_to_eight(a);
  const hn::CappedTag<float, 4> quarter;
  const auto four = hn::Add(hn::LowerHalf(quarter, eight), hn::UpperHalf(quarter, eight));
  const auto two = hn::Add(four, hn::Shuffle1032(four));
  return hn::GetLane(hn::Add(two, hn::Shuffle2301(two)));
}
using Quad = hn::Vec<hn::CappedTag<float, 4>>;
HWY_INLINE Quad divide_by_sums(const float* counts, const Lanes& a, const Lanes& b, const Lanes& c, const Lanes& d,
                               float least) {
  // The tree of sum(), of four at once: each step adds halves of two sums that stand side by side.
  const hn::CappedTag<float, 8> half;
  const hn::CappedTag<float, 4> quarter;
  const hn::Repartition<double, decltype(half)> pairs;
  const auto a8 = sum_to_eight(a);
  const auto b8 = sum_to_eight(b);
  const auto c8 = sum_to_eight(c);
  const auto d8 = sum_to_eight(d);
  const auto ab = hn::BitCast(pairs, hn::Add(hn::ConcatLowerLower(half, b8, a8), hn::ConcatUpperUpper(half, b8, a8)));
  const auto cd = hn::BitCast(pairs, hn::Add(hn::ConcatLowerLower(half, d8, c8), hn::ConcatUpperUpper(half, d8, c8)));
  const auto two =
      hn::Add(hn::BitCast(half, hn::InterleaveLower(pairs, ab, cd)), hn::BitCast(half, hn::InterleaveUpper(pairs, ab, cd)));
  const auto one = hn::Add(two, hn::Shuffle2301(two));  // a a c c, b b d d
  const auto sums = hn::OddEven(hn::UpperHalf(quarter, one), hn::LowerHalf(quarter, one));
  return hn::Div(hn::LoadU(quarter, counts), hn::Max(sums, hn::Set(quarter, least)));
}
HWY_INLINE void store_quad(const Quad& a, float* p) { hn::StoreU(a, hn::CappedTag<float, 4>(), p); }
template <int i>
HWY_INLINE Lanes spread(const Quad& a) {
  return set(hn::GetLane(hn::Broadcast<i>(a)));
}
using HalfWords = hn::Rebind<std::uint16_t, Lane>;
using Words = hn::Rebind<std::int32_t, Lane>;
HWY_INLINE Lanes load_u16(const std::uint16_t* p) {
  Lanes out;
  for (int i = 0; i < kVectors; ++i)
    out.v[i] = hn::ConvertTo(Lane(), hn::PromoteTo(Words(), hn::Load(HalfWords(), p + i * kWidth)));
  return out;
}
HWY_INLINE Lanes copy_u16(const std::uint16_t* from, std::uint16_t* to) {
  Lanes out;
  for (int i = 0; i < kVectors; ++i) {
    const auto values = hn::Load(HalfWords(), from + i * kWidth);
    hn::Store(values, HalfWords(), to + i * kWidth);
    out.v[i] = hn::ConvertTo(Lane(), hn::PromoteTo(Words(), values));
  }
  return out;
}
HWY_INLINE Lanes store_u16(const Lanes& a, std::uint16_t* p) {
  Lanes out;
  for (int i = 0; i < kVectors; ++i) {
    const auto rounded = hn::Min(hn::Add(a.v[i], hn::Set(Lane(), 0.5F)), hn::Set(Lane(), 65535.0F));
    const auto integers = hn::ConvertTo(Words(), rounded);
    hn::Store(hn::DemoteTo(HalfWords(), integers), HalfWords(), p + i * kWidth);
    out.v[i] = hn::ConvertTo(Lane(), integers);
  }
  return out;
}
HWY_INLINE Lanes gather(const float* base, const std::int32_t* indices) {
  Lanes out;
  for (int i = 0; i < kVectors; ++i) out.v[i] = hn::GatherIndex(Lane(), base, hn::Load(Words(), indices + i * kWidth));
  return out;
}
HWY_INLINE void prefetch(const float* p) { hwy::Prefetch(p); }
HWY_INLINE float largest(const Lanes& a) {
  alignas(64) float v[16];
  store(a, v);
  float m = v[0];
  for (int i = 1; i < 16; ++i) m = m > v[i] ? m : v[i];
  return m;
}
