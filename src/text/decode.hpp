// SPDX-License-Identifier: Apache-2.0
// Bytes of a document as well-formed UTF-8.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ldavi {

/// How many bytes at the start are ASCII.
std::size_t ascii_prefix(std::string_view text) noexcept;

bool is_ascii(std::string_view text) noexcept;

/// What begins a text: a UTF-8 sequence of `size` bytes, of which `valid` stand there as they should. Well-formed where both are the same. Where no
/// sequence begins so, size is 0 and valid 1. An ill-formed sequence (maximal subpart, Unicode 3.9) has `valid` bytes.
struct SequenceStart {
  std::size_t size = 0;
  std::size_t valid = 1;
};

/// At the start of `text` (not empty).
SequenceStart utf8_sequence_start(std::string_view text) noexcept;

/// The length of the well-formed UTF-8 sequence at the start of `text` (not empty), 0 where there is none.
std::size_t utf8_sequence_length(std::string_view text) noexcept;

bool is_well_formed_utf8(std::string_view text) noexcept;

/// Each ill-formed sequence becomes U+FFFD, all else stays as it is. Returns how many there were.
std::uint64_t make_well_formed(std::string& text);

/// Code points of well-formed UTF-8.
std::size_t count_code_points(std::string_view text) noexcept;

/// A place in a decoded text from which on its bytes stand one to one for source bytes, until the next such place.
struct DecodedOffset {
  std::size_t decoded = 0;
  std::size_t source = 0;
};

/// Well-formed UTF-8 made of `text`: each ill-formed sequence (maximal subpart, Unicode 3.9) becomes U+FFFD, each zero-width space U+200B a
/// space of as many bytes. Appends to `offsets`, where it is given, what source_offset needs. Returns the number of ill-formed sequences.
std::uint64_t decode_utf8(std::string_view text, std::string& decoded, std::vector<DecodedOffset>* offsets);

/// The source byte behind a byte of the decoded text.
std::size_t source_offset(const std::vector<DecodedOffset>& offsets, std::size_t decoded) noexcept;

}  // namespace ldavi
