// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace ldavi {

/// Makes the spellings of a word one: NFKC_Casefold, and the typographic apostrophe as the plain one. Const and thread-safe.
class Folding {
 public:
  /// Throws InvalidArgument when ICU's data is missing.
  Folding();

  /// Appends the folded form of well-formed UTF-8.
  void append(std::string_view text, std::string& folded) const;

 private:
  const void* normalizer_;  // icu::Normalizer2, owned by ICU
};

}  // namespace ldavi
