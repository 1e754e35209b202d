// SPDX-License-Identifier: Apache-2.0
#include "corpus/formats/vocabulary_file.hpp"

#include <unordered_set>

#include "fuzz/fuzz_input.hpp"
#include "text/decode.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace ldavi;
  const FuzzInput input(as_text(data, size));
  refuses(input, [&] {
    const std::vector<std::string> terms = read_vocabulary_file(input.path());
    std::unordered_set<std::string_view> seen;
    for (const std::string& term : terms) {
      require(!term.empty() && is_well_formed_utf8(term), "a term is well-formed and not empty");
      require(seen.insert(term).second, "no term stands twice");
      require(!is_made_up(term) || term.starts_with('w'), "a term that is made up begins with w");
    }
    require(!refuses(input, [&] { read_vocabulary_file(input.path(), static_cast<std::uint32_t>(terms.size()), "as read"); }),
            "so many terms as there are may be expected");
    require(
        refuses(input, [&] { read_vocabulary_file(input.path(), static_cast<std::uint32_t>(terms.size() + 1), "as read"); }),
        "other numbers of terms are refused");
  });
  return 0;
}
