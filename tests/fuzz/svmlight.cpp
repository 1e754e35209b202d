// SPDX-License-Identifier: Apache-2.0
#include "corpus/formats/svmlight.hpp"

#include "fuzz/fuzzed_counts.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  ldavi::ReadOptions options;
  options.format = ldavi::InputFormat::kSvmLight;
  for (const bool zero_based : {false, true}) {
    options.zero_based = zero_based;
    ldavi::fuzz_counts(ldavi::as_text(data, size), ldavi::read_svmlight, options);
  }
  return 0;
}
