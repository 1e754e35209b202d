// SPDX-License-Identifier: Apache-2.0
// The prior of the mixtures: a file with a number a topic, and what lda-c writes beside its topics.
#include "fuzz/fuzz_file.hpp"
#include "fuzz/fuzzed_topics.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace ldavi;
  const std::string_view bytes = as_text(data, size);
  const FuzzInput input(bytes);
  refuses(input, [&] {
    const std::vector<double> numbers = read_numbers(input.path());
    require(!numbers.empty(), "there is a number");
    for (const double number : numbers) require(is_weight(number), "priors are finite and not negative");
  });
  static const FuzzFile beta("-0.6931 -0.6931\n-0.6931 -0.6931\n", "final.beta");
  const FuzzFile other(bytes, "final.other");
  refuses(other, [&] {
    const ForeignTopics topics = read_foreign_topics(beta.path());
    require_sound(topics);
    require(topics.alpha.size() == 2, "each topic has the alpha that stands beside them");
  });
  return 0;
}
