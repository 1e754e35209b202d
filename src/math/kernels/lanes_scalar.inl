// SPDX-License-Identifier: Apache-2.0
// Sixteen floats in plain C++: the reference for what every vector target must give, bit for bit, and what runs where there is none.
// Included inside the namespace of the scalar target.

struct Lanes {
  float v[16];
};

template <class Operation>
inline Lanes map_lanes(Operation operation) {
  Lanes out;
  for (int i = 0; i < 16; ++i) out.v[i] = operation(i);
  return out;
}

inline Lanes load(const float* p) {
  return map_lanes([&](int i) { return p[i]; });
}
inline void store(const Lanes& a, float* p) {
  for (int i = 0; i < 16; ++i) p[i] = a.v[i];
}
inline Lanes set(float value) {
  return map_lanes([&](int) { return value; });
}
inline Lanes add(const Lanes& a, const Lanes& b) {
  return map_lanes([&](int i) { return a.v[i] + b.v[i]; });
}
inline Lanes sub(const Lanes& a, const Lanes& b) {
  return map_lanes([&](int i) { return a.v[i] - b.v[i]; });
}
inline Lanes mul(const Lanes& a, const Lanes& b) {
  return map_lanes([&](int i) { return a.v[i] * b.v[i]; });
}
inline Lanes div(const Lanes& a, const Lanes& b) {
  return map_lanes([&](int i) { return a.v[i] / b.v[i]; });
}
/// a * b + c, rounded once.
inline Lanes mul_add(const Lanes& a, const Lanes& b, const Lanes& c) {
  return map_lanes([&](int i) { return std::fma(a.v[i], b.v[i], c.v[i]); });
}
inline Lanes max(const Lanes& a, const Lanes& b) {
  return map_lanes([&](int i) { return a.v[i] > b.v[i] ? a.v[i] : b.v[i]; });
}
inline Lanes abs(const Lanes& a) {
  return map_lanes([&](int i) { return std::bit_cast<float>(std::bit_cast<std::uint32_t>(a.v[i]) & 0x7FFFFFFFU); });
}
/// a where x >= limit, else 0.
inline Lanes zero_below(const Lanes& a, const Lanes& x, float limit) {
  return map_lanes([&](int i) { return x.v[i] >= limit ? a.v[i] : 0.0F; });
}
/// a times 2 to the integer held in the low bits of `magic` (see exp_lanes). The result must be a normal number.
inline Lanes scale_by_power(const Lanes& a, const Lanes& magic) {
  return map_lanes([&](int i) {
    return std::bit_cast<float>(std::bit_cast<std::uint32_t>(a.v[i]) + (std::bit_cast<std::uint32_t>(magic.v[i]) << 23));
  });
}
/// The sum in a fixed tree: lanes 8 apart, then 4, 2, 1.
inline float sum(const Lanes& a) {
  float s[8];
  for (int i = 0; i < 8; ++i) s[i] = a.v[i] + a.v[i + 8];
  for (int i = 0; i < 4; ++i) s[i] += s[i + 4];
  for (int i = 0; i < 2; ++i) s[i] += s[i + 2];
  return s[0] + s[1];
}
struct Quad {
  float v[4];
};
/// counts[0] / sum(a), counts[1] / sum(b), and so on; a sum that is not above `least` divides as `least`.
inline Quad divide_by_sums(const float* counts, const Lanes& a, const Lanes& b, const Lanes& c, const Lanes& d, float least) {
  const float sums[4] = {sum(a), sum(b), sum(c), sum(d)};
  Quad out;
  for (int i = 0; i < 4; ++i) out.v[i] = counts[i] / (sums[i] > least ? sums[i] : least);
  return out;
}
inline void store_quad(const Quad& a, float* p) {
  for (int i = 0; i < 4; ++i) p[i] = a.v[i];
}
/// The i-th in all lanes.
template <int i>
inline Lanes spread(const Quad& a) {
  return set(a.v[i]);
}
inline Lanes load_u16(const std::uint16_t* p) {
  return map_lanes([&](int i) { return static_cast<float>(p[i]); });
}
/// The same, with a copy.
inline Lanes copy_u16(const std::uint16_t* from, std::uint16_t* to) {
  for (int i = 0; i < 16; ++i) to[i] = from[i];
  return load_u16(from);
}
/// Stores a >= 0 rounded to the nearest integer (halves up), 65535 at most, and returns what was stored. What becomes of a NaN differs
/// from target to target.
inline Lanes store_u16(const Lanes& a, std::uint16_t* p) {
  return map_lanes([&](int i) {
    const float rounded = a.v[i] + 0.5F;
    p[i] = rounded >= 0.0F ? static_cast<std::uint16_t>(rounded < 65535.0F ? rounded : 65535.0F) : std::uint16_t{0};
    return static_cast<float>(p[i]);
  });
}
/// base[indices[i]]
inline Lanes gather(const float* base, const std::int32_t* indices) {
  return map_lanes([&](int i) { return base[indices[i]]; });
}
/// Asks for a cache line that is needed soon.
inline void prefetch(const float*) {}
inline float largest(const Lanes& a) {
  float m = a.v[0];
  for (int i = 1; i < 16; ++i) m = m > a.v[i] ? m : a.v[i];
  return m;
}
