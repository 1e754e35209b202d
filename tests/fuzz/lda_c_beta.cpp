// SPDX-License-Identifier: Apache-2.0
#include "evaluation/foreign/lda_c_beta.hpp"

#include "fuzz/fuzzed_topics.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace ldavi;
  const FuzzInput input(as_text(data, size));
  refuses(input, [&] {
    InputLines lines{InputFile(input.path(), 1'000'000)};
    const std::string first = lines.peek();
    require_sound(read_log_probabilities(lines, separator_of(first)));
  });
  return 0;
}
