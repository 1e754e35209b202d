// SPDX-License-Identifier: Apache-2.0
#include "fuzz/fuzzed_documents.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  ldavi::fuzz_documents(ldavi::as_text(data, size), ldavi::InputFormat::kLines);
  return 0;
}
