// SPDX-License-Identifier: Apache-2.0
// NumPy files as the tests need them.
#pragma once

#include <limits>
#include <string>
#include <vector>

#include "support/temporary_folder.hpp"

namespace ldavi {

/// What numpy.save writes. Value is float or double; `type` "" is its own.
template <class Value>
std::string npy_bytes(const std::vector<double>& values, const std::string& shape, const std::string& fortran_order = "False",
                      std::string type = {}) {
  if (type.empty()) type = "<f" + std::to_string(sizeof(Value));
  std::string header = "{'descr': '" + type + "', 'fortran_order': " + fortran_order + ", 'shape': " + shape + ", }";
  header.resize(117, ' ');
  header += '\n';
  std::string bytes("\x93NUMPY\x01\x00", 8);
  bytes += static_cast<char>(header.size());
  bytes += '\0';
  bytes += header;
  for (const double value : values) {
    const auto stored = static_cast<Value>(value);
    bytes.append(reinterpret_cast<const char*>(&stored), sizeof stored);
  }
  return bytes;
}

}  // namespace ldavi
