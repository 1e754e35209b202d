// SPDX-License-Identifier: Apache-2.0
#include "ldavi/model/new_documents.hpp"

#include <cstddef>
#include <utility>

#include "corpus/counted_collector.hpp"

namespace ldavi {
namespace {

void drop_words(CountedDocument& document, const TopicView& view) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < document.terms.size(); ++i) {
    if (view.is_dropped(document.terms[i])) {
      document.known_tokens -= document.counts[i];
      continue;
    }
    document.terms[kept] = document.terms[i];
    document.counts[kept] = document.counts[i];
    ++kept;
  }
  document.terms.resize(kept);
  document.counts.resize(kept);
}

class WithoutDroppedWords final : public CountedSource {
 public:
  WithoutDroppedWords(std::unique_ptr<CountedSource> source, TopicView view)
      : source_(std::move(source)), view_(std::move(view)) {}

  bool next(CountedDocument& document) override {
    if (!source_->next(document)) return false;
    drop_words(document, view_);
    return true;
  }
  ReadReport report() const override { return source_->report(); }

 private:
  std::unique_ptr<CountedSource> source_;
  TopicView view_;
};

}  // namespace

std::unique_ptr<CountedSource> open_counted(const std::vector<std::string>& inputs, const ReadOptions& options,
                                            const TopicModel& model) {
  TopicView view = topic_view(model);
  std::unique_ptr<CountedSource> source = open_counted(inputs, options, model.vocabulary, model.text);
  if (view.dropped_words.empty()) return source;
  return std::make_unique<WithoutDroppedWords>(std::move(source), std::move(view));
}

ReadReport read_counted(const std::vector<std::string>& inputs, const ReadOptions& options, const TopicModel& model,
                        int num_threads, const CountedWatcher& see) {
  const TopicView view = topic_view(model);
  if (view.dropped_words.empty()) return read_counted(inputs, options, model.vocabulary, model.text, num_threads, see);
  return read_counted(inputs, options, model.vocabulary, model.text, num_threads, [&](const CountedBatch& batch) {
    std::vector<CountedDocument> documents(batch.documents.begin(), batch.documents.end());
    for (CountedDocument& document : documents) drop_words(document, view);
    std::vector<std::vector<std::uint32_t>> sequences(batch.sequences.begin(), batch.sequences.end());
    for (std::vector<std::uint32_t>& sequence : sequences)
      std::erase_if(sequence, [&](std::uint32_t term) { return view.is_dropped(term); });
    see({documents, sequences, batch.texts});
  });
}

CountedCorpus load_counted(const std::vector<std::string>& inputs, const ReadOptions& options, const TopicModel& model,
                           int num_threads, const CountedWatcher& watcher) {
  CountedCollector collector;
  ReadReport report = read_counted(inputs, options, model, num_threads, [&](const CountedBatch& batch) {
    collector.add(batch);
    if (watcher) watcher(batch);
  });
  return collector.take(model.vocabulary, std::move(report));
}

}  // namespace ldavi
