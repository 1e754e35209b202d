// SPDX-License-Identifier: Apache-2.0
// The TEXT section of saved files: refused, or written back as it was, and good for an analyzer.
#include "ldavi/text/text_rules.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include "fuzz/fuzz_input.hpp"
#include "ldavi/text/analyzer.hpp"
#include "text/decode.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace ldavi;
  const std::string_view bytes = as_text(data, size);
  try {
    const TextRules rules = parse_text_rules(bytes, "model");
    require(serialize(rules) == bytes, "rules are written as they were read");
    accepted = true;
    library_difference(rules);
    Analyzer analyzer(rules);
    Tokens tokens;
    if (!rules.token_pattern.empty()) return 0;  // it may take minutes for a text before it is refused
    analyzer.analyze("On 3 May the bread-oven's smoke rose; #rain fell.", tokens);
    for (const std::string_view word : tokens.words)
      require(!word.empty() && is_well_formed_utf8(word), "a word is well-formed and not empty");
  } catch (const FormatError& error) {
    require(error.path() == "model", "an error names the file");
  }
  return 0;
}
