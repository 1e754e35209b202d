// SPDX-License-Identifier: Apache-2.0
// A text with its words marked: where each stands and which term it is.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ldavi/corpus/vocabulary.hpp"
#include "ldavi/text/analyzer.hpp"
#include "ldavi/text/text_rules.hpp"

namespace ldavi {

struct MarkedWord {
  /// Bytes of the text. A phrase reaches from its first word to its last.
  ByteSpan span;
  /// kNoTerm for one that is not in the vocabulary.
  std::uint32_t term = kNoTerm;

  friend bool operator==(const MarkedWord&, const MarkedWord&) = default;
};

/// Finds the words of texts, the same ones that read_counted counts. Not for use by two threads at once.
class TextMarker {
 public:
  /// `vocabulary` and `rules` must outlive it. Throws InvalidArgument as Analyzer does.
  TextMarker(const Vocabulary& vocabulary, const TextRules& rules);
  ~TextMarker();
  TextMarker(TextMarker&&) noexcept;
  TextMarker& operator=(TextMarker&&) noexcept;

  /// The words in order; they do not overlap. Stop words and what else the rules drop are no words.
  std::vector<MarkedWord> mark(std::string_view text);

 private:
  struct Implementation;
  std::unique_ptr<Implementation> implementation_;
};

/// The beginning of a text: at most `most_bytes` bytes, whole characters, well-formed (ill-formed sequences become U+FFFD), without a byte order
/// mark. Tells whether that is all of it.
struct TextBeginning {
  std::string text;
  bool is_whole = true;
};
TextBeginning text_beginning(std::string_view text, std::size_t most_bytes);

}  // namespace ldavi
