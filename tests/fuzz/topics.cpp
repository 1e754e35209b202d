// SPDX-License-Identifier: Apache-2.0
#include "fuzz/fuzz_file.hpp"
#include "fuzz/fuzzed_topics.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace ldavi;
  const std::string_view bytes = as_text(data, size);
  const FuzzInput input(bytes);
  refuses(input, [&] { require_sound(read_foreign_topics(input.path())); });
  if (!bytes.starts_with("\x93NUMPY")) return 0;
  const FuzzFile named(bytes, "model.expElogbeta.npy");  // then the numbers are means of logarithms
  refuses(named, [&] { require_sound(read_foreign_topics(named.path())); });
  return 0;
}
