// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <limits>
#include <utility>

#include "ldavi/corpus/marked_text.hpp"
#include "ldavi/exporters/html_report.hpp"

namespace ldavi {
namespace {

constexpr std::size_t kMostBytes = 64'000'000;
/// Texts are cut shorter before any is left out, but no shorter than this.
constexpr std::size_t kLeastBytes = 1'250;

}  // namespace

void ReportTexts::see(const CountedBatch& batch) {
  has_texts_ = has_texts_ || !batch.texts.empty();
  for (std::size_t i = 0; i < batch.documents.size(); ++i) {
    const std::size_t number = unknown_tokens_.size();
    constexpr std::uint64_t kMost = std::numeric_limits<std::uint32_t>::max();
    unknown_tokens_.push_back(static_cast<std::uint32_t>(std::min(batch.documents[i].unknown_tokens, kMost)));
    if (batch.texts.empty() || number % stride_ != 0) continue;
    TextBeginning beginning = text_beginning(batch.texts[i].text, most_bytes_);
    bytes_ += sizeof(Beginning) + beginning.text.size();
    texts_.push_back({std::move(beginning.text), beginning.is_whole});
    if (bytes_ > kMostBytes) make_room();
  }
}

void ReportTexts::make_room() {
  if (most_bytes_ > kLeastBytes) {
    most_bytes_ = std::max(kLeastBytes, most_bytes_ / 2);
    for (Beginning& kept : texts_) {
      TextBeginning shorter = text_beginning(kept.text, most_bytes_);
      kept = {std::move(shorter.text), kept.is_whole && shorter.is_whole};
    }
  } else {
    stride_ *= 2;
    for (std::size_t i = 1; 2 * i < texts_.size(); ++i) texts_[i] = std::move(texts_[2 * i]);
    texts_.resize((texts_.size() + 1) / 2);
  }
  bytes_ = 0;
  for (const Beginning& kept : texts_) bytes_ += sizeof(Beginning) + kept.text.size();
}

}  // namespace ldavi
