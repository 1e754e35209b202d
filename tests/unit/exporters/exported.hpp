// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "ldavi/exporters/sink.hpp"

namespace ldavi {

/// What `write` gives the sink that it is called with.
template <class Write>
std::string exported(const Write& write) {
  std::string out;
  write([&](std::string_view bytes) { out += bytes; });
  return out;
}

}  // namespace ldavi
