// SPDX-License-Identifier: Apache-2.0
#include <benchmark/benchmark.h>

#include <cstdio>
#include <cstring>
#include <exception>

#include "documents.hpp"
#include "math/kernels/simd_target.hpp"

namespace ldavi::bench {

Inputs& inputs() {
  static Inputs inputs;
  return inputs;
}

namespace {

constexpr char kHelp[] =
    "ldavi_bench [--model FILE --documents COUNTS] [OPTION OF GOOGLE BENCHMARK...]\n"
    "\n"
    "Times the kernels and the inference of new documents on one core, by processor time. ps: picoseconds a unit of work (of a "
    "kernel: a\n"
    "topic of a cell, and of a round where there are rounds). fma: the same in fused multiply-adds of eight floats, which is "
    "what to\n"
    "compare between machines.\n"
    "  --model, --documents   infer_* use this model, on every tenth document of this UCI matrix; else both are made up\n"
    "  --benchmark_filter=REGEX  --benchmark_repetitions=N  and the others of Google Benchmark\n"
    "LDAVI_SIMD=scalar|avx2|avx512 chooses the vector instructions.\n";

int run(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  for (int i = 1; i < argc; ++i) {
    if (std::strcmp(argv[i], "--model") == 0 && i + 1 < argc) {
      inputs().model = argv[++i];
    } else if (std::strcmp(argv[i], "--documents") == 0 && i + 1 < argc) {
      inputs().documents = argv[++i];
    } else {
      std::fputs(kHelp, stderr);
      return 64;
    }
  }
  if (inputs().model.empty() != inputs().documents.empty()) {
    std::fputs("ldavi_bench: --model and --documents go together\n", stderr);
    return 64;
  }
  benchmark::AddCustomContext("simd", std::string(simd_target_name(choose_simd_target())));
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}

}  // namespace
}  // namespace ldavi::bench

int main(int argc, char** argv) {
  try {
    return ldavi::bench::run(argc, argv);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "ldavi_bench: %s\n", error.what());
    return 1;
  }
}
