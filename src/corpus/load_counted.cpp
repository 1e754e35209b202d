// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "corpus/counted_collector.hpp"
#include "ldavi/corpus/load.hpp"

namespace ldavi {

CountedCorpus load_counted(const std::vector<std::string>& inputs, const ReadOptions& options, const Vocabulary& vocabulary,
                           const std::optional<TextRules>& rules, int num_threads, const CountedWatcher& watcher) {
  CountedCollector collector;
  ReadReport report = read_counted(inputs, options, vocabulary, rules, num_threads, [&](const CountedBatch& batch) {
    collector.add(batch);
    if (watcher) watcher(batch);
  });
  return collector.take(vocabulary, std::move(report));
}

}  // namespace ldavi
