// SPDX-License-Identifier: Apache-2.0
#include "math/kernels/cvb0.hpp"

#include <benchmark/benchmark.h>

#include <numeric>
#include <vector>

#include "base/aligned_vector.hpp"
#include "documents.hpp"
#include "machine.hpp"

namespace ldavi::bench {
namespace {

constexpr std::size_t kTerms = 10'000;

/// A document of a model of `num_topics` topics, `num_active` of them active in it.
struct Document {
  Document(std::size_t num_topics, std::size_t num_active)
      : size(Matrix::padded(num_active)),
        term_counts(random_matrix(kTerms, num_topics, 1.0, 30.0, 1)),
        totals(random_matrix(1, num_active, 2'000.0, 3'000.0, 2)),
        alpha(random_matrix(1, num_active, 0.01, 0.1, 3)),
        topic_counts(random_matrix(1, num_active, 1.0, 5.0, 4)),
        work(1, num_active),
        terms(kDocumentTerms),
        counts(kDocumentTerms, 1),
        responsibilities(kDocumentTerms * size),
        previous(kDocumentTerms * size) {
    for (std::size_t j = num_active; j < size; ++j) totals.row(0)[j] = 1.0F;
    if (num_active < num_topics) {
      for (std::size_t j = 0; j < size; ++j)
        topics.push_back(static_cast<std::int32_t>(j < num_active ? j * (num_topics / num_active) : 0));
    }
    for (std::size_t i = 0; i < kDocumentTerms; ++i) {
      terms[i] = static_cast<std::uint32_t>(i * (kTerms / kDocumentTerms));
      for (std::size_t j = 0; j < num_active; ++j)
        responsibilities[i * size + j] = static_cast<std::uint16_t>(kResponsibilityScale / static_cast<float>(num_active));
    }
    view = {terms.data(),        counts.data(), kDocumentTerms,          topics.empty() ? nullptr : topics.data(),
            num_active,          size,          responsibilities.data(), previous.data(),
            topic_counts.row(0), work.row(0)};
  }
  ActiveCounts shared() const { return {term_counts.data(), term_counts.stride(), totals.row(0), alpha.row(0), 0.05F}; }

  std::size_t size;
  Matrix term_counts;
  Matrix totals;
  Matrix alpha;
  Matrix topic_counts;
  Matrix work;
  std::vector<std::uint32_t> terms;
  std::vector<std::uint32_t> counts;
  AlignedVector<std::int32_t> topics;
  AlignedVector<std::uint16_t> responsibilities;
  AlignedVector<std::uint16_t> previous;
  ActiveDocument view;
};

/// Topics of the model, active topics. A unit is an active topic of a cell.
void sweep_active(benchmark::State& state) {
  const auto num_active = static_cast<std::size_t>(state.range(1));
  Document document(static_cast<std::size_t>(state.range(0)), num_active);
  const Cvb0Kernels& kernels = cvb0_kernels(choose_simd_target());
  UnitCost cost(state, static_cast<double>(kDocumentTerms * num_active));
  for (auto _ : state) benchmark::DoNotOptimize(kernels.sweep_active(document.view, document.shared()));
}
BENCHMARK(sweep_active)->Args({20, 20})->Args({100, 100})->Args({1000, 64});

void add_changes(benchmark::State& state) {
  const auto num_active = static_cast<std::size_t>(state.range(1));
  Document document(static_cast<std::size_t>(state.range(0)), num_active);
  const Cvb0Kernels& kernels = cvb0_kernels(choose_simd_target());
  kernels.sweep_active(document.view, document.shared());
  document.previous = document.responsibilities;  // no change, so that the counts stay what they are
  document.view.previous = document.previous.data();
  UnitCost cost(state, static_cast<double>(kDocumentTerms * num_active));
  for (auto _ : state) {
    kernels.add_changes(document.view, 0, kDocumentTerms, document.term_counts.data(), document.term_counts.stride());
    benchmark::ClobberMemory();
  }
}
BENCHMARK(add_changes)->Args({20, 20})->Args({100, 100})->Args({1000, 64});

}  // namespace
}  // namespace ldavi::bench
