// SPDX-License-Identifier: Apache-2.0
// Each kernel on each vector target of this machine against the scalar one, for any shapes and numbers that its contract allows.
#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <limits>
#include <string_view>
#include <vector>

#include "base/aligned_vector.hpp"
#include "fuzz/fuzz_input.hpp"
#include "ldavi/base/matrix.hpp"
#include "math/kernels/cvb0.hpp"
#include "math/kernels/e_step.hpp"
#include "math/kernels/log_gamma.hpp"
#include "math/kernels/simd_target.hpp"

namespace ldavi {
namespace {

/// Numbers made of the input, which begins anew, changed, where it ends.
class Numbers {
 public:
  explicit Numbers(std::string_view bytes) : bytes_(bytes) {}

  std::uint32_t byte() {
    const auto round = static_cast<std::uint32_t>(at_ / bytes_.size());
    const auto value = static_cast<unsigned char>(bytes_[at_ % bytes_.size()]);
    ++at_;
    return (value + round * 37U) & 0xFFU;
  }
  std::uint32_t below(std::uint32_t bound) { return (byte() << 8U | byte()) % bound; }

  /// Often from 0 to 1, else 0, subnormal, or any finite number up to `most`.
  float number(float most = std::numeric_limits<float>::max()) {
    const std::uint32_t kind = byte();
    const std::uint32_t bits = byte() << 8U | byte();
    switch (kind % 8) {
      case 0: return 0.0F;
      case 1: return std::bit_cast<float>(bits | (kind >> 3U) << 16U);
      case 2: {
        const float any = std::bit_cast<float>((bits << 16U | kind << 8U) & 0x7FFF'FFFFU);
        return any <= most ? any : most;
      }
      case 3: return 30.0F * static_cast<float>(bits) / 65536.0F;
      default: return static_cast<float>(bits + 1) / 65536.0F;
    }
  }

  Matrix matrix(std::size_t rows, std::size_t cols, float most = std::numeric_limits<float>::max()) {
    Matrix matrix(rows, cols);
    for (std::size_t i = 0; i < rows; ++i) {
      for (std::size_t j = 0; j < cols; ++j) matrix(i, j) = number(most);
    }
    return matrix;
  }

 private:
  std::string_view bytes_;
  std::size_t at_ = 0;
};

const std::vector<SimdTarget>& vector_targets() {
  static const std::vector<SimdTarget> targets = [] {
    std::vector<SimdTarget> found;
    for (const SimdTarget target : {SimdTarget::kAvx2, SimdTarget::kAvx512}) {
      if (simd_target_available(target)) found.push_back(target);
    }
    return found;
  }();
  return targets;
}

/// NaNs have many bits, and which of them differs.
template <class T>
bool same(T a, T b) {
  if (a != a || b != b) return a != a && b != b;
  return a == b && std::signbit(a) == std::signbit(b);
}

template <class T>
bool same(const AlignedVector<T>& a, const AlignedVector<T>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](T x, T y) { return same(x, y); });
}

bool same(const Matrix& a, const Matrix& b) {
  const std::size_t size = a.rows() * a.stride();
  return std::equal(a.data(), a.data() + size, b.data(), b.data() + size, [](float x, float y) { return same(x, y); });
}

/// One size of rows that the kernels know beforehand, or any.
std::size_t topics_of(Numbers& numbers) { return 1 + numbers.below(numbers.byte() % 2 == 0 ? 128 : 300); }

// The E-step.

struct DocumentOfRows {
  explicit DocumentOfRows(Numbers& numbers)
      : num_topics(topics_of(numbers)),
        num_terms(numbers.below(14)),
        rows((num_terms + 3) / 4 * 4, num_topics),
        counts(rows.rows(), 0.0F),
        alpha(numbers.matrix(1, num_topics)),
        start(numbers.matrix(1, num_topics)),
        limit{static_cast<int>(numbers.below(9)), numbers.number()},
        scale(numbers.number()),
        extrapolates(numbers.byte() % 2 == 0) {
    for (std::size_t w = 0; w < num_terms; ++w) {
      counts[w] = static_cast<float>(1 + numbers.below(1000));
      for (std::size_t k = 0; k < num_topics; ++k) rows(w, k) = numbers.number();
    }
  }

  DocumentRows document() const { return {rows.data(), counts.data(), counts.size(), alpha.stride()}; }

  std::size_t num_topics;
  std::size_t num_terms;
  Matrix rows;
  AlignedVector<float> counts;
  Matrix alpha;
  Matrix start;
  UpdateLimit limit;
  float scale;
  bool extrapolates;
};

struct Updated {
  Matrix result;
  Matrix theta;
  AlignedVector<float> ratios;
  float shift = 0.0F;
};

void require_same(const Updated& a, const Updated& b) {
  require(same(a.result, b.result) && same(a.theta, b.theta) && same(a.ratios, b.ratios) && same(a.shift, b.shift),
          "updates of a document are the same on each target");
}

Updated mean_field(SimdTarget target, const DocumentOfRows& d) {
  Updated out{d.start, Matrix(1, d.num_topics), AlignedVector<float>(d.counts.size(), 0.0F)};
  Matrix work(1, d.num_topics);
  Matrix history(2, d.num_topics);
  out.shift =
      e_step_kernels(target).mean_field_document(d.document(), d.alpha.row(0), d.limit, out.result.row(0), out.theta.row(0),
                                                 out.ratios.data(), work.row(0), d.extrapolates ? history.row(0) : nullptr);
  return out;
}

Updated mixture(SimdTarget target, const DocumentOfRows& d) {
  Updated out{d.start, Matrix(1, d.num_topics), AlignedVector<float>(d.counts.size(), 0.0F)};
  Matrix work(1, d.num_topics);
  Matrix history(2, d.num_topics);
  e_step_kernels(target).mixture_document(d.document(), d.alpha.row(0), d.scale, d.limit, out.result.row(0), out.ratios.data(),
                                          work.row(0), d.extrapolates ? history.row(0) : nullptr);
  return out;
}

template <class Run>
void fuzz_updates(Numbers& numbers, const Run& run) {
  const DocumentOfRows document(numbers);
  const Updated expected = run(SimdTarget::kScalar, document);
  for (const SimdTarget target : vector_targets()) require_same(run(target, document), expected);
}

void fuzz_exp_digamma(Numbers& numbers) {
  const std::size_t num_topics = topics_of(numbers);
  const Matrix x = numbers.matrix(1, num_topics);
  Matrix offsets = numbers.matrix(1, num_topics);
  for (std::size_t k = 0; k < num_topics; ++k) offsets(0, k) = numbers.byte() % 2 == 0 ? -offsets(0, k) : offsets(0, k);
  const float* const given = numbers.byte() % 4 == 0 ? nullptr : offsets.row(0);
  const auto run = [&](SimdTarget target) {
    Updated out{Matrix(1, num_topics), {}, {}};
    out.shift = e_step_kernels(target).exp_digamma_row(x.row(0), given, out.result.row(0), x.stride());
    return out;
  };
  const Updated expected = run(SimdTarget::kScalar);
  for (const SimdTarget target : vector_targets()) require_same(run(target), expected);
}

void fuzz_weighted_rows(Numbers& numbers) {
  const std::size_t num_topics = topics_of(numbers);
  const std::uint32_t num_rows = 1 + numbers.below(12);
  const Matrix rows = numbers.matrix(num_rows, num_topics);
  const Matrix start = numbers.matrix(1, num_topics);
  std::vector<std::uint32_t> indices(numbers.below(20));
  std::vector<float> weights;
  for (std::uint32_t& index : indices) {
    index = numbers.below(num_rows);
    weights.push_back(numbers.number());
  }
  const auto run = [&](SimdTarget target) {
    Matrix out = start;
    e_step_kernels(target).add_weighted_rows(rows.data(), indices.data(), weights.data(), indices.size(), out.row(0),
                                             out.stride());
    return out;
  };
  const Matrix expected = run(SimdTarget::kScalar);
  for (const SimdTarget target : vector_targets()) require(same(run(target), expected), "sums of rows are the same");
}

// log Gamma.

void fuzz_log_gamma(Numbers& numbers) {
  constexpr float kMost = 1e30F;
  const Matrix x = numbers.matrix(1, topics_of(numbers), kMost);
  const auto run = [&](SimdTarget target) {
    std::array<AlignedVector<double>, 2> out{AlignedVector<double>(x.stride(), -1.0), AlignedVector<double>(x.stride(), -1.0)};
    log_gamma_kernels(target).log_gamma_row(x.row(0), out[0].data(), out[1].data(), x.stride());
    return out;
  };
  const auto expected = run(SimdTarget::kScalar);
  for (std::size_t i = 0; i < x.stride(); ++i)
    require(std::isfinite(expected[0][i]) && std::isfinite(expected[1][i]), "log Gamma and psi are finite");
  for (const SimdTarget target : vector_targets()) {
    const auto out = run(target);
    require(same(out[0], expected[0]) && same(out[1], expected[1]), "log Gamma and psi are the same");
  }
}

// cvb0.

struct DocumentOfCells {
  explicit DocumentOfCells(Numbers& numbers)
      : num_topics(topics_of(numbers)),
        terms(numbers.below(10)),
        term_counts(numbers.matrix(12, num_topics)),
        totals(numbers.matrix(1, num_topics)),
        alpha(numbers.matrix(1, num_topics)),
        eta(numbers.number()) {
    for (std::uint32_t& term : terms) {
      term = numbers.below(12);
      counts.push_back(1 + numbers.below(1000));
    }
    // More than the one copy that is taken out.
    for (std::size_t k = 0; k < num_topics; ++k) totals(0, k) = std::max(2.0F, totals(0, k));
    std::fill(totals.row(0) + num_topics, totals.row(0) + totals.stride(), 1.0F);
    if (!counts.empty() && numbers.byte() % 8 == 0) {
      has_nan = true;
      term_counts(terms.back(), 0) = std::numeric_limits<float>::quiet_NaN();
    }
  }

  std::size_t num_topics;
  std::vector<std::uint32_t> terms;
  std::vector<std::uint32_t> counts;
  Matrix term_counts;
  Matrix totals;
  Matrix alpha;
  float eta;
  bool has_nan = false;
};

struct Swept {
  Matrix responsibilities;
  AlignedVector<std::uint16_t> units;
  Matrix document;
  Matrix term_counts;
  float moved = 0.0F;
};

/// What is not finite shows in what is returned; else all is the same.
void require_same(const Swept& a, const Swept& expected, bool has_nan) {
  require(std::isfinite(a.moved) == std::isfinite(expected.moved), "each target tells of numbers that are not finite");
  require(!has_nan || !std::isfinite(expected.moved), "no NaN is hidden");
  if (!std::isfinite(expected.moved)) return;
  require(same(a.moved, expected.moved) && same(a.responsibilities, expected.responsibilities) && a.units == expected.units &&
              same(a.document, expected.document) && same(a.term_counts, expected.term_counts),
          "a sweep is the same on each target");
}

void fuzz_sweep_document(Numbers& numbers) {
  const DocumentOfCells d(numbers);
  const Matrix responsibilities = numbers.matrix(d.terms.size(), d.num_topics, 1.0F);
  const Matrix document = numbers.matrix(1, d.num_topics);
  const auto run = [&](SimdTarget target) {
    Swept out{responsibilities, {}, document, {}};
    Matrix work(1, d.num_topics);
    out.moved = cvb0_kernels(target).sweep_document(
        {d.terms.data(), d.counts.data(), d.terms.size(), out.responsibilities.data(), out.document.row(0), work.row(0)},
        {d.term_counts.data(), d.totals.row(0), d.alpha.row(0), d.eta, d.totals.stride()});
    return out;
  };
  const Swept expected = run(SimdTarget::kScalar);
  for (const SimdTarget target : vector_targets()) require_same(run(target), expected, d.has_nan);
}

void fuzz_sweep_active(Numbers& numbers) {
  const DocumentOfCells d(numbers);
  // Some topics, ascending, or all of them; the first always, as it may have the NaN.
  AlignedVector<std::int32_t> topics;
  const bool has_list = numbers.byte() % 2 == 0;
  for (std::size_t k = 0; has_list && k < d.num_topics; ++k) {
    if (k == 0 || numbers.byte() % 3 == 0) topics.push_back(static_cast<std::int32_t>(k));
  }
  const std::size_t num_active = has_list ? topics.size() : d.num_topics;
  const std::size_t size = Matrix::padded(num_active);
  topics.resize(has_list ? size : 0, 0);
  AlignedVector<std::uint16_t> units(d.terms.size() * size, 0);
  for (std::size_t i = 0; i < units.size(); ++i)
    units[i] = static_cast<std::uint16_t>(i % size < num_active ? numbers.below(65536) : 0);
  Matrix vectors(3, num_active);  // N_dk, N_k + V eta, alpha
  std::fill_n(vectors.row(1), vectors.stride(), 1.0F);
  for (std::size_t j = 0; j < num_active; ++j) {
    const std::size_t k = has_list ? static_cast<std::size_t>(topics[j]) : j;
    vectors(0, j) = numbers.number();
    vectors(1, j) = d.totals(0, k);
    vectors(2, j) = d.alpha(0, k);
  }
  const auto run = [&](SimdTarget target) {
    Swept out{{}, units, vectors, d.term_counts};
    AlignedVector<std::uint16_t> previous(units.size(), 0);
    Matrix work(1, num_active);
    const ActiveDocument document{d.terms.data(),      d.counts.data(),
                                  d.terms.size(),      has_list ? topics.data() : nullptr,
                                  num_active,          size,
                                  out.units.data(),    previous.data(),
                                  out.document.row(0), work.row(0)};
    out.moved = cvb0_kernels(target).sweep_active(
        document, {d.term_counts.data(), d.term_counts.stride(), vectors.row(1), vectors.row(2), d.eta});
    cvb0_kernels(target).add_changes(document, 0, d.terms.size(), out.term_counts.data(), out.term_counts.stride());
    return out;
  };
  const Swept expected = run(SimdTarget::kScalar);
  for (const SimdTarget target : vector_targets()) require_same(run(target), expected, d.has_nan);
}

void fuzz_pack_row(Numbers& numbers) {
  const std::size_t num_topics = topics_of(numbers);
  const Matrix row = numbers.matrix(1, num_topics, 1.0F);
  AlignedVector<std::int32_t> topics;
  for (std::size_t k = 0; k < num_topics; ++k) {
    if (k == 0 || numbers.byte() % 3 == 0) topics.push_back(static_cast<std::int32_t>(k));
  }
  const bool has_list = numbers.byte() % 2 == 0;
  const std::size_t num_active = has_list ? topics.size() : num_topics;
  const std::size_t size = Matrix::padded(num_active);
  topics.resize(size, 0);
  const auto run = [&](SimdTarget target) {
    AlignedVector<std::uint16_t> out(size, 1);
    AlignedVector<float> work(size, 0.0F);
    cvb0_kernels(target).pack_row(row.row(0), has_list ? topics.data() : nullptr, size, num_active, work.data(), out.data());
    return out;
  };
  const AlignedVector<std::uint16_t> expected = run(SimdTarget::kScalar);
  for (const SimdTarget target : vector_targets()) require(run(target) == expected, "packed rows are the same");
}

}  // namespace
}  // namespace ldavi

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace ldavi;
  if (size == 0) return 0;
  Numbers numbers(as_text(data, size));
  switch (numbers.byte() % 8) {
    case 0: fuzz_updates(numbers, mean_field); break;
    case 1: fuzz_updates(numbers, mixture); break;
    case 2: fuzz_exp_digamma(numbers); break;
    case 3: fuzz_weighted_rows(numbers); break;
    case 4: fuzz_log_gamma(numbers); break;
    case 5: fuzz_sweep_document(numbers); break;
    case 6: fuzz_sweep_active(numbers); break;
    default: fuzz_pack_row(numbers); break;
  }
  return 0;
}
