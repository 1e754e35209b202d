// SPDX-License-Identifier: Apache-2.0
// The words of a line of counts, and the numbers they stand for.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace ldavi {

constexpr std::uint64_t kMaxCount = 0xFFFFFFFF;
/// No document and no term has the last number, which others use as a mark.
constexpr std::uint64_t kMaxSize = kMaxCount - 1;

/// Cuts the first word off `line`, which blanks and tabs separate; "" at its end.
std::string_view next_word(std::string_view& line) noexcept;

/// In quotation marks, for messages; cut off where it is long, with \0 for NUL.
std::string in_quotes(std::string_view word);

/// Where a word stands, for messages. The name must outlive it.
struct WordPlace {
  const std::string& file;
  std::uint64_t line = 0;

  /// Throws ParseError.
  [[noreturn]] void refuse(const std::string& problem, const std::string& expectation) const;
};

/// The whole number from `least` to `most` that `word` is, in digits alone; `what` is for the message of the ParseError for any other.
std::uint64_t whole_number(std::string_view word, const char* what, std::uint64_t least, std::uint64_t most,
                           const WordPlace& place);

/// As whole_number() from 0 to 2^32 - 1, also where it is written as a number with a point or exponent ("3.0", "2e1").
std::uint64_t count_of_real(std::string_view word, const char* what, const WordPlace& place);

/// Refuses a number of documents or terms that is far beyond what `num_entries` entries show: a row or term costs us memory also where it is
/// empty, and whoever wrote the number nothing. `authority` says whence the number of entries is: "of which there are".
void refuse_implausible_size(std::uint64_t size, std::uint64_t num_entries, const std::string& what,
                             const std::string& authority, const WordPlace& place);

}  // namespace ldavi
