// SPDX-License-Identifier: Apache-2.0
#include "evaluation/foreign/npy_array.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>
#include <string_view>

#include "base/input_file.hpp"
#include "base/number_format.hpp"
#include "ldavi/base/error.hpp"

namespace ldavi {
namespace {

static_assert(std::endian::native == std::endian::little, "the values are copied as they stand in the file");

[[noreturn]] void refuse(const InputFile& file, const std::string& problem, const std::string& expectation) {
  throw ParseError(file.name(), 0, problem, expectation);
}

/// Fewer bytes than asked for only at the end.
std::size_t read_up_to(InputFile& file, char* out, std::size_t size) {
  std::size_t done = 0;
  while (done < size) {
    const std::size_t got = file.read(out + done, size - done);
    if (got == 0) break;
    done += got;
  }
  return done;
}

std::string read_header(InputFile& file) {
  constexpr std::string_view kMagic = "\x93NUMPY";
  constexpr std::size_t kLongest = 65'536;
  unsigned char start[12] = {};
  const auto read = [&](std::size_t offset, std::size_t size) {
    if (read_up_to(file, reinterpret_cast<char*>(start) + offset, size) < size)
      refuse(file, "the file ends within its header", "expected a NumPy array");
  };
  read(0, 8);
  if (std::memcmp(start, kMagic.data(), kMagic.size()) != 0)
    refuse(file, "this is no NumPy array", "expected what numpy.save writes");
  const unsigned version = start[6];
  if (version < 1 || version > 3) refuse(file, "NumPy format version " + std::to_string(version), "expected 1, 2 or 3");
  const std::size_t length_bytes = version == 1 ? 2 : 4;
  read(8, length_bytes);
  std::size_t length = 0;
  for (std::size_t i = 0; i < length_bytes; ++i) length |= static_cast<std::size_t>(start[8 + i]) << (8 * i);
  if (length > kLongest) refuse(file, "a header of " + grouped_text(length) + " bytes", "expected a plain array of numbers");
  std::string header(length, '\0');
  if (read_up_to(file, header.data(), length) < length)
    refuse(file, "the file ends within its header", "expected a NumPy array");
  return header;
}

/// What stands behind 'key': in the header, blanks skipped.
std::string_view value_of(const InputFile& file, std::string_view header, std::string_view key) {
  std::size_t place = header.find("'" + std::string(key) + "':");
  if (place == std::string_view::npos)
    refuse(file, "the header names no " + std::string(key), "expected what numpy.save writes");
  place = header.find_first_not_of(' ', place + key.size() + 3);
  return place == std::string_view::npos ? std::string_view() : header.substr(place);
}

std::vector<std::size_t> shape_of(const InputFile& file, std::string_view header) {
  const std::string_view text = value_of(file, header, "shape");
  std::vector<std::size_t> shape;
  const std::size_t close = std::min(text.find(')'), text.size());
  for (std::size_t begin = 1; begin < close;) {
    const std::size_t end = std::min(text.find(',', begin), close);
    std::string_view size = text.substr(begin, end - begin);
    size.remove_prefix(std::min(size.find_first_not_of(' '), size.size()));
    if (!size.empty()) {
      const auto number = parse_unsigned(size);
      if (!number) refuse(file, "the shape is " + std::string(text.substr(0, close + 1)), "expected one or two sizes");
      shape.push_back(static_cast<std::size_t>(*number));
    }
    begin = end + 1;
  }
  if (shape.empty() || shape.size() > 2)
    refuse(file, "the array has " + std::to_string(shape.size()) + " dimensions", "expected two");
  return shape;
}

/// Weights are kept as floats.
void check_value(const InputFile& file, double value, const std::vector<float>& before) {
  if (!(value >= 0.0 && value <= static_cast<double>(std::numeric_limits<float>::max()))) {
    refuse(file, "value " + grouped_text(before.size()) + " is " + number_text(value),
           "expected finite weights, at least 0, not logarithms");
  }
}
void check_value(const InputFile& file, double value, const std::vector<double>& before) {
  if (!std::isfinite(value))
    refuse(file, "value " + grouped_text(before.size()) + " is " + number_text(value), "expected finite numbers");
}

template <class Stored, class Kept>
void read_values(InputFile& file, std::size_t size, std::vector<Kept>& values) {
  std::vector<Stored> piece(std::min<std::size_t>(size, 1 << 16));
  while (values.size() < size) {  // grows with what is there, not with what the header promises
    const std::size_t wanted = std::min(piece.size(), size - values.size());
    if (read_up_to(file, reinterpret_cast<char*>(piece.data()), wanted * sizeof(Stored)) < wanted * sizeof(Stored)) {
      refuse(file, "the file ends before its " + grouped_text(size) + " values", "expected all that its header names");
    }
    for (std::size_t i = 0; i < wanted; ++i) {
      const auto value = static_cast<double>(piece[i]);
      check_value(file, value, values);
      values.push_back(static_cast<Kept>(value));
    }
  }
  char more = 0;
  if (file.read(&more, 1) != 0) refuse(file, "there are bytes behind the array", "expected the end of the file");
}

template <class Kept>
NpyNumbers<Kept> read_array(const std::string& path, const char* expected) {
  InputFile file(path);
  const std::string header = read_header(file);
  const std::string_view type = value_of(file, header, "descr").substr(0, 5);
  const bool is_float = type == "'<f4'";
  if (!is_float && type != "'<f8'") refuse(file, "its numbers are not '<f4' or '<f8'", "convert it with array.astype('<f4')");
  NpyNumbers<Kept> array;
  array.fortran_order = value_of(file, header, "fortran_order").starts_with("True");
  const std::vector<std::size_t> shape = shape_of(file, header);
  array.rows = shape.size() == 1 ? 1 : shape[0];
  array.cols = shape.back();
  if (array.rows == 0 || array.cols == 0) refuse(file, "the array is empty", expected);
  if (array.cols > std::numeric_limits<std::size_t>::max() / sizeof(double) / array.rows)
    refuse(file, "the shape is absurd", "expected a smaller array");
  if (is_float) {
    read_values<float>(file, array.rows * array.cols, array.values);
  } else {
    read_values<double>(file, array.rows * array.cols, array.values);
  }
  return array;
}

}  // namespace

NpyArray read_npy(const std::string& path) { return read_array<float>(path, "expected a row a topic and a column a term"); }

NpyNumbers<double> read_npy_numbers(const std::string& path) { return read_array<double>(path, "expected a row a point"); }

}  // namespace ldavi
