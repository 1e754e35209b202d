// SPDX-License-Identifier: Apache-2.0
#include "base/byte_stream.hpp"

#include <bit>
#include <cmath>
#include <cstring>
#include <limits>
#include <utility>

#include "ldavi/base/error.hpp"

namespace ldavi {
namespace {

static_assert(std::endian::native == std::endian::little, "the bytes are copied as memory holds them");

template <class T>
void append(std::string& bytes, T value) {
  bytes.append(reinterpret_cast<const char*>(&value), sizeof(T));
}

template <class T>
T load(std::span<const std::byte> bytes) noexcept {
  T value;
  std::memcpy(&value, bytes.data(), sizeof(T));
  return value;
}

}  // namespace

void ByteWriter::u32(std::uint32_t value) { append(bytes_, value); }

void ByteWriter::u64(std::uint64_t value) { append(bytes_, value); }

void ByteWriter::f64(double value) { append(bytes_, value); }

void ByteWriter::text(std::string_view value) {
  u64(value.size());
  bytes_.append(value);
}

ByteReader::ByteReader(std::span<const std::byte> bytes, std::string path, std::string_view name)
    : bytes_(bytes), path_(std::move(path)), name_(name) {}

std::uint32_t ByteReader::u32() { return load<std::uint32_t>(take(sizeof(std::uint32_t))); }

std::uint64_t ByteReader::u64() { return load<std::uint64_t>(take(sizeof(std::uint64_t))); }

double ByteReader::f64() { return load<double>(take(sizeof(double))); }

std::string ByteReader::text() {
  const std::span<const std::byte> bytes = take(u64());
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

int ByteReader::count() {
  const std::uint32_t value = u32();
  if (value >= static_cast<std::uint32_t>(std::numeric_limits<int>::max())) refuse("has a number that cannot be");
  return static_cast<int>(value);
}

double ByteReader::finite() {
  const double value = f64();
  if (!std::isfinite(value)) refuse("has a number that is not finite");
  return value;
}

std::span<const std::byte> ByteReader::take(std::uint64_t size) {
  if (size > bytes_.size()) refuse("ends too early");
  const std::span<const std::byte> taken = bytes_.first(static_cast<std::size_t>(size));
  bytes_ = bytes_.subspan(taken.size());
  return taken;
}

void ByteReader::finish() const {
  if (!bytes_.empty()) refuse("is too long");
}

void ByteReader::refuse(const std::string& what) const { throw FormatError(path_, "is damaged: " + name_ + " " + what); }

}  // namespace ldavi
