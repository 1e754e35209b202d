// SPDX-License-Identifier: Apache-2.0
// A zip archive of files that are not compressed, as NumPy keeps several arrays.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "ldavi/exporters/sink.hpp"

namespace ldavi {

/// Of any size (zip64 where 32 bits do not hold it). Equal contents give equal archives: all are of the first of January 1980, the first day
/// there is.
class ZipWriter {
 public:
  explicit ZipWriter(ByteSink sink) : sink_(std::move(sink)) {}

  /// `content` gives a sink all bytes of the file; it is called twice, as a file's checksum stands before it.
  void add(std::string_view name, const std::function<void(const ByteSink&)>& content);
  /// Writes the directory. Nothing may follow.
  void finish();

 private:
  struct Entry {
    std::string name;
    std::uint64_t offset = 0;
    std::uint64_t size = 0;
    std::uint32_t checksum = 0;
  };

  void write(std::string_view bytes);

  ByteSink sink_;
  std::uint64_t written_ = 0;
  std::vector<Entry> entries_;
};

}  // namespace ldavi
