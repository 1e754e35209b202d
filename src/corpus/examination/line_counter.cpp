// SPDX-License-Identifier: Apache-2.0
// Tested by: tests/unit/corpus/examination/line_counter_test.cpp
#include "corpus/examination/line_counter.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "base/content_hash.hpp"

namespace ldavi {
namespace {

constexpr std::string_view kSpaces = " \t\r\n\f\v";
constexpr char kNewLine = '\n';

std::string_view trimmed(std::string_view line) noexcept {
  const std::size_t begin = line.find_first_not_of(kSpaces);
  if (begin == std::string_view::npos) return {};
  return line.substr(begin, line.find_last_not_of(kSpaces) + 1 - begin);
}

constexpr bool is_lead(unsigned char byte) noexcept { return byte >= 0xC0; }

/// Letters, roughly: what is not ASCII and takes three bytes or more is a syllable or a word, and counts twice.
bool has_letters(std::string_view line, std::size_t least) noexcept {
  std::size_t letters = 0;
  for (const char c : line) {
    const auto byte = static_cast<unsigned char>(c);
    const bool ascii_letter = static_cast<unsigned char>((byte | 0x20) - 'a') < 26;
    letters += ascii_letter || is_lead(byte) ? (byte >= 0xE0 ? 2 : 1) : 0;
    if (letters >= least) return true;
  }
  return false;
}

/// The end of the sentence that begins `text`: after . ! or ? and a space, after the full stops of Chinese and Japanese, or of the text.
std::size_t sentence_end(std::string_view text) noexcept {
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    const char c = text[i];
    if ((c == '.' || c == '!' || c == '?') && text[i + 1] == ' ') return i + 1;
    if (c != '\xE3' && c != '\xEF') continue;
    const std::string_view mark = text.substr(i, 3);
    if (mark == "。" || mark == "！" || mark == "？") return i + mark.size();
  }
  return text.size();
}

std::string beginning(std::string_view line) {
  if (line.size() <= LineCounter::kShownBytes) return std::string(line);
  std::size_t end = LineCounter::kShownBytes;
  while (end > 0 && (static_cast<unsigned char>(line[end]) & 0xC0) == 0x80) --end;
  return std::string(line.substr(0, end)) + "…";
}

}  // namespace

LineCounter::LineCounter() : slots_(2 * kMostCounted) {}

void LineCounter::add(std::string_view text) {
  ++num_documents_;
  text = trimmed(text);
  const bool by_line = text.find(kNewLine) != std::string_view::npos;
  while (!text.empty()) {
    const std::size_t end = by_line ? std::min(text.find(kNewLine), text.size()) : sentence_end(text);
    count(trimmed(text.substr(0, end)));
    text = text.substr(std::min(end + (by_line ? 1 : 0), text.size()));
  }
}

LineCounter::Slot& LineCounter::slot_of(std::uint64_t hash) noexcept {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash & mask;
  while (slots_[at].hash != 0 && slots_[at].hash != hash) at = (at + 1) & mask;
  return slots_[at];
}

void LineCounter::count(std::string_view line) {
  if (!has_letters(line, kLeastLetters)) return;
  const std::uint64_t hash = std::max<std::uint64_t>(1, content_hash(line.data(), line.size()));
  Slot* slot = &slot_of(hash);
  if (slot->hash == 0) {
    if (taken_ == kMostCounted) {
      make_room();
      slot = &slot_of(hash);
    }
    slot->hash = hash;
    ++taken_;
  }
  if (slot->last_document == num_documents_) return;
  slot->last_document = num_documents_;
  if (++slot->documents == kLeastDocuments) texts_.insert_or_assign(hash, beginning(line));
}

void LineCounter::make_room() {
  std::vector<std::uint32_t> counts;
  for (const Slot& slot : slots_) {
    if (slot.hash != 0) counts.push_back(slot.documents);
  }
  const auto middle = counts.begin() + static_cast<std::ptrdiff_t>(counts.size() / 2);
  std::nth_element(counts.begin(), middle, counts.end());
  const std::uint32_t median = *middle;
  most_missed_ += median;
  taken_ = 0;
  const std::vector<Slot> old = std::exchange(slots_, std::vector<Slot>(slots_.size()));
  for (const Slot& slot : old) {
    if (slot.documents > median) {
      slot_of(slot.hash) = {slot.hash, slot.documents - median, slot.last_document};
      ++taken_;
    } else if (slot.hash != 0) {
      texts_.erase(slot.hash);
    }
  }
}

LineReport LineCounter::report() const {
  LineReport report;
  report.most_missed = most_missed_;
  const double share = std::ceil(kLeastShare * static_cast<double>(num_documents_));
  const std::uint64_t least = std::max(kLeastDocuments, static_cast<std::uint64_t>(share));
  for (const Slot& slot : slots_) {
    if (slot.documents < least) continue;
    report.lines.push_back({texts_.at(slot.hash), slot.documents});
  }
  report.repeated = report.lines.size();
  std::sort(report.lines.begin(), report.lines.end(), [](const RepeatedLine& a, const RepeatedLine& b) {
    return a.documents != b.documents ? a.documents > b.documents : a.text < b.text;
  });
  report.lines.resize(std::min(report.lines.size(), kMostLines));
  return report;
}

}  // namespace ldavi
