// SPDX-License-Identifier: Apache-2.0
#include "fuzz/fuzzed_documents.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace ldavi;
  fuzz_documents(as_text(data, size), InputFormat::kCsv);
  fuzz_documents(as_text(data, size), InputFormat::kCsv, TextEncoding::kAuto, true);
  return 0;
}
