// SPDX-License-Identifier: Apache-2.0
// Text in other encodings as UTF-8, piece by piece.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace ldavi {

/// kLatin1 is Windows-1252, as browsers take it: 0x80 to 0x9F are its quotes, dashes and the euro sign; the five of them that it leaves
/// unassigned stay control characters.
enum class Encoding { kUtf8, kUtf16Little, kUtf16Big, kLatin1 };

struct Conversion {
  /// Bytes of well-formed text that were appended.
  std::size_t consumed = 0;
  /// Bytes of the ill-formed sequence after them; 0 where there is none, but the end or the beginning of a sequence that goes on later.
  std::size_t ill_formed = 0;
};

/// Appends the well-formed start of `bytes` to `out` as UTF-8, up to the first ill-formed sequence: in UTF-16, a surrogate without its other half.
/// `at_end`: nothing comes after `bytes`, so that what begins there and does not end is ill-formed.
Conversion append_as_utf8(std::string_view bytes, Encoding encoding, bool at_end, std::string& out);

}  // namespace ldavi
