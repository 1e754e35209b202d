// SPDX-License-Identifier: Apache-2.0
#include "corpus/formats/matrix_market.hpp"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <utility>

#include "base/input_file.hpp"
#include "corpus/formats/count_lines.hpp"
#include "corpus/formats/count_words.hpp"
#include "corpus/readers/bad_record.hpp"
#include "ldavi/base/error.hpp"

namespace ldavi {
namespace {

constexpr std::string_view kBanner = "%%MatrixMarket";
constexpr const char* kNumDocuments = "the number of documents";
constexpr const char* kNumTerms = "the number of terms";

/// The banner's words are taken in upper case too.
std::string lower_case(std::string_view word) {
  std::string lower(word);
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return lower;
}

class MatrixMarketReader {
 public:
  MatrixMarketReader(const std::string& path, const std::optional<KnownTerms>& known, const ReadOptions& options,
                     ReadReport& report)
      : file_(path, options.max_decompressed),
        known_(known),
        transpose_(options.transpose),
        skip_(options.skip_bad_records),
        report_(report) {}

  CountMatrix read() {
    for_each_line(file_, 1, "expected 'row column value'", [this](std::string_view line) { take(line); });
    if (!has_banner_) throw ParseError(file_.name(), 0, "the file is empty", "expected a Matrix Market banner");
    if (sizes_line_ == 0) {
      throw ParseError(file_.name(), 0, "the file ends in its header", "expected the numbers of rows, columns and entries");
    }
    if (found_ != num_entries_) {
      throw ParseError(file_.name(), 0, "the file ends after " + std::to_string(found_) + " entries",
                       "expected " + std::to_string(num_entries_) + ", as line " + std::to_string(sizes_line_) + " says");
    }
    return entries_.build(static_cast<std::uint32_t>(num_documents()), static_cast<std::uint32_t>(num_terms()), file_.name());
  }

 private:
  enum class Field { kInteger, kReal, kPattern };

  std::uint64_t num_documents() const noexcept { return transpose_ ? columns_ : rows_; }
  std::uint64_t num_terms() const noexcept { return transpose_ ? rows_ : columns_; }

  void take(std::string_view line) {
    ++place_.line;
    if (!has_banner_) {
      take_banner(line);
      return;
    }
    if (line.starts_with('%')) return;
    const std::string_view first = next_word(line);
    if (first.empty()) return;
    if (sizes_line_ == 0) {
      take_sizes(first, line);
      return;
    }
    if (found_ == num_entries_) {
      place_.refuse("one more entry",
                    "expected " + std::to_string(num_entries_) + ", as line " + std::to_string(sizes_line_) + " says");
    }
    ++found_;
    try {
      take_entry(first, line);
    } catch (const ParseError& error) {
      if (!skip_) throw;
      count_bad_record(report_, error.what());
    }
  }

  void take_banner(std::string_view line) {
    if (next_word(line) != kBanner) {
      place_.refuse("the line is no Matrix Market banner", "expected '%%MatrixMarket matrix coordinate integer general'");
    }
    const auto require = [&](const std::string& what, std::string_view wanted) {
      const std::string word = lower_case(next_word(line));
      if (word != wanted) place_.refuse("the " + what + " is " + in_quotes(word), "expected '" + std::string(wanted) + "'");
    };
    require("object", "matrix");
    require("format", "coordinate");
    const std::string field = lower_case(next_word(line));
    if (field == "pattern") {
      field_ = Field::kPattern;
    } else if (field == "real") {
      field_ = Field::kReal;
    } else if (field != "integer") {
      place_.refuse("the field is " + in_quotes(field), "expected 'integer', 'real' or 'pattern'");
    }
    require("symmetry", "general");
    has_banner_ = true;
  }

  void take_sizes(std::string_view first, std::string_view rest) {
    const std::string_view second = next_word(rest);
    const std::string_view third = next_word(rest);
    if (third.empty() || !next_word(rest).empty())
      place_.refuse("the line does not have three sizes", "expected the numbers of rows, columns and entries");
    rows_ = whole_number(first, transpose_ ? kNumTerms : kNumDocuments, 0, kMaxSize, place_);
    columns_ = whole_number(second, transpose_ ? kNumDocuments : kNumTerms, 0, kMaxSize, place_);
    num_entries_ = whole_number(third, "the number of entries", 0, kMaxCount * kMaxCount, place_);
    const std::string authority = "of which the line says there are";
    refuse_implausible_size(num_documents(), num_entries_, kNumDocuments, authority, place_);
    if (known_ && num_terms() != known_->number) refuse_number_of_terms();
    if (!known_) refuse_implausible_size(num_terms(), num_entries_, kNumTerms, authority, place_);
    sizes_line_ = place_.line;
  }

  [[noreturn]] void refuse_number_of_terms() const {
    const bool other_way_round = known_->number == num_documents();
    place_.refuse(std::string(kNumTerms) + " is '" + std::to_string(num_terms()) + "'",
                  "expected " + std::to_string(known_->number) + ", as many as " + known_->source + " has" +
                      (other_way_round && !transpose_ ? "; is a column a document (--transpose)?" : ""));
  }

  void take_entry(std::string_view first, std::string_view rest) {
    const std::string_view second = next_word(rest);
    const std::string_view third = field_ == Field::kPattern ? "1" : next_word(rest);
    if (second.empty() || third.empty() || !next_word(rest).empty()) {
      const bool is_pattern = field_ == Field::kPattern;
      place_.refuse("the entry does not have " + std::string(is_pattern ? "two" : "three") + " numbers",
                    is_pattern ? "expected 'row column'" : "expected 'row column value'");
    }
    std::uint64_t document = whole_number(first, "row", 1, rows_, place_);
    std::uint64_t term = whole_number(second, "column", 1, columns_, place_);
    if (transpose_) std::swap(document, term);
    const std::uint64_t count =
        field_ == Field::kReal ? count_of_real(third, "value", place_) : whole_number(third, "value", 0, kMaxCount, place_);
    entries_.add(static_cast<std::uint32_t>(document - 1), static_cast<std::uint32_t>(term - 1),
                 static_cast<std::uint32_t>(count));
  }

  InputFile file_;
  std::optional<KnownTerms> known_;
  bool transpose_;
  bool skip_;
  ReadReport& report_;
  WordPlace place_{file_.name()};
  CountEntries entries_;
  bool has_banner_ = false;
  Field field_ = Field::kInteger;
  std::uint64_t sizes_line_ = 0;
  std::uint64_t rows_ = 0;
  std::uint64_t columns_ = 0;
  std::uint64_t num_entries_ = 0;
  std::uint64_t found_ = 0;
};

}  // namespace

CountMatrix read_matrix_market(const std::string& path, const std::optional<KnownTerms>& known, const ReadOptions& options,
                               ReadReport& report) {
  return MatrixMarketReader(path, known, options, report).read();
}

bool has_matrix_market_banner(const std::string& path) {
  InputFile file(path);
  std::string start(kBanner.size(), '\0');
  std::size_t size = 0;
  while (size < start.size()) {
    const std::size_t got = file.read(start.data() + size, start.size() - size);
    if (got == 0) return false;
    size += got;
  }
  return start == kBanner;
}

}  // namespace ldavi
