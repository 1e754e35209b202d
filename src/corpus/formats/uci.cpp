// SPDX-License-Identifier: Apache-2.0
#include "corpus/formats/uci.hpp"

#include <charconv>
#include <cstdint>
#include <string_view>
#include <system_error>

#include "base/input_file.hpp"
#include "corpus/formats/count_lines.hpp"
#include "corpus/formats/count_words.hpp"
#include "corpus/readers/bad_record.hpp"
#include "ldavi/base/error.hpp"

namespace ldavi {
namespace {

constexpr int kHeaderLines = 3;

/// Reads a line of three numbers with one blank between them, as nearly all are; false for any other.
bool read_plain_entry(std::string_view line, std::uint32_t (&numbers)[3]) noexcept {
  const char* at = line.data();
  const char* const end = at + line.size();
  for (int i = 0; i < 3; ++i) {
    const auto [stop, error] = std::from_chars(at, end, numbers[i]);
    if (error != std::errc() || (i < 2 ? stop == end || *stop != ' ' : stop != end)) return false;
    at = stop + 1;
  }
  return true;
}

class UciReader {
 public:
  UciReader(const std::string& path, const std::optional<KnownTerms>& known, const ReadOptions& options, ReadReport& report)
      : file_(path, options.max_decompressed), known_(known), skip_bad_records_(options.skip_bad_records), report_(report) {}

  CountMatrix read() {
    for_each_line(file_, 1, "expected 'document term count'", [this](std::string_view line) { take(line); });
    if (num_header_lines_ < kHeaderLines) {
      throw ParseError(file_.name(), 0, "the file ends in its header",
                       "expected the numbers of documents, terms and entries, a line each");
    }
    if (num_entries_ != header_[2]) {
      throw ParseError(file_.name(), 0, "the file ends after " + std::to_string(num_entries_) + " entries",
                       "expected " + std::to_string(header_[2]) + ", as its third line says");
    }
    return entries_.build(static_cast<std::uint32_t>(header_[0]), static_cast<std::uint32_t>(header_[1]), file_.name());
  }

 private:
  void take(std::string_view line) {
    ++line_number_;
    std::uint32_t entry[3];
    if (num_header_lines_ == kHeaderLines && num_entries_ < header_[2] && read_plain_entry(line, entry) && is_in_range(entry)) {
      ++num_entries_;
      entries_.add(entry[0] - 1, entry[1] - 1, entry[2]);
      return;
    }
    std::string_view rest = line;
    const std::string_view first = next_word(rest);
    if (first.empty()) return;
    if (num_header_lines_ < kHeaderLines) {
      take_header(first, rest);
      return;
    }
    if (num_entries_ == header_[2]) {
      throw ParseError(file_.name(), line_number_, "one more entry",
                       "expected " + std::to_string(num_entries_) + ", as the third line says");
    }
    ++num_entries_;
    try {
      take_entry(first, rest);
    } catch (const ParseError& error) {
      if (!skip_bad_records_) throw;
      count_bad_record(report_, error.what());
    }
  }

  bool is_in_range(const std::uint32_t (&entry)[3]) const noexcept {
    return entry[0] >= 1 && entry[0] <= header_[0] && entry[1] >= 1 && entry[1] <= header_[1];
  }

  void take_header(std::string_view first, std::string_view rest) {
    static constexpr const char* kNames[kHeaderLines] = {"the number of documents", "the number of terms",
                                                         "the number of entries"};
    const std::uint64_t most = num_header_lines_ < 2 ? kMaxSize : kMaxCount * kMaxCount;
    header_[num_header_lines_] = number(first, kNames[num_header_lines_], 0, most);
    if (!next_word(rest).empty()) refuse("more than a number", "expected " + std::string(kNames[num_header_lines_]) + " alone");
    if (num_header_lines_ == 1 && known_ && header_[1] != known_->number) {
      refuse("the number of terms is '" + std::string(first) + "'",
             "expected " + std::to_string(known_->number) + ", as many as " + known_->source + " has");
    }
    header_lines_[num_header_lines_] = line_number_;
    if (++num_header_lines_ < kHeaderLines) return;
    refuse_implausible(0, kNames[0]);
    if (!known_) refuse_implausible(1, kNames[1]);
  }

  /// By the number of entries that the third line says: the end of the file proves it before anything is allocated for it.
  void refuse_implausible(int i, const std::string& name) const {
    refuse_implausible_size(header_[i], header_[2], name, "of which the third line says there are",
                            {file_.name(), header_lines_[i]});
  }

  void take_entry(std::string_view first, std::string_view rest) {
    const std::string_view second = next_word(rest);
    const std::string_view third = next_word(rest);
    if (third.empty() || !next_word(rest).empty()) {
      refuse(third.empty() ? "the entry has less than three numbers" : "the entry has more than three numbers",
             "expected 'document term count'");
    }
    const std::uint64_t document = number(first, "document", 1, header_[0]);
    const std::uint64_t term = number(second, "term", 1, header_[1]);
    const std::uint64_t count = number(third, "count", 0, kMaxCount);
    entries_.add(static_cast<std::uint32_t>(document - 1), static_cast<std::uint32_t>(term - 1),
                 static_cast<std::uint32_t>(count));
  }

  std::uint64_t number(std::string_view word, const char* what, std::uint64_t least, std::uint64_t most) const {
    return whole_number(word, what, least, most, {file_.name(), line_number_});
  }

  [[noreturn]] void refuse(const std::string& problem, const std::string& expectation) const {
    throw ParseError(file_.name(), line_number_, problem, expectation);
  }

  InputFile file_;
  std::optional<KnownTerms> known_;
  bool skip_bad_records_;
  ReadReport& report_;
  CountEntries entries_;
  std::uint64_t header_[kHeaderLines] = {};
  std::uint64_t header_lines_[kHeaderLines] = {};
  int num_header_lines_ = 0;
  std::uint64_t num_entries_ = 0;
  std::uint64_t line_number_ = 0;
};

}  // namespace

CountMatrix read_uci(const std::string& path, const std::optional<KnownTerms>& known, const ReadOptions& options,
                     ReadReport& report) {
  return UciReader(path, known, options, report).read();
}

}  // namespace ldavi
