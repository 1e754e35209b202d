// SPDX-License-Identifier: Apache-2.0
// Which languages the documents are in, by their scripts and by the stop words they hold.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ldavi/corpus/examination.hpp"
#include "text/script_count.hpp"

namespace ldavi {

/// A document is in the language whose list of stop words covers most of its tokens, at least kLeastCoverage and kLeastWords of them;
/// where lists tie, in the one of them that most documents so far are in.
class LanguageMixture {
 public:
  static constexpr double kLeastCoverage = 0.1;
  static constexpr std::uint64_t kLeastWords = 2;
  /// Scripts are told by so many words of each document.
  static constexpr std::size_t kScriptWords = 64;

  LanguageMixture();

  /// The next document's words and their hashes (content_hash). One without words is not counted.
  void add(std::span<const std::string_view> words, std::span<const std::uint64_t> word_hashes);

  /// The most frequent first, then by code.
  std::vector<LanguageShare> languages() const;
  /// Letters by script, the most frequent first.
  std::vector<ScriptShare> scripts() const;

 private:
  using Mask = std::uint16_t;  // a bit a language

  struct Slot {
    std::uint64_t hash = 0;  // 0: free
    Mask languages = 0;
  };

  Mask languages_of(std::uint64_t hash) const noexcept;

  std::vector<Slot> slots_;
  std::vector<std::uint64_t> documents_;  // a language, and last those without
  ScriptCount scripts_;
};

}  // namespace ldavi
