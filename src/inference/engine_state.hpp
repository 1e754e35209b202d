// SPDX-License-Identifier: Apache-2.0
// What an engine goes on from after it was saved: arrays with a name, and small numbers in order.
#pragma once

#include <cstdint>
#include <deque>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/byte_stream.hpp"
#include "base/container.hpp"
#include "base/output_file.hpp"
#include "ldavi/base/matrix.hpp"

namespace ldavi {

/// Collects views of an engine's arrays, which must stay as they are until write() is done, and writes them as a container.
class EngineStateWriter {
 public:
  /// Arrays added under one id follow each other, and are of one type.
  template <class T>
  void add(std::uint32_t id, std::span<const T> values) {
    add(id, kElementType<T>, std::as_bytes(values));
  }
  /// Without the padding of its rows.
  void add(std::uint32_t id, const Matrix& matrix);
  void add(std::uint32_t id, const std::vector<double>& values) { add(id, std::span<const double>(values)); }
  /// Numbers that nobody else keeps.
  void add_own(std::uint32_t id, std::vector<std::uint32_t> values);
  /// Read back in the same order.
  ByteWriter& numbers() noexcept { return numbers_; }

  /// Throws IoError. The file is not committed.
  void write(OutputFile& file) const;

 private:
  struct Section {
    std::uint32_t id;
    ElementType type;
    std::vector<std::span<const std::byte>> pieces;
  };

  void add(std::uint32_t id, ElementType type, std::span<const std::byte> bytes);

  std::vector<Section> sections_;
  std::deque<std::vector<std::uint32_t>> own_;
  ByteWriter numbers_;
};

/// Reads what an EngineStateWriter wrote. Every function throws FormatError where the file is not what it should be.
class EngineStateReader {
 public:
  /// Throws IoError as well.
  explicit EngineStateReader(const std::string& path);

  /// The whole array, as long as the reader lives.
  template <class T>
  std::span<const T> all(std::uint32_t id) const {
    known_.push_back(id);
    return file_.elements<T>(id);
  }
  /// The array, of this size.
  template <class T>
  std::span<const T> exactly(std::uint32_t id, std::size_t size) const {
    const std::span<const T> values = all<T>(id);
    if (values.size() != size) refuse();
    return values;
  }
  /// Into a matrix of the right size; the numbers are from `least` to `most`, and so finite, here and below.
  void read(std::uint32_t id, Matrix& matrix, float least = std::numeric_limits<float>::lowest(),
            float most = std::numeric_limits<float>::max()) const;
  void read(std::uint32_t id, std::vector<double>& values, double least = std::numeric_limits<double>::lowest(),
            double most = std::numeric_limits<double>::max()) const;
  ByteReader& numbers() noexcept { return numbers_; }

  /// Once all is read: nothing must be left that somebody needs.
  void finish() const;

  const std::string& path() const noexcept { return file_.path(); }
  /// Throws FormatError: the state cannot be that of this engine.
  [[noreturn]] void refuse() const;

 private:
  template <class T>
  void refuse_unless_within(std::span<const T> values, T least, T most) const {
    for (const T value : values) {
      if (!(value >= least && value <= most)) refuse();
    }
  }

  Container file_;
  ByteReader numbers_;
  mutable std::vector<std::uint32_t> known_;  // what was asked for
};

}  // namespace ldavi
