// SPDX-License-Identifier: Apache-2.0
// Times in multiples of what the machine can do at that moment, so that figures of a fast and of a slow or shared one can be compared.
#pragma once

#include <benchmark/benchmark.h>

#include <cstdint>

namespace ldavi::bench {

/// Processor time of this thread, in nanoseconds.
double thread_nanoseconds();

/// Nanoseconds a fused multiply-add of eight floats takes where nothing but their number limits it; about two milliseconds of work.
/// 0 on processors without AVX2.
double measure_fma();

/// Made before the loop of a benchmark and told how many units of work an iteration is, reports when it goes:
///   ps   picoseconds of processor time a unit,
///   fma  the same in multiples of measure_fma(), which is taken before and after the loop.
class UnitCost {
 public:
  UnitCost(benchmark::State& state, double units);
  ~UnitCost();
  UnitCost(const UnitCost&) = delete;
  UnitCost& operator=(const UnitCost&) = delete;

 private:
  benchmark::State& state_;
  double units_;
  double fma_;
  double begin_;
};

}  // namespace ldavi::bench
