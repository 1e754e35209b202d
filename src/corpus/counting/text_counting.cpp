// SPDX-License-Identifier: Apache-2.0
// Each thread does by turns all there is to do for a batch of documents: reads it, counts it, and adds it once those before are added.
// So reading (with decompression) goes on beside counting without a thread that would wait, and one thread needs no others.
#include "corpus/counting/text_counting.hpp"

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <map>
#include <mutex>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "ldavi/text/analyzer.hpp"
#include "text/stretch.hpp"

namespace ldavi {
namespace {

/// A batch ends where it has so much text or so many documents.
constexpr std::size_t kBatchBytes = std::size_t{1} << 18U;
constexpr std::size_t kBatchDocuments = 1024;
/// A document of more text is read part by part: what is made of its words takes several times its memory.
constexpr std::size_t kPartBytes = std::size_t{1} << 20U;
/// Batches that may wait, a thread, for one before them that takes long.
constexpr std::uint64_t kWaiting = 4;

/// Documents that keep their memory from batch to batch.
struct Batch {
  std::uint64_t number = 0;
  std::vector<Document> documents;
  std::vector<Tokens> tokens;  // of each document, where a watcher will see them
  std::size_t size = 0;
};

class TextCounting {
 public:
  TextCounting(DocumentSource& source, std::uint64_t most_documents, std::uint64_t most_waiting, CorpusCounts& counted,
               TextWatcher* watcher)
      : source_(source), left_(most_documents), most_waiting_(most_waiting), counted_(counted), watcher_(watcher) {}

  /// What a thread does, to the end of the source or to an error.
  void work(Analyzer& analyzer, std::uint32_t worker) {
    Batch batch;
    RowBatch rows;
    while (read(batch)) {
      std::uint64_t invalid_sequences = 0;
      try {
        invalid_sequences = count(batch, analyzer, worker, rows);
      } catch (...) {
        fail(batch.number);
        return;
      }
      add(batch.number, rows, invalid_sequences);
    }
  }

  std::uint64_t finish() const {
    if (error_) std::rethrow_exception(error_);
    return invalid_sequences_;
  }

 private:
  /// False where nothing is left to be done.
  bool read(Batch& batch) {
    std::unique_lock lock(mutex_);
    room_.wait(lock, [this] { return error_ || ended_ || (!reading_ && num_read_ - num_added_ < most_waiting_); });
    if (error_ || ended_) return false;
    reading_ = true;
    lock.unlock();
    std::exception_ptr error;
    bool more = true;
    batch.size = 0;
    try {
      more = fill(batch);
    } catch (...) {
      error = std::current_exception();
    }
    lock.lock();
    reading_ = false;
    ended_ = !more || error != nullptr;
    batch.number = num_read_++;
    if (error) keep_error(batch.number, error);
    room_.notify_all();
    return !error && batch.size > 0;
  }

  /// Whether there may be more.
  bool fill(Batch& batch) {
    std::size_t bytes = 0;
    while (batch.size < kBatchDocuments && bytes < kBatchBytes) {
      if (left_ == 0) return false;
      if (batch.size == batch.documents.size()) batch.documents.emplace_back();
      if (!source_.next(batch.documents[batch.size])) return false;
      bytes += batch.documents[batch.size++].text.size();
      --left_;
    }
    return true;
  }

  std::uint64_t count(Batch& batch, Analyzer& analyzer, std::uint32_t worker, RowBatch& rows) {
    std::uint64_t invalid_sequences = 0;
    rows.clear();
    WordCounter& counter = counted_.counter(worker);
    // A watcher sees whole documents, a sequence is that of the words added last, and an expression of somebody's own may match white space.
    const bool in_parts = watcher_ == nullptr && !counted_.keeps_order() && analyzer.rules().token_pattern.empty();
    batch.tokens.resize(std::max(batch.tokens.size(), watcher_ == nullptr ? 1 : batch.size));
    for (std::size_t i = 0; i < batch.size; ++i) {
      const Document& document = batch.documents[i];
      Tokens& tokens = batch.tokens[watcher_ == nullptr ? 0 : i];
      std::string_view rest = document.text;
      do {
        const std::string_view part = in_parts ? first_part(rest, kPartBytes) : rest;
        analyzer.analyze(part, tokens);
        invalid_sequences += tokens.invalid_sequences;
        counter.add(tokens.words);
        rest.remove_prefix(part.size());
      } while (!rest.empty());
      const DocumentCounts counts = counter.end_document();
      rows.add({counted_.keeps_order() ? DocumentCounts{counter.sequence(), {}} : counts, document.id, document.label,
                document.date},
               worker);
    }
    if (watcher_ != nullptr) show(batch);
    return invalid_sequences;
  }

  /// To the watcher, once it has seen those before.
  void show(const Batch& batch) {
    std::unique_lock lock(mutex_);
    room_.wait(lock, [&] { return error_ || num_seen_ == batch.number; });
    if (error_) return;
    lock.unlock();
    for (std::size_t i = 0; i < batch.size; ++i) watcher_->see(batch.documents[i], batch.tokens[i]);
    lock.lock();
    ++num_seen_;
    room_.notify_all();
  }

  /// Now, or when those before are added. Swaps `rows` for an empty one.
  void add(std::uint64_t number, RowBatch& rows, std::uint64_t invalid_sequences) {
    const std::lock_guard lock(mutex_);
    if (error_) return;
    invalid_sequences_ += invalid_sequences;
    try {
      if (number != num_added_) {
        waiting_.emplace(number, std::move(rows));
        rows = {};
        return;
      }
      counted_.add(rows);
      ++num_added_;
      while (!waiting_.empty() && waiting_.begin()->first == num_added_) {
        counted_.add(waiting_.begin()->second);
        waiting_.erase(waiting_.begin());
        ++num_added_;
      }
    } catch (...) {
      keep_error(num_added_, std::current_exception());
    }
    room_.notify_all();
  }

  void fail(std::uint64_t number) {
    const std::exception_ptr error = std::current_exception();
    const std::lock_guard lock(mutex_);
    keep_error(number, error);
    room_.notify_all();
  }

  /// Batches are read in order, so whoever fails first in the input was read before any that fails later.
  void keep_error(std::uint64_t number, std::exception_ptr error) {
    if (error_ && error_number_ <= number) return;
    error_ = std::move(error);
    error_number_ = number;
  }

  DocumentSource& source_;
  std::uint64_t left_;
  const std::uint64_t most_waiting_;
  CorpusCounts& counted_;
  TextWatcher* const watcher_;

  std::mutex mutex_;  // of all that follows
  std::condition_variable room_;
  bool reading_ = false;  // the source and left_ are that thread's
  bool ended_ = false;
  std::uint64_t num_read_ = 0;
  std::uint64_t num_seen_ = 0;  // by the watcher
  std::uint64_t num_added_ = 0;
  std::map<std::uint64_t, RowBatch> waiting_;  // by number
  std::uint64_t invalid_sequences_ = 0;
  std::exception_ptr error_;
  std::uint64_t error_number_ = 0;
};

}  // namespace

std::uint64_t count_documents(DocumentSource& source, const TextRules& rules, std::uint64_t most_documents, Executor& executor,
                              CorpusCounts& counted, TextWatcher* watcher) {
  const auto num_workers = static_cast<std::size_t>(executor.num_threads());
  counted.make_counters(num_workers);
  const Analyzer analyzer(rules);
  TextCounting counting(source, most_documents, kWaiting * num_workers, counted, watcher);
  executor.for_each_shard(num_workers, [&](std::size_t worker, int) {
    Analyzer own(analyzer);
    counting.work(own, static_cast<std::uint32_t>(worker));
  });
  return counting.finish();
}

}  // namespace ldavi
