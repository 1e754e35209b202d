// SPDX-License-Identifier: Apache-2.0
// Implements: text to tokens: decode, segment, fold, filter.
// Tested by:  tests/unit/text/analyzer_test.cpp
//
// Words are cut before they are folded: folding takes letters apart that Thai's dictionary needs whole, and joins what belongs apart (a trademark
// sign would become letters of the word before it). It also makes spans plain: a token is a stretch of the source. docs/decisions/0009.
#include "ldavi/text/analyzer.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <optional>
#include <utility>

#include "text/ascii_segmenter.hpp"
#include "text/decode.hpp"
#include "text/folding.hpp"
#include "text/icu_segmenter.hpp"
#include "text/number_shape.hpp"
#include "text/pattern_segmenter.hpp"
#include "text/single_ideographs.hpp"
#include "text/special_tokens.hpp"
#include "text/stretch.hpp"
#include "text/word_core.hpp"
#include "text/word_index.hpp"

namespace ldavi {
namespace {

constexpr std::string_view kByteOrderMark = "\uFEFF";

/// What does not change while documents are read; copies of an analyzer share it.
struct Shared {
  TextRules rules;
  Folding folding;
  std::vector<std::string_view> stop_words;  // the distinct ones of rules
  WordIndex stop_word_index;

  explicit Shared(const TextRules& with) : rules(with), stop_word_index(rules.stop_words.size()) {
    for (const std::string& word : rules.stop_words) {
      if (stop_word_index.find_or_put(WordIndex::key_of(word), word, stop_words) == WordIndex::kNone)
        stop_words.push_back(word);
    }
  }
  bool is_stop_word(const WordIndex::Key& key, std::string_view word) const noexcept {
    return stop_word_index.find(key, word, stop_words) != WordIndex::kNone;
  }
  Shared(const Shared&) = delete;
  Shared& operator=(const Shared&) = delete;
};

/// Room for `size` more bytes; the words then still point into the storage.
void make_room(std::size_t size, Tokens& out) {
  // More than a std::string holds within itself, so that words stay valid when `out` is moved.
  constexpr std::size_t kLeast = 256;
  if (out.storage.capacity() - out.storage.size() >= size && out.storage.capacity() >= kLeast) return;
  std::string larger;
  larger.reserve(std::max({kLeast, 2 * out.storage.capacity(), out.storage.size() + size}));
  larger = out.storage;
  for (std::string_view& word : out.words) word = {larger.data() + (word.data() - out.storage.data()), word.size()};
  out.storage.swap(larger);
}

/// Makes letters of ASCII small, eight bytes at once: up to seven after `size` are touched too.
void make_small(char* text, std::size_t size) noexcept {
  constexpr std::uint64_t kEach = 0x0101010101010101U;
  for (std::size_t i = 0; i < size; i += 8) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, text + i, 8);
    const std::uint64_t from_a = bytes + kEach * (0x80 - 'A');  // the highest bit of a byte says so
    const std::uint64_t after_z = bytes + kEach * (0x7F - 'Z');
    bytes |= (from_a & ~after_z & kEach * 0x80) >> 2;
    std::memcpy(text + i, &bytes, 8);
  }
}

bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

/// Whether these three characters come after the scheme of an address, the https of https://, which says nothing of the text.
bool ends_scheme(const char* characters) noexcept {
  return (characters[0] == ':') & (characters[1] == '/') & (characters[2] == '/');
}

}  // namespace

struct Analyzer::Implementation {
  std::shared_ptr<const Shared> shared;
  IcuSegmenter icu;
  std::optional<PatternSegmenter> pattern;  // in place of all other rules
  std::vector<SpecialToken> special;
  std::vector<Segment> segments;
  std::string decoded;
  std::vector<DecodedOffset> offsets;
  std::string folded;
  std::string piece;  // folded too

  explicit Implementation(const TextRules& rules) : shared(std::make_shared<Shared>(rules)) {
    if (!rules.token_pattern.empty()) pattern.emplace(rules.token_pattern);
  }
  Implementation(const Implementation& other) : shared(other.shared), icu(other.icu), pattern(other.pattern) {}
  Implementation& operator=(const Implementation&) = delete;

  bool is_dropped(const Segment& segment) const noexcept {
    return segment.kind == SegmentKind::kNumber && shared->rules.numbers == NumberPolicy::kDrop;
  }

  /// `text` begins at `offset` of the document.
  void add(std::string_view text, std::size_t offset, Tokens& out, bool with_spans) {
    if (pattern) return add_matches(text, offset, out, with_spans);
    if (!has_special_tokens(shared->rules)) return add_words(text, offset, out, with_spans);
    find_special_tokens(text, shared->rules, special);
    std::size_t begin = 0;
    for (const SpecialToken& token : special) {
      add_words(text.substr(begin, token.begin - begin), offset + begin, out, with_spans);
      add_special(text.substr(token.begin, token.end - token.begin), token.kind, offset + token.begin, out, with_spans);
      begin = token.end;
    }
    add_words(text.substr(begin), offset + begin, out, with_spans);
  }

  void add_matches(std::string_view text, std::size_t offset, Tokens& out, bool with_spans) {
    out.invalid_sequences += decode_utf8(text, decoded, with_spans ? &offsets : nullptr);
    pattern->segment(decoded, segments);
    for (const Segment& segment : segments) add_segment(segment, offset, out, with_spans);
  }

  void add_special(std::string_view text, SpecialKind kind, std::size_t offset, Tokens& out, bool with_spans) {
    if (kind == SpecialKind::kAddress && shared->rules.addresses == AddressPolicy::kDrop) return;
    out.invalid_sequences += decode_utf8(text, decoded, nullptr);
    folded.clear();
    if (kind == SpecialKind::kEmoji) {
      append_emoji(decoded, folded);
    } else {
      shared->folding.append(decoded, folded);
    }
    add_word(folded, out);
    if (with_spans) out.spans.push_back({offset, offset + text.size()});
  }

  /// Folding would take a family apart; only the wish for a coloured sign is left out, as many have it and many do not.
  static void append_emoji(std::string_view emoji, std::string& out) {
    constexpr std::string_view kEmojiStyle = "\uFE0F";
    for (std::size_t begin = 0; begin < emoji.size();) {
      const std::size_t end = std::min(emoji.find(kEmojiStyle, begin), emoji.size());
      out.append(emoji.substr(begin, end - begin));
      begin = end + kEmojiStyle.size();
    }
  }

  void add_words(std::string_view text, std::size_t offset, Tokens& out, bool with_spans) {
    for (std::size_t begin = 0; begin < text.size();) {
      const Stretch stretch = first_stretch(text.substr(begin));
      const std::string_view part = text.substr(begin, stretch.size);
      if (stretch.ascii) {
        add_ascii(part, offset + begin, out, with_spans);
      } else {
        add_unicode(part, offset + begin, out, with_spans);
      }
      begin += stretch.size;
    }
  }

  static void add_word(std::string_view word, Tokens& out) {
    make_room(word.size(), out);
    out.storage.append(word);
    out.words.emplace_back(out.storage.data() + out.storage.size() - word.size(), word.size());
  }

  /// `ascii` begins at `offset` of the document.
  void add_ascii(std::string_view ascii, std::size_t offset, Tokens& out, bool with_spans) {
    make_room(ascii.size() + WordIndex::kReadable, out);
    const std::size_t start = out.storage.size();
    out.storage.append(ascii).append(WordIndex::kReadable, '\0');
    char* const letters = out.storage.data() + start;
    make_small(letters, ascii.size());
    segment_ascii({letters, ascii.size()}, segments);

    // Each word is written, and the next one over it when it is dropped: which are dropped cannot be predicted.
    const std::size_t min_length = shared->rules.min_length;
    std::size_t kept = out.words.size();
    out.words.resize(kept + segments.size());
    if (with_spans) out.spans.resize(kept + segments.size());
    const bool any_stop_words = !shared->stop_words.empty();  // none while a corpus is counted
    const bool shapes = shared->rules.numbers == NumberPolicy::kShape;
    for (const Segment& segment : segments) {
      if (shapes && segment.kind == SegmentKind::kNumber)
        std::replace_if(letters + segment.begin, letters + segment.end, is_digit, '0');
      std::string_view word(letters + segment.begin, segment.end - segment.begin);
      if (!segment.plain) word = word_core(word);
      out.words[kept] = word;
      if (with_spans) {
        const std::size_t begin = offset + static_cast<std::size_t>(word.data() - letters);
        out.spans[kept] = {begin, begin + word.size()};
      }
      bool keep = (word.size() >= min_length) & !is_dropped(segment) & !ends_scheme(letters + segment.end);
      if (any_stop_words) keep &= !shared->is_stop_word(WordIndex::key_of_readable(word), word);
      kept += static_cast<std::size_t>(keep);
    }
    out.words.resize(kept);
    if (with_spans) out.spans.resize(kept);
  }

  /// `text` begins at `offset` of the document.
  void add_unicode(std::string_view text, std::size_t offset, Tokens& out, bool with_spans) {
    out.invalid_sequences += decode_utf8(text, decoded, with_spans ? &offsets : nullptr);
    icu.segment(decoded, segments);
    join_single_ideographs(decoded, segments);
    for (const Segment& segment : segments) {
      const bool is_scheme = segment.end + 3 <= decoded.size() && ends_scheme(decoded.data() + segment.end);
      if (!is_dropped(segment) && !is_scheme) add_segment(segment, offset, out, with_spans);
    }
  }

  void add_segment(const Segment& segment, std::size_t offset, Tokens& out, bool with_spans) {
    const std::string_view text = std::string_view(decoded).substr(segment.begin, segment.end - segment.begin);
    folded.clear();
    shared->folding.append(text, folded);
    if (segment.kind == SegmentKind::kNumber && shared->rules.numbers == NumberPolicy::kShape) make_shape(folded);
    // A few single characters stand for several words with spaces between.
    const std::string_view all = folded;
    for (std::size_t begin = 0; begin <= all.size();) {
      const std::size_t end = std::min(all.find(' ', begin), all.size());
      const std::string_view part = all.substr(begin, end - begin);
      const std::string_view word = segment.plain ? part : word_core(part);
      begin = end + 1;
      if (word.empty() || !is_long_enough(word, segment.kind) || shared->is_stop_word(WordIndex::key_of(word), word)) continue;
      add_word(word, out);
      if (!with_spans) continue;
      const auto front = static_cast<std::size_t>(word.data() - all.data());
      const auto [cut_begin, cut_end] = part_behind(text, all.substr(0, front), all.substr(front + word.size()));
      out.spans.push_back({offset + source_offset(offsets, segment.begin + cut_begin),
                           offset + source_offset(offsets, segment.begin + cut_end)});
    }
  }

  bool is_long_enough(std::string_view word, SegmentKind kind) const noexcept {
    const std::size_t length = count_code_points(word);
    return length >= shared->rules.min_length || (length == 1 && kind == SegmentKind::kIdeographs && is_han(word));
  }

  /// `text` without what was folded to `front` and `back`: as bytes [begin, end) of it.
  std::pair<std::size_t, std::size_t> part_behind(std::string_view text, std::string_view front, std::string_view back) {
    std::size_t begin = 0;
    std::size_t end = text.size();
    for (std::size_t i = 1; !front.empty() && begin == 0 && i < text.size(); ++i) {
      if (starts_sequence(text[i]) && folds_to(text.substr(0, i), front)) begin = i;
    }
    for (std::size_t i = text.size(); !back.empty() && end == text.size() && i-- > begin + 1;) {
      if (starts_sequence(text[i]) && folds_to(text.substr(i), back)) end = i;
    }
    return {begin, end};
  }

  static bool starts_sequence(char c) noexcept { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }

  bool folds_to(std::string_view text, std::string_view wanted) {
    piece.clear();
    shared->folding.append(text, piece);
    return piece == wanted;
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
  out.words.clear();
  out.spans.clear();
  out.storage.clear();
  out.invalid_sequences = 0;
  const std::size_t begin = text.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
  implementation_->add(text.substr(begin), begin, out, with_spans);
  make_room(WordIndex::kReadable, out);
  out.storage.append(WordIndex::kReadable, '\0');
}

std::string Analyzer::normalize_word(std::string_view word) const { return implementation_->shared->folding.word(word); }

}  // namespace ldavi
