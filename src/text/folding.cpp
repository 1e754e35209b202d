// SPDX-License-Identifier: Apache-2.0
#include "text/folding.hpp"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>

#include "ldavi/base/error.hpp"
#include "text/decode.hpp"

namespace ldavi {
namespace {

constexpr std::string_view kRightQuote = "\u2019";
constexpr std::string_view kLeftQuote = "\u2018";
constexpr std::string_view kPossessive = "'s";

bool is_edge(char c) noexcept { return c == '\'' || c == '_'; }

}  // namespace

Folding::Folding() {
  UErrorCode status = U_ZERO_ERROR;
  normalizer_ = icu::Normalizer2::getNFKCCasefoldInstance(status);
  if (U_FAILURE(status)) throw InvalidArgument(std::string("ICU cannot normalize text: ") + u_errorName(status));
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
  if (U_FAILURE(status)) throw InvalidArgument(std::string("ICU cannot normalize text: ") + u_errorName(status));
  for (const std::string_view quote : {kRightQuote, kLeftQuote}) {
    for (std::size_t at = folded.find(quote, begin); at != std::string::npos; at = folded.find(quote, at)) {
      folded[at] = '\'';
      folded.erase(at + 1, quote.size() - 1);
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

std::string_view word_core(std::string_view folded) noexcept {
  while (!folded.empty() && is_edge(folded.front())) folded.remove_prefix(1);
  while (!folded.empty() && is_edge(folded.back())) folded.remove_suffix(1);
  if (folded.size() > kPossessive.size() && folded.ends_with(kPossessive)) folded.remove_suffix(kPossessive.size());
  return folded;
}

}  // namespace ldavi
