// SPDX-License-Identifier: Apache-2.0
// The documents of a corpus that is being built, as they come: in memory up to a limit, else in a temporary file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "base/spilled_bytes.hpp"
#include "corpus/corpus_sink.hpp"

namespace ldavi {

/// Rows in a row: what a thread has counted, on its way into the store and out of it.
class RowBatch {
 public:
  /// `counter`: whose numbers the terms are. A row without counts has its terms in the order of the text, each as often as it stands there.
  void add(const CorpusRow& row, std::uint32_t counter);
  void clear();

  /// Calls see(row, counter) for each, in order; what the row shows is the batch's.
  void for_each(const std::function<void(const CorpusRow&, std::uint32_t)>& see) const;

 private:
  friend class RowStore;

  std::vector<std::byte> bytes_;
  std::vector<std::uint64_t> id_hashes_;
  std::uint64_t id_bytes_ = 0;
  std::uint64_t label_bytes_ = 0;
  std::uint64_t date_bytes_ = 0;
};

class RowStore {
 public:
  /// See SpilledBytes.
  RowStore(std::uint64_t memory_bytes, std::string folder) : bytes_(memory_bytes, std::move(folder)) {}

  /// Throws IoError as SpilledBytes does; InvalidArgument past 2^32 - 2 rows.
  void add(const RowBatch& rows);

  std::uint64_t size() const noexcept { return id_hashes_.size(); }
  std::uint64_t id_bytes() const noexcept { return id_bytes_; }
  std::uint64_t label_bytes() const noexcept { return label_bytes_; }
  std::uint64_t date_bytes() const noexcept { return date_bytes_; }
  /// Of each row's id, in order.
  const std::vector<std::uint64_t>& id_hashes() const noexcept { return id_hashes_; }
  bool is_in_file() const noexcept { return bytes_.is_in_file(); }

  /// Gives the rows back, in order, many at once.
  class Reader {
   public:
    explicit Reader(const RowStore& store) : store_(store), reader_(store.bytes_) {}
    /// Replaces the content of `rows`; false at the end. Throws IoError(kRead).
    bool next(RowBatch& rows);

   private:
    const RowStore& store_;
    SpilledBytes::Reader reader_;
    std::size_t num_read_ = 0;
  };

  /// All rows, as RowBatch::for_each() shows them. Throws as Reader::next() does.
  void for_each(const std::function<void(const CorpusRow&, std::uint32_t)>& see) const;

 private:
  SpilledBytes bytes_;
  std::vector<std::uint64_t> batch_bytes_;  // of each batch
  std::vector<std::uint64_t> id_hashes_;
  std::uint64_t id_bytes_ = 0;
  std::uint64_t label_bytes_ = 0;
  std::uint64_t date_bytes_ = 0;
};

}  // namespace ldavi
