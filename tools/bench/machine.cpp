// SPDX-License-Identifier: Apache-2.0
#include "machine.hpp"

#include <time.h>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace ldavi::bench {
namespace {

#if defined(__x86_64__)
/// `rounds` times 12 multiply-adds that do not wait for each other.
[[gnu::target("avx2,fma"), gnu::noinline]] float fma_loop(int rounds) {
  __m256 sums[12];
  for (int i = 0; i < 12; ++i) sums[i] = _mm256_set1_ps(static_cast<float>(i));
  const __m256 factor = _mm256_set1_ps(0.5F);
  asm volatile("");  // without it, all calls with one argument would be made once
  for (int round = 0; round < rounds; ++round) {
#pragma GCC unroll 12
    for (int i = 0; i < 12; ++i) sums[i] = _mm256_fmadd_ps(sums[i], factor, factor);
  }
  __m256 total = sums[0];
  for (int i = 1; i < 12; ++i) total = _mm256_add_ps(total, sums[i]);
  return _mm256_cvtss_f32(total);
}

bool has_fma() { return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"); }
#else
float fma_loop(int) { return 0.0F; }
bool has_fma() { return false; }
#endif

/// What all benchmarks are compared with.
void eight_wide_fma(benchmark::State& state) {
  if (!has_fma()) {
    state.SkipWithError("this processor has no AVX2");
    return;
  }
  constexpr int kRounds = 10'000;
  UnitCost cost(state, 12.0 * kRounds);
  for (auto _ : state) benchmark::DoNotOptimize(fma_loop(kRounds));
}
BENCHMARK(eight_wide_fma);

}  // namespace

double thread_nanoseconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return 1e9 * static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec);
}

double measure_fma() {
  if (!has_fma()) return 0.0;
  constexpr int kRounds = 500'000;
  const double begin = thread_nanoseconds();
  benchmark::DoNotOptimize(fma_loop(kRounds));
  return (thread_nanoseconds() - begin) / (12.0 * kRounds);
}

UnitCost::UnitCost(benchmark::State& state, double units)
    : state_(state), units_(units), fma_(measure_fma()), begin_(thread_nanoseconds()) {}

UnitCost::~UnitCost() {
  const double each = (thread_nanoseconds() - begin_) / (static_cast<double>(state_.iterations()) * units_);
  const double fma = (fma_ + measure_fma()) / 2.0;
  state_.counters["ps"] = 1000.0 * each;
  if (fma > 0.0) state_.counters["fma"] = each / fma;
}

}  // namespace ldavi::bench
