// SPDX-License-Identifier: Apache-2.0
// What a text holds besides words that somebody may want whole: addresses, hashtags, emoji.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "ldavi/text/text_rules.hpp"

namespace ldavi {

enum class SpecialKind {
  kAddress,  // of a page or a mailbox
  kTag,      // #subject, @somebody
  kEmoji,    // with all that belongs to it: skin, joined ones, both letters of a flag
};

/// Bytes [begin, end) of a text.
struct SpecialToken {
  std::size_t begin = 0;
  std::size_t end = 0;
  SpecialKind kind = SpecialKind::kAddress;

  friend bool operator==(const SpecialToken&, const SpecialToken&) = default;
};

/// Whether any kind is treated in another way than as words.
bool has_special_tokens(const TextRules& rules) noexcept;

/// Those of the kinds that `rules` do not leave to the segmenter, ascending and apart, in place of the content of `found`. `text` may be any
/// bytes. An address of a page begins with a scheme and :// or with www., ends before white space, quotes, angle brackets, and loses the
/// punctuation at its end; one of a mailbox is local@domain with a dot in the domain. A tag is # or @ and letters, digits, underscores,
/// not digits alone.
void find_special_tokens(std::string_view text, const TextRules& rules, std::vector<SpecialToken>& found);

}  // namespace ldavi
