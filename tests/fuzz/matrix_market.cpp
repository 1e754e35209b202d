// SPDX-License-Identifier: Apache-2.0
#include "corpus/formats/matrix_market.hpp"

#include "fuzz/fuzzed_counts.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  ldavi::ReadOptions options;
  options.format = ldavi::InputFormat::kMatrixMarket;
  for (const bool transpose : {false, true}) {
    options.transpose = transpose;
    ldavi::fuzz_counts(ldavi::as_text(data, size), ldavi::read_matrix_market, options);
  }
  return 0;
}
