// SPDX-License-Identifier: Apache-2.0
// The documents of a corpus that is being built, as they come: in memory up to a limit, else in a temporary file.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/spilled_bytes.hpp"
#include "corpus/corpus_sink.hpp"

namespace ldavi {

class RowStore {
 public:
  /// See SpilledBytes.
  RowStore(std::uint64_t memory_bytes, std::string folder) : bytes_(memory_bytes, std::move(folder)) {}

  /// Throws IoError as SpilledBytes does.
  void add(const CorpusRow& row);

  std::uint64_t size() const noexcept { return num_rows_; }
  std::uint64_t id_bytes() const noexcept { return id_bytes_; }
  std::uint64_t label_bytes() const noexcept { return label_bytes_; }
  std::uint64_t date_bytes() const noexcept { return date_bytes_; }
  bool is_in_file() const noexcept { return bytes_.is_in_file(); }

  /// Gives the rows back, in order; next() as often as there are rows.
  class Reader {
   public:
    explicit Reader(const RowStore& store) : reader_(store.bytes_) {}
    /// Valid until the next call. Throws IoError(kRead).
    CorpusRow next();

   private:
    SpilledBytes::Reader reader_;
    std::vector<std::uint32_t> terms_;
    std::vector<std::uint32_t> counts_;
    std::string strings_;
  };

 private:
  SpilledBytes bytes_;
  std::uint64_t num_rows_ = 0;
  std::uint64_t id_bytes_ = 0;
  std::uint64_t label_bytes_ = 0;
  std::uint64_t date_bytes_ = 0;
};

}  // namespace ldavi
