// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "ldavi/corpus/load.hpp"

namespace ldavi {

CountedCorpus load_counted(const std::vector<std::string>& inputs, const ReadOptions& options, const Vocabulary& vocabulary,
                           const std::optional<TextRules>& rules, int num_threads, const CountedWatcher& watcher) {
  CountedCorpus loaded;
  std::vector<std::uint64_t> offsets{0};
  std::vector<std::uint32_t> terms;
  std::vector<std::uint32_t> counts;
  std::vector<std::string> ids;
  std::vector<std::string> labels;
  std::vector<std::string> dates;
  bool has_labels = false;
  bool has_dates = false;
  const auto keep = [&](const CountedBatch& batch) {
    for (const CountedDocument& document : batch.documents) {
      terms.insert(terms.end(), document.terms.begin(), document.terms.end());
      counts.insert(counts.end(), document.counts.begin(), document.counts.end());
      offsets.push_back(terms.size());
      ids.push_back(document.id);
      labels.push_back(document.label);
      has_labels = has_labels || !document.label.empty();
      dates.push_back(document.date);
      has_dates = has_dates || !document.date.empty();
      loaded.unknown_tokens += document.unknown_tokens;
    }
    if (watcher) watcher(batch);
  };
  loaded.read = read_counted(inputs, options, vocabulary, rules, num_threads, keep);
  Corpus& corpus = loaded.corpus;
  corpus.vocabulary = vocabulary;
  corpus.offsets = std::move(offsets);
  corpus.terms = std::move(terms);
  corpus.counts = std::move(counts);
  corpus.ids = ids;
  if (has_labels) corpus.labels = labels;
  if (has_dates) corpus.dates = dates;
  return loaded;
}

}  // namespace ldavi
