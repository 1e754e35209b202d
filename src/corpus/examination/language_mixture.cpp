// SPDX-License-Identifier: Apache-2.0
// Tested by: tests/unit/corpus/examination/language_mixture_test.cpp
#include "corpus/examination/language_mixture.hpp"

#include <algorithm>
#include <array>
#include <bit>

#include "base/content_hash.hpp"
#include "ldavi/text/stop_words.hpp"

namespace ldavi {
namespace {

constexpr std::size_t kMostLanguages = 16;

}  // namespace

LanguageMixture::LanguageMixture() : documents_(stop_word_languages().size() + 1, 0) {
  constexpr std::size_t kSlots = 32'768;  // there are some 6,000 words
  slots_.resize(kSlots);
  const auto codes = stop_word_languages().first(std::min(stop_word_languages().size(), kMostLanguages));
  for (std::size_t language = 0; language < codes.size(); ++language) {
    for (const std::string& word : stop_word_list(codes[language])) {
      const std::uint64_t hash = content_hash(word.data(), word.size());
      std::size_t at = hash % kSlots;
      while (slots_[at].hash != 0 && slots_[at].hash != hash) at = (at + 1) % kSlots;
      slots_[at].hash = hash;
      slots_[at].languages = static_cast<Mask>(slots_[at].languages | 1U << language);
    }
  }
}

LanguageMixture::Mask LanguageMixture::languages_of(std::uint64_t hash) const noexcept {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash & mask;
  while (slots_[at].hash != 0 && slots_[at].hash != hash) at = (at + 1) & mask;
  return slots_[at].languages;
}

void LanguageMixture::add(std::span<const std::string_view> words, std::span<const std::uint64_t> word_hashes) {
  if (words.empty()) return;
  std::array<std::uint64_t, kMostLanguages> covered{};
  for (const std::uint64_t hash : word_hashes) {
    for (unsigned mask = languages_of(hash); mask != 0; mask &= mask - 1)
      ++covered[static_cast<std::size_t>(std::countr_zero(mask))];
  }
  std::size_t best = documents_.size() - 1;
  std::uint64_t most = std::max(kLeastWords, static_cast<std::uint64_t>(kLeastCoverage * static_cast<double>(words.size())));
  for (std::size_t language = 0; language + 1 < documents_.size(); ++language) {
    const bool ties = covered[language] == most && best + 1 < documents_.size() && documents_[language] > documents_[best];
    const bool first = covered[language] == most && best + 1 == documents_.size();
    if (covered[language] <= most && !ties && !first) continue;
    best = language;
    most = covered[language];
  }
  ++documents_[best];
  for (const std::string_view word : words.first(std::min(words.size(), kScriptWords))) scripts_.add(word);
}

std::vector<LanguageShare> LanguageMixture::languages() const {
  const auto codes = stop_word_languages();
  std::vector<LanguageShare> found;
  for (std::size_t i = 0; i < documents_.size(); ++i) {
    if (documents_[i] > 0) found.push_back({i < codes.size() ? std::string(codes[i]) : std::string(), documents_[i]});
  }
  std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.documents > b.documents; });
  return found;
}

std::vector<ScriptShare> LanguageMixture::scripts() const {
  std::vector<ScriptShare> found;
  for (const auto& [script, letters] : scripts_.shares()) found.push_back({script, letters});
  return found;
}

}  // namespace ldavi
