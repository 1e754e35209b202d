// SPDX-License-Identifier: Apache-2.0
#include "corpus/formats/lda_c.hpp"

#include <cstdint>
#include <string_view>

#include "base/input_file.hpp"
#include "base/number_format.hpp"
#include "corpus/formats/count_lines.hpp"
#include "corpus/formats/count_rows.hpp"
#include "corpus/formats/count_words.hpp"
#include "corpus/readers/bad_record.hpp"
#include "ldavi/base/error.hpp"

namespace ldavi {
namespace {

constexpr const char* kExpectation = "expected 'N term:count term:count …'";

void take_line(std::string_view line, const WordPlace& place, CountRows& rows) {
  const std::string_view first = next_word(line);
  if (first.empty()) place.refuse("the line is blank", "expected '0' for a document without terms");
  const std::uint64_t promised = whole_number(first, "the number of terms", 0, kMaxSize, place);
  std::uint64_t found = 0;
  for (std::string_view word = next_word(line); !word.empty(); word = next_word(line)) {
    const std::size_t colon = word.find(':');
    if (colon == std::string_view::npos) place.refuse(in_quotes(word) + " is no pair", kExpectation);
    const std::uint64_t term = whole_number(word.substr(0, colon), "term", 0, rows.last_term(), place);
    const std::uint64_t count = whole_number(word.substr(colon + 1), "count", 0, kMaxCount, place);
    rows.add(static_cast<std::uint32_t>(term), static_cast<std::uint32_t>(count));
    ++found;
  }
  if (found != promised) {
    place.refuse("the line has " + counted_text(found, "pair"),
                 "expected " + std::to_string(promised) + ", as its first number says");
  }
  rows.end_document(place);
}

}  // namespace

CountMatrix read_lda_c(const std::string& path, const std::optional<KnownTerms>& known, const ReadOptions& options,
                       ReadReport& report) {
  InputFile file(path, options.max_decompressed);
  CountRows rows(known);
  WordPlace place{file.name()};
  for_each_line(file, kLongestDocument, kExpectation, [&](std::string_view line) {
    ++place.line;
    try {
      take_line(line, place, rows);
    } catch (const ParseError& error) {
      if (!options.skip_bad_records) throw;
      count_bad_record(report, error.what());
      rows.end_empty_document();
    }
  });
  return rows.build(file.name());
}

}  // namespace ldavi
