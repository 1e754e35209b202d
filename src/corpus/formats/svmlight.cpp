// SPDX-License-Identifier: Apache-2.0
#include "corpus/formats/svmlight.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <string_view>
#include <system_error>
#include <vector>

#include "base/input_file.hpp"
#include "corpus/formats/count_lines.hpp"
#include "corpus/formats/count_rows.hpp"
#include "corpus/formats/count_words.hpp"
#include "corpus/readers/bad_record.hpp"
#include "ldavi/base/error.hpp"

namespace ldavi {
namespace {

constexpr const char* kExpectation = "expected 'target index:value index:value …'";

bool is_number(std::string_view word) noexcept {
  if (word.starts_with('+')) word.remove_prefix(1);
  double value = 0.0;
  const char* const end = word.data() + word.size();
  const auto [stop, error] = std::from_chars(word.data(), end, value);
  return error == std::errc() && stop == end && std::isfinite(value);
}

class SvmLightReader {
 public:
  SvmLightReader(const std::string& path, const std::optional<KnownTerms>& known, const ReadOptions& options,
                 ReadReport& report)
      : file_(path, options.max_decompressed),
        rows_(known),
        first_index_(options.zero_based ? 0 : 1),
        skip_(options.skip_bad_records),
        report_(report) {}

  CountMatrix read() {
    for_each_line(file_, kLongestDocument, kExpectation, [this](std::string_view line) { take(line); });
    CountMatrix matrix = rows_.build(file_.name());
    const auto says_nothing = [](const std::string& label) { return label.empty() || label == "0"; };
    if (!std::all_of(labels_.begin(), labels_.end(), says_nothing)) matrix.labels = std::move(labels_);
    return matrix;
  }

 private:
  void take(std::string_view line) {
    ++place_.line;
    line = line.substr(0, line.find('#'));
    const std::string_view target = next_word(line);
    if (target.empty()) return;
    try {
      take_document(target, line);
      labels_.emplace_back(target);
    } catch (const ParseError& error) {
      if (!skip_) throw;
      count_bad_record(report_, error.what());
      rows_.end_empty_document();
      labels_.emplace_back();
    }
  }

  void take_document(std::string_view target, std::string_view rest) {
    if (!is_svmlight_target(target))
      place_.refuse("the target is " + in_quotes(target), "expected a number, or several with commas");
    for (std::string_view word = next_word(rest); !word.empty(); word = next_word(rest)) {
      const std::size_t colon = word.find(':');
      if (colon == std::string_view::npos) place_.refuse(in_quotes(word) + " is no pair", kExpectation);
      const std::string_view index = word.substr(0, colon);
      if (index == "qid") continue;
      if (index == "0" && first_index_ == 1) place_.refuse("index is '0'", "expected numbers from 1, or --zero-based");
      const std::uint64_t term =
          whole_number(index, "index", first_index_, rows_.last_term() + first_index_, place_) - first_index_;
      const std::uint64_t count = count_of_real(word.substr(colon + 1), "value", place_);
      rows_.add(static_cast<std::uint32_t>(term), static_cast<std::uint32_t>(count));
    }
    rows_.end_document(place_);
  }

  InputFile file_;
  CountRows rows_;
  std::uint64_t first_index_;
  bool skip_;
  ReadReport& report_;
  WordPlace place_{file_.name()};
  std::vector<std::string> labels_;
};

}  // namespace

CountMatrix read_svmlight(const std::string& path, const std::optional<KnownTerms>& known, const ReadOptions& options,
                          ReadReport& report) {
  return SvmLightReader(path, known, options, report).read();
}

bool is_svmlight_target(std::string_view word) noexcept {
  for (;;) {
    const std::size_t comma = word.find(',');
    if (!is_number(word.substr(0, comma))) return false;
    if (comma == std::string_view::npos) return true;
    word.remove_prefix(comma + 1);
  }
}

}  // namespace ldavi
