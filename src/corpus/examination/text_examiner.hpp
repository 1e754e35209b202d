// SPDX-License-Identifier: Apache-2.0
// Looks at texts while they are read into a corpus.
#pragma once

#include <cstdint>
#include <vector>

#include "corpus/examination/duplicate_finder.hpp"
#include "corpus/examination/language_mixture.hpp"
#include "corpus/examination/line_counter.hpp"
#include "corpus/load_text.hpp"
#include "ldavi/corpus/examination.hpp"

namespace ldavi {

class TextExaminer final : public TextWatcher {
 public:
  void see(const Document& document, const Tokens& tokens) override;
  void see_end(const ReadReport& read, std::uint64_t distinct_words) override;

  /// All documents were read; what is wrong after that is that nothing is left to learn from.
  bool has_ended() const noexcept { return has_ended_; }

  /// Everything that can be told of texts without their vocabulary.
  CorpusExamination examination() const;

 private:
  CorpusExamination seen_;
  std::vector<std::uint32_t> lengths_;
  std::vector<std::uint64_t> word_hashes_;  // of the document at hand
  DuplicateFinder duplicates_;
  LineCounter lines_;
  LanguageMixture languages_;
  bool has_ended_ = false;
};

}  // namespace ldavi
