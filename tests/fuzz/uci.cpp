// SPDX-License-Identifier: Apache-2.0
#include "corpus/formats/uci.hpp"

#include "fuzz/fuzzed_counts.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  ldavi::ReadOptions options;
  options.format = ldavi::InputFormat::kUci;
  ldavi::fuzz_counts(ldavi::as_text(data, size), ldavi::read_uci, options);
  return 0;
}
