// SPDX-License-Identifier: Apache-2.0
#include "base/crc32.hpp"

#include <zlib.h>

namespace ldavi {

std::uint32_t crc32_of(std::string_view bytes, std::uint32_t before) noexcept {
  return static_cast<std::uint32_t>(crc32_z(before, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size()));
}

}  // namespace ldavi
