// SPDX-License-Identifier: Apache-2.0
#include "corpus/examination/text_examiner.hpp"

#include <string_view>

#include "base/content_hash.hpp"
#include "corpus/examination/length_summary.hpp"

namespace ldavi {

void TextExaminer::see(const Document& document, const Tokens& tokens) {
  const bool is_blank = document.text.find_first_not_of(" \t\r\n\f\v") == std::string::npos;
  ++seen_.documents;
  seen_.bytes += document.text.size();
  seen_.tokens += tokens.words.size();
  seen_.blank += is_blank && document.problem.empty() ? 1 : 0;
  if (document.problem.empty()) lengths_.push_back(static_cast<std::uint32_t>(tokens.words.size()));
  word_hashes_.clear();
  for (const std::string_view word : tokens.words) word_hashes_.push_back(content_hash(word.data(), word.size()));
  duplicates_.add(is_blank ? std::string_view() : document.text, word_hashes_);
  lines_.add(document.text);
  languages_.add(tokens.words, word_hashes_);
}

void TextExaminer::see_end(const ReadReport& read, std::uint64_t distinct_words) {
  has_ended_ = true;
  seen_.loaded.read = read;
  seen_.distinct_words = distinct_words;
}

CorpusExamination TextExaminer::examination() const {
  CorpusExamination examination = seen_;
  examination.is_text = true;
  examination.lengths = summarize_lengths(lengths_);
  examination.copies = duplicates_.find();
  examination.lines = lines_.report();
  examination.languages = languages_.languages();
  examination.scripts = languages_.scripts();
  return examination;
}

}  // namespace ldavi
