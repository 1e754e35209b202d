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

}  // namespace ldavi
