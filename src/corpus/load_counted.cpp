// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "ldavi/corpus/load.hpp"

namespace ldavi {

CountedCorpus load_counted(const std::vector<std::string>& inputs, const ReadOptions& options, const Vocabulary& vocabulary,
                           const std::optional<TextRules>& rules) {
  const std::unique_ptr<CountedSource> source = open_counted(inputs, options, vocabulary, rules);
  CountedCorpus loaded;
  Corpus& corpus = loaded.corpus;
  CountedDocument document;
  while (source->next(document)) {
    corpus.terms.insert(corpus.terms.end(), document.terms.begin(), document.terms.end());
    corpus.counts.insert(corpus.counts.end(), document.counts.begin(), document.counts.end());
    corpus.offsets.push_back(corpus.terms.size());
    corpus.ids.push_back(std::move(document.id));
    loaded.unknown_tokens += document.unknown_tokens;
  }
  corpus.vocabulary = vocabulary;
  loaded.read = source->report();
  return loaded;
}

}  // namespace ldavi
