// SPDX-License-Identifier: Apache-2.0
// The documents of a corpus that is being built, as they come: in memory up to a limit, else in a temporary file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/spilled_bytes.hpp"
#include "corpus/corpus_sink.hpp"

namespace ldavi {

/// Rows in a row: what a thread has counted, on its way into the store.
class RowBatch {
 public:
  /// `counter`: whose numbers the terms are. A row without counts has its terms in the order of the text, each as often as it stands there.
  void add(const CorpusRow& row, std::uint32_t counter);
  void clear();

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

  /// Gives the rows back, in order; next() as often as there are rows.
  class Reader {
   public:
    explicit Reader(const RowStore& store) : reader_(store.bytes_) {}
    /// Valid until the next call. Throws IoError(kRead).
    CorpusRow next();
    /// Of the row given last.
    std::uint32_t counter() const noexcept { return counter_; }

   private:
    SpilledBytes::Reader reader_;
    std::uint32_t counter_ = 0;
    std::vector<std::uint32_t> terms_;
    std::vector<std::uint32_t> counts_;
    std::string strings_;
  };

 private:
  SpilledBytes bytes_;
  std::vector<std::uint64_t> id_hashes_;
  std::uint64_t id_bytes_ = 0;
  std::uint64_t label_bytes_ = 0;
  std::uint64_t date_bytes_ = 0;
};

}  // namespace ldavi
