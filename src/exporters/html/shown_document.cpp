// SPDX-License-Identifier: Apache-2.0
#include "exporters/html/shown_document.hpp"

#include <algorithm>
#include <numeric>

namespace ldavi {
namespace {

constexpr std::size_t kMostTopics = 12;
constexpr std::size_t kLeastTopics = 3;
constexpr float kLeastShare = 0.005F;

/// Of well-formed UTF-8.
std::size_t utf16_length(std::string_view text) noexcept {
  std::size_t units = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    units += (byte & 0xC0U) != 0x80U ? 1U : 0U;  // begins a character
    units += byte >= 0xF0U ? 1U : 0U;            // which is a pair there
  }
  return units;
}

}  // namespace

DocumentShower::DocumentShower(const TopicModel& model, const Corpus& corpus)
    : corpus_(corpus), word_topics_(model), inference_(model) {}

ShownDocument DocumentShower::show_mixture(std::uint32_t number, std::span<const float> mixture) const {
  ShownDocument shown;
  shown.number = number;
  shown.known_tokens = corpus_.document(number).num_tokens();
  std::vector<std::uint32_t> topics(mixture.size());
  std::iota(topics.begin(), topics.end(), 0U);
  const std::size_t most = std::min(kMostTopics, topics.size());
  std::partial_sort(
      topics.begin(), topics.begin() + static_cast<std::ptrdiff_t>(most), topics.end(),
      [&](std::uint32_t a, std::uint32_t b) { return mixture[a] != mixture[b] ? mixture[a] > mixture[b] : a < b; });
  std::size_t size = 0;
  while (size < most && (size < kLeastTopics || mixture[topics[size]] > kLeastShare)) ++size;
  topics.resize(size);
  std::vector<ShareInterval> intervals(size);
  MixtureInference::Scratch scratch;
  shown.too_short_to_tell = inference_.tell_certainty(corpus_.document(number), mixture, topics, intervals, scratch);
  for (std::size_t i = 0; i < size; ++i)
    shown.mixture.push_back({topics[i], static_cast<double>(mixture[topics[i]]), intervals[i]});
  return shown;
}

int DocumentShower::slot_of(std::uint32_t term, std::span<const float> mixture, const std::vector<ShownShare>& shown) const {
  const std::uint32_t topic = word_topics_.of(term, mixture);
  const auto found = std::find_if(shown.begin(), shown.end(), [&](const ShownShare& share) { return share.topic == topic; });
  return found == shown.end() ? kNoSlot : static_cast<int>(found - shown.begin());
}

ShownDocument DocumentShower::show(std::uint32_t number, std::span<const float> mixture) const {
  ShownDocument shown = show_mixture(number, mixture);
  const DocumentCounts counts = corpus_.document(number);
  for (std::size_t i = 0; i < counts.size(); ++i)
    shown.terms.push_back({counts.terms[i], counts.counts[i], slot_of(counts.terms[i], mixture, shown.mixture)});
  std::stable_sort(shown.terms.begin(), shown.terms.end(),
                   [](const ShownTerm& a, const ShownTerm& b) { return a.count > b.count; });
  constexpr std::size_t kMostTerms = 400;
  shown.terms.resize(std::min(kMostTerms, shown.terms.size()));
  return shown;
}

ShownDocument DocumentShower::show(std::uint32_t number, std::span<const float> mixture, std::string_view text,
                                   std::span<const MarkedWord> words) const {
  ShownDocument shown = show_mixture(number, mixture);
  shown.text = text;
  std::size_t at = 0;
  for (const MarkedWord& word : words) {
    const std::size_t gap = utf16_length(text.substr(at, word.span.begin - at));
    const std::size_t length = utf16_length(text.substr(word.span.begin, word.span.end - word.span.begin));
    const int slot = word.term == kNoTerm ? kNoSlot : slot_of(word.term, mixture, shown.mixture);
    shown.words.push_back({gap, length, word.term, slot});
    at = word.span.end;
  }
  return shown;
}

}  // namespace ldavi
