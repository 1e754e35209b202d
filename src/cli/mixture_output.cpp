// SPDX-License-Identifier: Apache-2.0
#include "cli/mixture_output.hpp"

#include <algorithm>
#include <array>
#include <exception>
#include <memory>
#include <numeric>

#include "cli/input_options.hpp"
#include "cli/library_warning.hpp"
#include "ldavi/base/parallel.hpp"
#include "ldavi/inference/infer.hpp"
#include "ldavi/model/new_documents.hpp"

namespace ldavi::cli {
namespace {

/// A batch ends once it has so many documents, shares of topics, or distinct terms of documents.
constexpr std::size_t kDocumentsInBatch = 512;
constexpr std::size_t kSharesInBatch = std::size_t{1} << 20U;
constexpr std::size_t kCellsInBatch = std::size_t{1} << 20U;
/// The memory of a longer document is given back.
constexpr std::size_t kCellsKept = 4096;
constexpr std::size_t kDocumentsInBlock = 16;

/// What is read, inferred and written together. Its memory is used again.
struct Batch {
  std::vector<CountedDocument> documents;
  std::size_t size = 0;
  Matrix mixtures;
  // Where they are asked for: of each document, a row of intervals, and whether it is too short to tell.
  std::vector<ShareInterval> intervals;
  std::vector<char> too_short;
};

/// From documents to rows. Each step may run on any thread, and the steps of different batches at one time.
class MixtureRows {
 public:
  MixtureRows(CountedSource& source, const TopicModel& model, const MixtureTableOptions& options, OutputFile& file,
              int num_threads, std::vector<std::string>* ids)
      : source_(source),
        inference_(model),
        scratch_(static_cast<std::size_t>(num_threads)),
        table_(options, model.num_topics(), [&file](std::string_view bytes) { file.write(bytes); }),
        has_intervals_(options.intervals),
        ids_(ids),
        topics_(model.num_topics()) {
    std::iota(topics_.begin(), topics_.end(), 0U);
  }

  /// The next documents, at most `most`; none at the end. An error is kept until what was read before it has been written.
  void read(std::size_t most, Batch& batch) {
    if (batch.documents.size() < most) {
      batch.documents.resize(most);
      batch.mixtures = Matrix(most, inference_.num_topics());
      if (has_intervals_) batch.intervals.resize(most * inference_.num_topics());
      if (has_intervals_) batch.too_short.resize(most);
    }
    batch.size = 0;
    if (error_ || ended_) return;
    try {
      for (std::size_t cells = 0; batch.size < most && cells < kCellsInBatch; ++batch.size) {
        CountedDocument& document = batch.documents[batch.size];
        if (document.terms.capacity() > kCellsKept) document = CountedDocument();
        ended_ = !source_.next(document);
        if (ended_) return;
        cells += document.terms.size();
      }
    } catch (...) {
      error_ = std::current_exception();
    }
  }

  std::size_t documents_in_batch() const {
    return std::clamp<std::size_t>(kSharesInBatch / inference_.num_topics(), kDocumentsInBlock, kDocumentsInBatch);
  }

  void infer(Batch& batch, std::size_t begin, std::size_t end, int worker) {
    for (std::size_t i = begin; i < end; ++i) {
      const CountedDocument& document = batch.documents[i];
      inference_.infer({document.terms, document.counts}, {batch.mixtures.row(i), inference_.num_topics()},
                       scratch_[static_cast<std::size_t>(worker)]);
      if (!has_intervals_) continue;
      const bool too_short = inference_.tell_certainty({document.terms, document.counts}, batch.mixtures.row_span(i), topics_,
                                                       intervals_of(batch, i), scratch_[static_cast<std::size_t>(worker)]);
      batch.too_short[i] = too_short ? 1 : 0;
    }
  }

  void write(const Batch& batch) {
    for (std::size_t i = 0; i < batch.size; ++i) {
      const CountedDocument& document = batch.documents[i];
      MixtureRow row{document.id, batch.mixtures.row_span(i), document.known_tokens, document.unknown_tokens};
      if (has_intervals_) {
        row.intervals = intervals_of(batch, i);
        row.too_short_to_tell = batch.too_short[i] != 0;
      }
      table_.write(row);
      ++counts_.rows;
      if (document.known_tokens == 0) ++counts_.without_known_words;
      if (ids_ != nullptr) ids_->push_back(document.id);
    }
  }

  /// Throws what reading has thrown. Returns the first bytes of the file, where only the end tells them.
  std::string finish() const {
    if (error_) std::rethrow_exception(error_);
    return table_.header();
  }

  const MixtureCounts& counts() const noexcept { return counts_; }

 private:
  std::span<ShareInterval> intervals_of(Batch& batch, std::size_t i) const {
    return std::span(batch.intervals).subspan(i * inference_.num_topics(), inference_.num_topics());
  }
  std::span<const ShareInterval> intervals_of(const Batch& batch, std::size_t i) const {
    return std::span(batch.intervals).subspan(i * inference_.num_topics(), inference_.num_topics());
  }

  CountedSource& source_;
  MixtureInference inference_;
  std::vector<MixtureInference::Scratch> scratch_;
  MixtureTable table_;
  const bool has_intervals_;
  std::vector<std::string>* ids_;
  std::vector<std::uint32_t> topics_;  // all
  MixtureCounts counts_;
  bool ended_ = false;
  std::exception_ptr error_;
};

/// Whoever waits for rows gets each before the next document is asked for.
void write_one_by_one(MixtureRows& rows, OutputFile& file) {
  Batch batch;
  for (rows.read(1, batch); batch.size > 0; rows.read(1, batch)) {
    rows.infer(batch, 0, 1, 0);
    rows.write(batch);
    file.flush();
  }
}

/// While one batch is read, the one before it is inferred and the one before that is written.
void write_in_batches(MixtureRows& rows, int num_threads) {
  Executor executor(num_threads);
  std::array<Batch, 3> batches;
  Batch* next = batches.data();
  Batch* current = next + 1;
  Batch* last = next + 2;
  do {
    const std::size_t num_blocks = (current->size + kDocumentsInBlock - 1) / kDocumentsInBlock;
    executor.for_each_shard(2 + num_blocks, [&](std::size_t shard, int worker) {
      if (shard == 0) {
        rows.read(rows.documents_in_batch(), *next);
      } else if (shard == 1) {
        rows.write(*last);
      } else {
        const std::size_t begin = (shard - 2) * kDocumentsInBlock;
        rows.infer(*current, begin, std::min(begin + kDocumentsInBlock, current->size), worker);
      }
    });
    Batch* const written = last;
    last = current;
    current = next;
    next = written;
  } while (current->size + last->size > 0);
}

}  // namespace

MixtureCounts write_mixtures(Terminal& terminal, const TopicModel& model, const std::vector<std::string>& inputs,
                             const ReadOptions& read, const MixtureTableOptions& options, int num_threads, OutputFile& file,
                             std::vector<std::string>* ids) {
  warn_of_other_library(terminal, model);
  const std::unique_ptr<CountedSource> source = open_counted(inputs, read, model);
  const int threads = num_threads > 0 ? num_threads : available_processors();
  MixtureRows rows(*source, model, options, file, threads, ids);
  if (file.may_be_awaited()) {
    write_one_by_one(rows, file);
  } else {
    write_in_batches(rows, threads);
  }
  if (const std::string header = rows.finish(); !header.empty()) file.overwrite(0, header);
  note_reading(terminal, source->report());
  return rows.counts();
}

}  // namespace ldavi::cli
