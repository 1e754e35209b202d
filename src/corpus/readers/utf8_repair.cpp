// SPDX-License-Identifier: Apache-2.0
#include "corpus/readers/utf8_repair.hpp"

#include <cstddef>
#include <string_view>
#include <utility>

namespace ldavi {
namespace {

struct Sequence {
  std::size_t length;
  bool well_formed;
};

/// The sequence that `text` (not empty) begins with. By Unicode 15, table 3-7.
Sequence first_sequence(std::string_view text) noexcept {
  const auto lead = static_cast<unsigned char>(text[0]);
  if (lead < 0x80) return {1, true};
  if (lead < 0xC2 || lead > 0xF4) return {1, false};
  const std::size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  unsigned lowest = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  unsigned highest = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  for (std::size_t i = 1; i < length; ++i) {
    if (i == text.size()) return {i, false};
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < lowest || byte > highest) return {i, false};
    lowest = 0x80;
    highest = 0xBF;
  }
  return {length, true};
}

}  // namespace

std::uint64_t repair_utf8(std::string& text) {
  std::uint64_t repaired = 0;
  std::string out;
  for (std::string_view rest = text; !rest.empty();) {
    const Sequence sequence = first_sequence(rest);
    if (sequence.well_formed) {
      out += rest.substr(0, sequence.length);
    } else {
      out += "\xEF\xBF\xBD";
      ++repaired;
    }
    rest.remove_prefix(sequence.length);
  }
  if (repaired > 0) text = std::move(out);
  return repaired;
}

}  // namespace ldavi
