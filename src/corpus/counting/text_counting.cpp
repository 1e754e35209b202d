// SPDX-License-Identifier: Apache-2.0
#include "corpus/counting/text_counting.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include "base/pipeline.hpp"
#include "ldavi/text/analyzer.hpp"
#include "text/stretch.hpp"

namespace ldavi {
namespace {

/// A batch ends where it has so much text or so many documents.
constexpr std::size_t kBatchBytes = std::size_t{1} << 18U;
constexpr std::size_t kBatchDocuments = 1024;
constexpr std::size_t kKeptBytes = std::size_t{1} << 14U;
/// A document of more text is read part by part: what is made of its words takes several times its memory.
constexpr std::size_t kPartBytes = std::size_t{1} << 20U;

/// Documents, and what is made of them.
struct Batch {
  std::vector<Document> documents;  // the first `size` of them
  std::size_t size = 0;
  std::vector<Tokens> tokens;  // of each document, where a watcher will see them
  RowBatch rows;
  std::uint64_t invalid_sequences = 0;
};

class TextCounting {
 public:
  TextCounting(DocumentSource& source, const TextRules& rules, std::uint64_t most_documents, std::size_t num_workers,
               CorpusCounts& counted, TextWatcher* watcher)
      : source_(source),
        left_(most_documents),
        counted_(counted),
        watcher_(watcher),
        workers_(num_workers, Worker{Analyzer(rules), {}}),
        // A watcher sees whole documents, a sequence is that of the words added last, and an expression of somebody's own may match white space.
        in_parts_(watcher == nullptr && !counted.keeps_order() && rules.token_pattern.empty()) {
    counted_.make_counters(num_workers);
  }

  bool read(Batch& batch) {
    std::size_t bytes = 0;
    batch.size = 0;
    while (left_ > 0 && batch.size < kBatchDocuments && bytes < kBatchBytes) {
      if (batch.size == batch.documents.size()) batch.documents.emplace_back();
      // One that has held a long document begins anew: all keep their memory, and one day each would have held one.
      if (batch.documents[batch.size].text.capacity() > kKeptBytes) batch.documents[batch.size] = {};
      if (!source_.next(batch.documents[batch.size])) {
        left_ = 0;
        break;
      }
      bytes += batch.documents[batch.size++].text.size();
      --left_;
    }
    return batch.size > 0;
  }

  void count(Batch& batch, int number) {
    Worker& worker = workers_[static_cast<std::size_t>(number)];
    batch.rows.clear();
    batch.invalid_sequences = 0;
    if (watcher_ != nullptr) batch.tokens.resize(std::max(batch.tokens.size(), batch.size));
    WordCounter& counter = counted_.counter(static_cast<std::size_t>(number));
    for (std::size_t i = 0; i < batch.size; ++i) {
      const Document& document = batch.documents[i];
      Tokens& tokens = watcher_ == nullptr ? worker.tokens : batch.tokens[i];
      std::string_view rest = document.text;
      do {
        const std::string_view part = in_parts_ ? first_part(rest, kPartBytes) : rest;
        worker.analyzer.analyze(part, tokens);
        batch.invalid_sequences += tokens.invalid_sequences;
        counter.add(tokens);
        rest.remove_prefix(part.size());
      } while (!rest.empty());
      const DocumentCounts counts = counter.end_document();
      batch.rows.add({counted_.keeps_order() ? DocumentCounts{counter.sequence(), {}} : counts, document.id, document.label,
                      document.date},
                     static_cast<std::uint32_t>(number));
    }
  }

  void add(const Batch& batch) {
    for (std::size_t i = 0; watcher_ != nullptr && i < batch.size; ++i) watcher_->see(batch.documents[i], batch.tokens[i]);
    counted_.add(batch.rows);
    invalid_sequences_ += batch.invalid_sequences;
  }

  std::uint64_t invalid_sequences() const noexcept { return invalid_sequences_; }

 private:
  struct Worker {
    Analyzer analyzer;
    Tokens tokens;
  };

  DocumentSource& source_;
  std::uint64_t left_;
  CorpusCounts& counted_;
  TextWatcher* const watcher_;
  std::vector<Worker> workers_;
  const bool in_parts_;
  std::uint64_t invalid_sequences_ = 0;
};

}  // namespace

std::uint64_t count_documents(DocumentSource& source, const TextRules& rules, std::uint64_t most_documents, Executor& executor,
                              CorpusCounts& counted, TextWatcher* watcher) {
  TextCounting counting(source, rules, most_documents, static_cast<std::size_t>(executor.num_threads()), counted, watcher);
  run_pipeline<Batch>(
      executor, {[&](Batch& batch) { return counting.read(batch); },
                 [&](Batch& batch, int worker) { counting.count(batch, worker); }, [&](Batch& batch) { counting.add(batch); }});
  return counting.invalid_sequences();
}

}  // namespace ldavi
