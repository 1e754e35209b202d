// SPDX-License-Identifier: Apache-2.0
#include "text/script_count.hpp"

#include <unicode/uscript.h>

#include <algorithm>

namespace ldavi {
namespace {

/// The character that well-formed UTF-8 begins with, which is not ASCII; takes it away.
UChar32 take_character(std::string_view& text) noexcept {
  const auto lead = static_cast<unsigned char>(text.front());
  const std::size_t size = std::min<std::size_t>(lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2, text.size());
  UChar32 character = lead & (0x7F >> size);
  for (std::size_t i = 1; i < size; ++i) character = character << 6 | (static_cast<unsigned char>(text[i]) & 0x3F);
  text.remove_prefix(size);
  return character;
}

}  // namespace

void ScriptCount::add(std::string_view text) {
  while (!text.empty()) {
    const auto byte = static_cast<unsigned char>(text.front());
    if (byte < 0x80) {
      ascii_letters_ += static_cast<unsigned char>((byte | 0x20) - 'a') < 26 ? 1 : 0;
      text.remove_prefix(1);
      continue;
    }
    UErrorCode status = U_ZERO_ERROR;
    UScriptCode script = uscript_getScript(take_character(text), &status);
    if (script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA) script = USCRIPT_KATAKANA_OR_HIRAGANA;
    if (U_FAILURE(status) || script == USCRIPT_COMMON || script == USCRIPT_INHERITED || script == USCRIPT_UNKNOWN) continue;
    ++letters_[script];
  }
}

std::vector<std::pair<std::string, std::uint64_t>> ScriptCount::shares() const {
  std::map<int, std::uint64_t> letters = letters_;
  if (ascii_letters_ > 0) letters[USCRIPT_LATIN] += ascii_letters_;
  std::vector<std::pair<std::string, std::uint64_t>> found;
  for (const auto& [script, count] : letters) {
    const bool kana = script == USCRIPT_KATAKANA_OR_HIRAGANA;
    found.emplace_back(kana ? "Kana" : uscript_getName(static_cast<UScriptCode>(script)), count);
  }
  std::sort(found.begin(), found.end(),
            [](const auto& a, const auto& b) { return a.second != b.second ? a.second > b.second : a.first < b.first; });
  return found;
}

}  // namespace ldavi
