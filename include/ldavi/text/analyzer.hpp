// SPDX-License-Identifier: Apache-2.0
// From a document's text to its tokens: decode, segment, fold (NFKC_Casefold), filter.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ldavi/text/text_rules.hpp"

namespace ldavi {

/// A part of the source text, in bytes: [begin, end).
struct ByteSpan {
  std::size_t begin = 0;
  std::size_t end = 0;

  friend bool operator==(const ByteSpan&, const ByteSpan&) = default;
};

/// The tokens of one document, in order. Reuse one object for many documents: it keeps its memory. A moved object keeps its words, the
/// words of a copy are those of the original.
struct Tokens {
  /// Normalised words, valid until the next analyze() into this object. Eight bytes from where one begins may be read, though it be shorter.
  std::vector<std::string_view> words;
  /// Where each word stands in the source, without what was cut from it (dog of dog's); only when spans were asked for, else empty.
  std::vector<ByteSpan> spans;
  /// Ill-formed UTF-8 sequences that were read as U+FFFD.
  std::uint64_t invalid_sequences = 0;

  /// The words' letters. Owned here so that `words` may point into it.
  std::string storage;
};

/// Splits documents into tokens by the rules given. Stretches of ASCII alone take a table-driven path with the same result as the
/// Unicode one. A token is a word without apostrophes and underscores at its ends, without elided articles (l'eau is eau) and without
/// the possessive (dog's is dog, and it's is it). Not for use by two threads at once: make a copy each, copies are cheap and share what
/// is constant.
class Analyzer {
 public:
  /// Throws InvalidArgument when the Unicode library cannot be set up (its data is missing).
  explicit Analyzer(const TextRules& rules);
  Analyzer(const Analyzer& other);
  Analyzer(Analyzer&& other) noexcept;
  Analyzer& operator=(Analyzer other) noexcept;
  ~Analyzer();

  const TextRules& rules() const noexcept;

  /// Replaces the content of `out`. A byte order mark at the start of the text is skipped.
  void analyze(std::string_view text, Tokens& out, bool with_spans = false);

  /// One word as a document's words are written: folded, for look-ups and word lists. Empty where nothing is left of it.
  std::string normalize_word(std::string_view word) const;

 private:
  struct Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace ldavi
