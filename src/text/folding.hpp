// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace ldavi {

/// Makes the spellings of a word one: NFKC_Casefold, typographic apostrophes as the plain one, the vowel am of Thai and Lao
/// as one letter. Const and thread-safe.
class Folding {
 public:
  /// Throws InvalidArgument when ICU's data is missing.
  Folding();

  /// Appends the folded form of well-formed UTF-8.
  void append(std::string_view text, std::string& folded) const;

  /// A whole word as tokens are written: decoded, folded, its core. Any bytes.
  std::string word(std::string_view text) const;

 private:
  const void* normalizer_;  // icu::Normalizer2, owned by ICU
};

}  // namespace ldavi
