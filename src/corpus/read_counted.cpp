// SPDX-License-Identifier: Apache-2.0
#include <deque>
#include <utility>

#include "corpus/counting/document_counter.hpp"
#include "corpus/open.hpp"
#include "ldavi/base/error.hpp"
#include "ldavi/base/parallel.hpp"
#include "ldavi/corpus/load.hpp"

namespace ldavi {
namespace {

/// So many documents, or so much text, at a time.
constexpr std::size_t kBatchDocuments = 4096;
constexpr std::size_t kBatchBytes = std::size_t{1} << 22U;
constexpr std::size_t kDocumentsPerBlock = 16;
/// A place keeps room for a text of so many bytes.
constexpr std::size_t kKeptBytes = std::size_t{1} << 14U;

/// Text: read by one thread, then tokenised and counted by all.
class TextBatches {
 public:
  TextBatches(const std::vector<std::string>& inputs, const ReadOptions& options, const Vocabulary& vocabulary,
              const TextRules& rules, int num_threads)
      : source_(open_documents(inputs, options)), executor_(num_threads > 0 ? num_threads : available_processors()) {
    const Analyzer analyzer(TermFinder::rules_of_words(rules));
    for (int worker = 0; worker < executor_.num_threads(); ++worker) counters_.emplace_back(vocabulary, rules, analyzer);
  }

  /// False at the end.
  bool next() {
    size_ = 0;
    fill();
    for_each_block(executor_, size_, kDocumentsPerBlock, [this](std::size_t begin, std::size_t end, int worker) {
      for (std::size_t i = begin; i < end; ++i) {
        invalid_sequences_[i] = counters_[static_cast<std::size_t>(worker)].count(texts_[i].text, documents_[i], sequences_[i]);
      }
    });
    for (std::size_t i = 0; i < size_; ++i) {
      documents_[i].id.swap(texts_[i].id);
      documents_[i].label.swap(texts_[i].label);
      documents_[i].date.swap(texts_[i].date);
      all_invalid_sequences_ += invalid_sequences_[i];
    }
    return size_ > 0;
  }

  CountedBatch batch() const {
    return {std::span(documents_).first(size_), std::span(sequences_).first(size_), std::span(texts_).first(size_)};
  }

  ReadReport report() const {
    ReadReport report = source_->report();
    report.invalid_sequences += all_invalid_sequences_;
    return report;
  }

 private:
  void fill() {
    std::size_t bytes = 0;
    while (size_ < kBatchDocuments && bytes < kBatchBytes) {
      make_place();
      if (!source_->next(texts_[size_])) return;
      bytes += texts_[size_++].text.size();
    }
  }

  /// A place that has held a long document begins anew: places keep their memory, and one day each would have.
  void make_place() {
    if (size_ == texts_.size()) {
      texts_.emplace_back();
      documents_.emplace_back();
      sequences_.emplace_back();
      invalid_sequences_.push_back(0);
    } else if (texts_[size_].text.capacity() > kKeptBytes) {
      texts_[size_] = {};
      documents_[size_] = {};
      sequences_[size_] = {};
    }
  }

  std::unique_ptr<DocumentSource> source_;
  Executor executor_;
  std::deque<DocumentCounter> counters_;  // one a thread
  std::size_t size_ = 0;
  std::vector<Document> texts_;
  std::vector<CountedDocument> documents_;
  std::vector<std::vector<std::uint32_t>> sequences_;
  std::vector<std::uint64_t> invalid_sequences_;
  std::uint64_t all_invalid_sequences_ = 0;
};

ReadReport show_counts(CountedSource& source, const CountedWatcher& see) {
  std::vector<CountedDocument> documents(kBatchDocuments);
  for (;;) {
    std::size_t size = 0;
    while (size < documents.size() && source.next(documents[size])) ++size;
    if (size > 0) see({std::span(documents).first(size), {}});
    if (size < documents.size()) return source.report();
  }
}

}  // namespace

ReadReport read_counted(const std::vector<std::string>& inputs, const ReadOptions& options, const Vocabulary& vocabulary,
                        const std::optional<TextRules>& rules, int num_threads, const CountedWatcher& see) {
  if (!rules || are_counts(inputs, options)) return show_counts(*open_counted(inputs, options, vocabulary, rules), see);
  TextBatches text(inputs, options, vocabulary, *rules, num_threads);
  while (text.next()) see(text.batch());
  return text.report();
}

}  // namespace ldavi
