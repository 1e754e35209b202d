// SPDX-License-Identifier: Apache-2.0
// A vocabulary in a saved file: the same four sections in models and prepared corpora.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "base/container_writer.hpp"
#include "ldavi/corpus/vocabulary.hpp"

namespace ldavi {

inline constexpr std::array kVocabularySections{section_id("TOFF"), section_id("TERM"), section_id("TDFS"), section_id("TCNT")};

/// What is to be written of a vocabulary, which must outlive it.
class VocabularySections {
 public:
  explicit VocabularySections(const Vocabulary& vocabulary);
  /// Views into this and the vocabulary.
  std::array<SectionToWrite, kVocabularySections.size()> sections() const& noexcept;
  void sections() const&& = delete;

 private:
  const Vocabulary& vocabulary_;
  std::vector<std::uint64_t> offsets_{0};
  std::string text_;
};

/// Throws FormatError unless the sections are there, agree, and hold distinct terms of well-formed UTF-8.
Vocabulary read_vocabulary(const Container& file);

}  // namespace ldavi
