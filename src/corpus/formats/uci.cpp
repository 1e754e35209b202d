// SPDX-License-Identifier: Apache-2.0
#include "corpus/formats/uci.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <vector>

#include "base/input_file.hpp"
#include "corpus/input_name.hpp"
#include "corpus/readers/bad_record.hpp"
#include "ldavi/base/error.hpp"

namespace ldavi {
namespace {

constexpr std::uint64_t kMaxNumber = 0xFFFFFFFF;
/// No document and no term has this number, which others use as a mark.
constexpr std::uint64_t kMaxSize = kMaxNumber - 1;
/// Also the length of the longest line.
constexpr std::size_t kBlock = std::size_t{1} << 20;
constexpr int kHeaderLines = 3;
/// A row or term costs us memory also where it is empty, and whoever wrote the header nothing. So many are taken on trust …
constexpr std::uint64_t kTrusted = 1'000'000;
/// … and more only where there are as many entries, each a line of the file, for so many of them.
constexpr std::uint64_t kMostAnEntry = 10;

/// Calls body(line) for each line of the file, without its end (LF, CRLF or CR).
template <class Body>
void for_each_line(InputFile& file, const Body& body) {
  std::vector<char> block(kBlock);
  std::size_t kept = 0;  // bytes at the start of the block, of a line whose end is not read yet
  bool skip_line_feed = false;
  for (;;) {
    if (kept == block.size()) throw ParseError(file.name(), 0, "a line is longer than 1 MiB", "expected 'document term count'");
    const std::size_t got = file.read(block.data() + kept, block.size() - kept);
    if (got == 0) break;
    const char* line = block.data();
    const char* const end = line + kept + got;
    for (const char* at = line + kept; at != end; ++at) {
      if (*at != '\n' && *at != '\r') continue;
      if (!(skip_line_feed && *at == '\n' && at == line)) body(std::string_view(line, static_cast<std::size_t>(at - line)));
      skip_line_feed = *at == '\r';
      line = at + 1;
    }
    kept = static_cast<std::size_t>(end - line);
    std::memmove(block.data(), line, kept);
  }
  if (kept > 0) body(std::string_view(block.data(), kept));
}

/// Cuts the first word off `line`; "" at its end.
std::string_view next_word(std::string_view& line) noexcept {
  const auto is_space = [](char c) { return c == ' ' || c == '\t'; };
  const char* begin = line.data();
  const char* const end = begin + line.size();
  while (begin != end && is_space(*begin)) ++begin;
  const char* word_end = begin;
  while (word_end != end && !is_space(*word_end)) ++word_end;
  line = {word_end, static_cast<std::size_t>(end - word_end)};
  return {begin, static_cast<std::size_t>(word_end - begin)};
}

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
  UciReader(const std::string& path, const std::optional<KnownTerms>& known, bool skip_bad_records, ReadReport& report,
            std::uint64_t max_decompressed)
      : file_(path, max_decompressed), known_(known), skip_bad_records_(skip_bad_records), report_(report) {}

  CountMatrix read() {
    for_each_line(file_, [this](std::string_view line) { take(line); });
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
    const std::uint64_t most = num_header_lines_ < 2 ? kMaxSize : kMaxNumber * kMaxNumber;
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
    if (header_[i] <= kTrusted || header_[i] / kMostAnEntry <= header_[2]) return;
    throw ParseError(file_.name(), header_lines_[i], name + " is '" + std::to_string(header_[i]) + "'",
                     "expected at most " + std::to_string(kTrusted) + ", or " + std::to_string(kMostAnEntry) +
                         " for each entry, of which the third line says there are " + std::to_string(header_[2]));
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
    const std::uint64_t count = number(third, "count", 0, kMaxNumber);
    entries_.add(static_cast<std::uint32_t>(document - 1), static_cast<std::uint32_t>(term - 1),
                 static_cast<std::uint32_t>(count));
  }

  std::uint64_t number(std::string_view word, const char* what, std::uint64_t least, std::uint64_t most) const {
    std::uint64_t value = 0;
    const char* const end = word.data() + word.size();
    const auto [stop, error] = std::from_chars(word.data(), end, value);
    if (error != std::errc() || stop != end || value < least || value > most) {
      refuse(std::string(what) + " is '" + std::string(word) + "'",
             "expected a whole number from " + std::to_string(least) + " to " + std::to_string(most));
    }
    return value;
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

CountMatrix read_uci(const std::string& path, const std::optional<KnownTerms>& known, bool skip_bad_records, ReadReport& report,
                     std::uint64_t max_decompressed) {
  return UciReader(path, known, skip_bad_records, report, max_decompressed).read();
}

bool has_uci_name(const std::string& path) {
  const std::string name = uncompressed_name(path);
  return name.starts_with("docword.") && name.ends_with(".txt");
}

std::optional<std::string> find_uci_vocabulary(const std::string& path) {
  constexpr std::string_view kPrefix = "docword";
  const std::string name = uncompressed_name(path);
  if (!name.starts_with(kPrefix)) return std::nullopt;
  const std::filesystem::path folder = std::filesystem::path(path).parent_path();
  for (const char* suffix : {"", ".gz", ".zst"}) {
    const std::filesystem::path vocabulary = folder / ("vocab" + name.substr(kPrefix.size()) + suffix);
    std::error_code error;
    if (std::filesystem::exists(vocabulary, error)) return vocabulary.string();
  }
  return std::nullopt;
}

}  // namespace ldavi
