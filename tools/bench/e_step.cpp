// SPDX-License-Identifier: Apache-2.0
#include "math/kernels/e_step.hpp"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <numeric>
#include <vector>

#include "base/aligned_vector.hpp"
#include "documents.hpp"
#include "inference/document_rows.hpp"
#include "machine.hpp"
#include "math/kernels/log_gamma.hpp"

namespace ldavi::bench {
namespace {

constexpr int kRounds = 20;

/// Chosen once: asking the processor what it has takes microseconds on a virtual machine.
const EStepKernels& kernels() {
  static const EStepKernels& kernels = e_step_kernels(choose_simd_target());
  return kernels;
}

struct Document {
  explicit Document(std::size_t num_topics)
      : rows(random_matrix(kDocumentTerms, num_topics, 0.01, 1.0, 1)),
        alpha(random_matrix(1, num_topics, 0.01, 0.1, 2)),
        start(1, num_topics),
        gamma(1, num_topics),
        theta(1, num_topics),
        work(1, num_topics),
        counts(kDocumentTerms, 1.0F),
        ratios(kDocumentTerms) {
    const float even = static_cast<float>(kDocumentTerms) / static_cast<float>(num_topics);
    for (std::size_t k = 0; k < num_topics; ++k) start(0, k) = alpha(0, k) + even;
  }
  DocumentRows view() const { return {rows.data(), counts.data(), kDocumentTerms, rows.stride()}; }

  Matrix rows;
  Matrix alpha;
  Matrix start;
  Matrix gamma;
  Matrix theta;
  Matrix work;
  std::vector<float> counts;
  std::vector<float> ratios;
};

/// A unit is an element.
void exp_digamma_row(benchmark::State& state) {
  const auto size = static_cast<std::size_t>(state.range(0));
  const Matrix x = random_matrix(1, size, 0.01, 10.0, 3);
  Matrix out(1, size);
  UnitCost cost(state, static_cast<double>(size));
  for (auto _ : state) benchmark::DoNotOptimize(kernels().exp_digamma_row(x.row(0), nullptr, out.row(0), x.stride()));
}
BENCHMARK(exp_digamma_row)->Arg(112)->Arg(1008);

/// A unit is an element.
void log_gamma_row(benchmark::State& state) {
  const auto size = static_cast<std::size_t>(state.range(0));
  const Matrix x = random_matrix(1, size, 0.01, 10.0, 3);
  AlignedVector<double> log_gammas(x.stride());
  AlignedVector<double> digammas(x.stride());
  const LogGammaKernels& kernels = log_gamma_kernels(choose_simd_target());
  UnitCost cost(state, static_cast<double>(size));
  for (auto _ : state) {
    kernels.log_gamma_row(x.row(0), log_gammas.data(), digammas.data(), x.stride());
    benchmark::ClobberMemory();
  }
}
BENCHMARK(log_gamma_row)->Arg(112);

/// A unit is a topic of a term in one round, the one that only sets the ratios not counted.
void mean_field_document(benchmark::State& state) {
  const auto num_topics = static_cast<std::size_t>(state.range(0));
  Document document(num_topics);
  UnitCost cost(state, static_cast<double>(kDocumentTerms * num_topics * kRounds));
  for (auto _ : state) {
    std::copy_n(document.start.row(0), num_topics, document.gamma.row(0));
    kernels().mean_field_document(document.view(), document.alpha.row(0), {kRounds, 0.0F}, document.gamma.row(0),
                                  document.theta.row(0), document.ratios.data(), document.work.row(0), nullptr);
  }
}
BENCHMARK(mean_field_document)->Arg(20)->Arg(50)->Arg(100)->Arg(200)->Arg(1000);

/// A unit is a topic of a term in one round.
void mixture_document(benchmark::State& state) {
  const auto num_topics = static_cast<std::size_t>(state.range(0));
  Document document(num_topics);
  const float total = std::accumulate(document.start.row(0), document.start.row(0) + num_topics, 0.0F);
  UnitCost cost(state, static_cast<double>(kDocumentTerms * num_topics * kRounds));
  for (auto _ : state) {
    for (std::size_t k = 0; k < num_topics; ++k) document.theta(0, k) = document.start(0, k) / total;
    kernels().mixture_document(document.view(), document.alpha.row(0), 1.0F / total, {kRounds, 0.0F}, document.theta.row(0),
                               document.ratios.data(), document.work.row(0), nullptr);
  }
}
BENCHMARK(mixture_document)->Arg(20)->Arg(50)->Arg(100)->Arg(200)->Arg(1000);

/// A unit is a topic of a term, out of a matrix that no cache holds.
void gather_rows(benchmark::State& state) {
  constexpr std::size_t kTerms = 15'000;
  const auto num_topics = static_cast<std::size_t>(state.range(0));
  const Matrix topics = random_matrix(kTerms, num_topics, 0.0, 1.0, 4);
  const std::vector<std::uint32_t> counts(kDocumentTerms, 1);
  std::vector<std::uint32_t> terms(kDocumentTerms);
  RandomStream random(1, RandomPurpose::kTopicStart, 5);
  DocumentWorkspace workspace;
  UnitCost cost(state, static_cast<double>(kDocumentTerms * num_topics));
  for (auto _ : state) {
    for (std::uint32_t& term : terms) term = static_cast<std::uint32_t>(random.below(kTerms));
    benchmark::DoNotOptimize(workspace.gather({terms, counts}, topics).rows);
  }
}
BENCHMARK(gather_rows)->Arg(100);

/// A unit is a topic of a row.
void add_weighted_rows(benchmark::State& state) {
  const auto num_topics = static_cast<std::size_t>(state.range(0));
  const Matrix rows = random_matrix(2'000, num_topics, 0.0, 1.0, 6);
  const std::vector<float> weights(30, 0.5F);
  std::vector<std::uint32_t> indices(weights.size());
  for (std::size_t i = 0; i < indices.size(); ++i) indices[i] = static_cast<std::uint32_t>(i * 61);
  Matrix out(1, num_topics);
  UnitCost cost(state, static_cast<double>(indices.size() * num_topics));
  for (auto _ : state) {
    kernels().add_weighted_rows(rows.data(), indices.data(), weights.data(), indices.size(), out.row(0), rows.stride());
    benchmark::ClobberMemory();
  }
}
BENCHMARK(add_weighted_rows)->Arg(100);

}  // namespace
}  // namespace ldavi::bench
