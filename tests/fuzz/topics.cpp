// SPDX-License-Identifier: Apache-2.0
#include "fuzz/fuzzed_topics.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace ldavi;
  const FuzzInput input(as_text(data, size));
  refuses(input, [&] { require_sound(read_foreign_topics(input.path())); });
  return 0;
}
