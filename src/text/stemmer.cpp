// SPDX-License-Identifier: Apache-2.0
#include "text/stemmer.hpp"

#include <libstemmer.h>

#include <algorithm>
#include <array>
#include <new>
#include <vector>

#include "base/join.hpp"
#include "ldavi/base/error.hpp"

namespace ldavi {
namespace {

// The library knows more names for them, but has no list of codes.
constexpr std::array<std::string_view, 28> kCodes{"ar", "ca", "da", "de", "el", "en", "es", "eu", "fi", "fr",
                                                  "ga", "hi", "hu", "hy", "id", "it", "lt", "ne", "nl", "no",
                                                  "pt", "ro", "ru", "sr", "sv", "ta", "tr", "yi"};

/// The library counts bytes in an int, and takes room for some more than the word has.
constexpr std::size_t kLongestWord = std::size_t{1} << 30U;

}  // namespace

struct Stemmer::Implementation {
  explicit Implementation(sb_stemmer* with) : stemmer(with) {}
  ~Implementation() { sb_stemmer_delete(stemmer); }
  Implementation(const Implementation&) = delete;
  Implementation& operator=(const Implementation&) = delete;

  sb_stemmer* stemmer;
};

Stemmer::Stemmer(const std::string& language) {
  const bool is_known = std::find(kCodes.begin(), kCodes.end(), language) != kCodes.end();
  sb_stemmer* const stemmer = is_known ? sb_stemmer_new(language.c_str(), "UTF_8") : nullptr;
  if (stemmer == nullptr)
    throw InvalidArgument("words of '" + language + "' cannot be stemmed, expected one of " + stemmed_languages());
  implementation_ = std::make_unique<Implementation>(stemmer);
}

Stemmer::~Stemmer() = default;
Stemmer::Stemmer(Stemmer&&) noexcept = default;

std::string_view Stemmer::stem(std::string_view word) {
  if (word.size() > kLongestWord) return word;
  const auto* const bytes = reinterpret_cast<const sb_symbol*>(word.data());
  const sb_symbol* const stem = sb_stemmer_stem(implementation_->stemmer, bytes, static_cast<int>(word.size()));
  if (stem == nullptr) throw std::bad_alloc();
  return {reinterpret_cast<const char*>(stem), static_cast<std::size_t>(sb_stemmer_length(implementation_->stemmer))};
}

std::string stemmed_languages() { return join(std::vector<std::string>(kCodes.begin(), kCodes.end()), " "); }

}  // namespace ldavi
