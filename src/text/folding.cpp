// SPDX-License-Identifier: Apache-2.0
#include "text/folding.hpp"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>

#include <array>
#include <cstddef>

#include "text/decode.hpp"
#include "text/icu_status.hpp"
#include "text/word_core.hpp"

namespace ldavi {
namespace {

struct Spelling {
  std::string_view found;
  std::string_view wanted;
};

/// What NFKC leaves in several spellings, or takes apart though everybody writes it in one piece.
constexpr std::array<Spelling, 5> kSpellings{{
    {"\u2019", "'"},
    {"\u2018", "'"},
    {"\u02BC", "'"},
    {"\u0E4D\u0E32", "\u0E33"},  // Thai and Lao am
    {"\u0ECD\u0EB2", "\u0EB3"},
}};

/// The bytes that these begin with.
bool may_begin_spelling(char c) noexcept { return c == '\xE2' || c == '\xCA' || c == '\xE0'; }

}  // namespace

Folding::Folding() {
  UErrorCode status = U_ZERO_ERROR;
  normalizer_ = icu::Normalizer2::getNFKCCasefoldInstance(status);
  check_icu(status, "ICU cannot normalize text");
}

void Folding::append(std::string_view text, std::string& folded) const {
  if (is_ascii(text)) {
    for (const char c : text) folded += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return;
  }
  const std::size_t begin = folded.size();
  icu::StringByteSink<std::string> sink(&folded);
  UErrorCode status = U_ZERO_ERROR;
  static_cast<const icu::Normalizer2*>(normalizer_)
      ->normalizeUTF8(0, {text.data(), static_cast<int32_t>(text.size())}, sink, nullptr, status);
  check_icu(status, "ICU cannot normalize text");
  for (std::size_t at = begin; at < folded.size(); ++at) {
    if (!may_begin_spelling(folded[at])) continue;
    for (const auto& [found, wanted] : kSpellings) {
      if (std::string_view(folded).substr(at).starts_with(found)) {
        folded.replace(at, found.size(), wanted);
        break;
      }
    }
  }
}

std::string Folding::word(std::string_view text) const {
  std::string decoded;
  decode_utf8(text, decoded, nullptr);
  std::string folded;
  append(decoded, folded);
  return std::string(word_core(folded));
}

}  // namespace ldavi
