// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "fuzz/fuzz_input.hpp"
#include "ldavi/text/stop_words.hpp"
#include "text/decode.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace ldavi;
  const FuzzInput input(as_text(data, size));
  refuses(input, [&] {
    const std::vector<std::string> words = read_words(input.path());
    require(std::is_sorted(words.begin(), words.end()), "words are sorted");
    require(std::adjacent_find(words.begin(), words.end()) == words.end(), "no word stands twice");
    for (const std::string& word : words)
      require(!word.empty() && is_well_formed_utf8(word), "a word is well-formed and not empty");
  });
  return 0;
}
