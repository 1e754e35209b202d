// SPDX-License-Identifier: Apache-2.0
// Implements: text to tokens: decode, segment, fold, filter.
// Tested by:  tests/unit/text/analyzer_test.cpp
//
// Words are cut before they are folded: folding takes letters apart that Thai's dictionary needs whole, and joins what belongs apart (a trademark
// sign would become letters of the word before it). It also makes spans plain: a token is a stretch of the source. docs/decisions/0009.
#include "ldavi/text/analyzer.hpp"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "text/ascii_segmenter.hpp"
#include "text/decode.hpp"
#include "text/folding.hpp"
#include "text/icu_segmenter.hpp"

namespace ldavi {
namespace {

constexpr std::string_view kByteOrderMark = "\uFEFF";

/// What does not change while documents are read; copies of an analyzer share it.
struct Shared {
  TextRules rules;
  Folding folding;
  std::unordered_set<std::string_view> stop_words;  // look-up only; views into rules

  explicit Shared(const TextRules& with) : rules(with), stop_words(rules.stop_words.begin(), rules.stop_words.end()) {}
  Shared(const Shared&) = delete;
  Shared& operator=(const Shared&) = delete;
};

}  // namespace

struct Analyzer::Implementation {
  std::shared_ptr<const Shared> shared;
  IcuSegmenter icu;
  std::string decoded;
  std::vector<DecodedOffset> offsets;
  std::vector<Segment> segments;
  std::string folded;
  std::vector<std::pair<std::size_t, std::size_t>> places;  // of the words in Tokens::storage

  explicit Implementation(const TextRules& rules) : shared(std::make_shared<Shared>(rules)) {}
  Implementation(const Implementation& other) : shared(other.shared), icu(other.icu) {}
  Implementation& operator=(const Implementation&) = delete;

  bool is_long_enough(std::string_view token, SegmentKind kind) const noexcept {
    const std::size_t length = count_code_points(token);
    return length >= shared->rules.min_length || (length == 1 && kind == SegmentKind::kIdeographs && is_han(token));
  }

  /// Kana come in ideographic segments too; alone they are particles and endings, not words.
  static bool is_han(std::string_view character) noexcept {
    // Hiragana and Katakana are U+3040 … U+30FF, Han begins at U+3400 (and U+3005, U+3007).
    return character >= "\u3400" || character == "\u3007";
  }

  void add_token(std::string_view token, SegmentKind kind, ByteSpan span, Tokens& out, bool with_spans) {
    token = word_core(token);
    if (token.empty() || !is_long_enough(token, kind) || shared->stop_words.contains(token)) return;
    places.emplace_back(out.storage.size(), token.size());
    out.storage += token;
    if (with_spans) out.spans.push_back(span);
  }

  void add_segment(std::string_view text, const Segment& segment, Tokens& out, bool with_spans) {
    if (segment.kind == SegmentKind::kNumber && shared->rules.numbers == NumberPolicy::kDrop) return;
    folded.clear();
    shared->folding.append(text.substr(segment.begin, segment.end - segment.begin), folded);
    ByteSpan span{segment.begin, segment.end};
    if (with_spans && !offsets.empty()) span = {source_offset(offsets, span.begin), source_offset(offsets, span.end)};
    // A few single characters stand for several words with spaces between.
    const std::string_view words = folded;
    for (std::size_t begin = 0; begin <= words.size();) {
      const std::size_t end = std::min(words.find(' ', begin), words.size());
      add_token(words.substr(begin, end - begin), segment.kind, span, out, with_spans);
      begin = end + 1;
    }
  }
};

Analyzer::Analyzer(const TextRules& rules) : implementation_(std::make_unique<Implementation>(rules)) {}
Analyzer::Analyzer(const Analyzer& other) : implementation_(std::make_unique<Implementation>(*other.implementation_)) {}
Analyzer::Analyzer(Analyzer&&) noexcept = default;
Analyzer& Analyzer::operator=(Analyzer other) noexcept {
  implementation_.swap(other.implementation_);
  return *this;
}
Analyzer::~Analyzer() = default;

const TextRules& Analyzer::rules() const noexcept { return implementation_->shared->rules; }

void Analyzer::analyze(std::string_view text, Tokens& out, bool with_spans) {
  Implementation& self = *implementation_;
  out.words.clear();
  out.spans.clear();
  out.storage.clear();
  out.invalid_sequences = 0;
  self.places.clear();
  self.offsets.clear();

  const std::size_t mark = text.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
  std::string_view source = text.substr(mark);
  if (is_ascii(source)) {
    segment_ascii(source, self.segments);
  } else {
    out.invalid_sequences = decode_utf8(source, self.decoded, with_spans ? &self.offsets : nullptr);
    source = self.decoded;
    self.icu.segment(source, self.segments);
  }
  for (const Segment& segment : self.segments) self.add_segment(source, segment, out, with_spans);

  // Only now does the storage stay where it is.
  out.words.reserve(self.places.size());
  for (const auto& [begin, size] : self.places) out.words.emplace_back(out.storage.data() + begin, size);
  for (ByteSpan& span : out.spans) span = {span.begin + mark, span.end + mark};
}

std::string Analyzer::normalize_word(std::string_view word) const {
  return implementation_->shared->folding.word(word);
}

}  // namespace ldavi
