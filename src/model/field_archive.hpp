// SPDX-License-Identifier: Apache-2.0
// Fields one after the other in a Boost archive without its header: values only, so that the bytes are what the fields are.
#pragma once

#include <boost/archive/archive_exception.hpp>
#include <boost/archive/binary_iarchive.hpp>
#include <boost/archive/binary_oarchive.hpp>
#include <cstddef>
#include <cstdint>
#include <istream>
#include <ostream>
#include <string>

namespace ldavi {

/// Writes one field after the other.
class FieldSaver {
 public:
  explicit FieldSaver(std::ostream& out) : archive_(out, boost::archive::no_header) {}

  template <class Number>
  void number(const Number& value) {
    archive_ << value;
  }
  void text(const std::string& value) {
    number(static_cast<std::uint64_t>(value.size()));
    archive_.save_binary(value.data(), value.size());
  }
  template <class Items, class Each>
  void list(const Items& items, const Each& each) {
    number(static_cast<std::uint64_t>(items.size()));
    for (auto& item : items) each(item);
  }

 private:
  boost::archive::binary_oarchive archive_;
};

/// Reads them back. Lengths are checked against what is left before anything is allocated: Boost itself would trust them. Throws
/// boost::archive::archive_exception.
class FieldLoader {
 public:
  FieldLoader(std::istream& in, std::size_t size) : in_(in), size_(size), archive_(in, boost::archive::no_header) {}

  template <class Number>
  void number(Number& value) {
    archive_ >> value;
  }
  void text(std::string& value) {
    value.resize(length());
    archive_.load_binary(value.data(), value.size());
  }
  template <class Items, class Each>
  void list(Items& items, const Each& each) {
    items.clear();
    // One by one: an item may be larger in memory than in the file.
    for (std::size_t left = length(); left > 0; --left) each(items.emplace_back());
  }

 private:
  std::size_t length() {
    std::uint64_t value = 0;
    number(value);
    const std::streamoff position = in_.tellg();
    if (position < 0 || value > size_ - static_cast<std::size_t>(position)) {
      throw boost::archive::archive_exception(boost::archive::archive_exception::input_stream_error);
    }
    return static_cast<std::size_t>(value);
  }

  std::istream& in_;
  std::size_t size_;
  boost::archive::binary_iarchive archive_;
};

}  // namespace ldavi
