// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "ldavi/corpus/load.hpp"

namespace ldavi {

CountedCorpus load_counted(const std::vector<std::string>& inputs, const ReadOptions& options, const Vocabulary& vocabulary,
                           const std::optional<TextRules>& rules) {
  const std::unique_ptr<CountedSource> source = open_counted(inputs, options, vocabulary, rules);
  CountedCorpus loaded;
  CountedDocument document;
  std::vector<std::uint64_t> offsets{0};
  std::vector<std::uint32_t> terms;
  std::vector<std::uint32_t> counts;
  std::vector<std::string> ids;
  while (source->next(document)) {
    terms.insert(terms.end(), document.terms.begin(), document.terms.end());
    counts.insert(counts.end(), document.counts.begin(), document.counts.end());
    offsets.push_back(terms.size());
    ids.push_back(std::move(document.id));
    loaded.unknown_tokens += document.unknown_tokens;
  }
  Corpus& corpus = loaded.corpus;
  corpus.vocabulary = vocabulary;
  corpus.offsets = std::move(offsets);
  corpus.terms = std::move(terms);
  corpus.counts = std::move(counts);
  corpus.ids = ids;
  loaded.read = source->report();
  return loaded;
}

}  // namespace ldavi
