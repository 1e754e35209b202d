// SPDX-License-Identifier: Apache-2.0
// The checksum of zip and gzip files.
#pragma once

#include <cstdint>
#include <string_view>

namespace ldavi {

/// CRC-32 (IEEE 802.3) of all bytes so far: `before` is what it was of those that came before these, 0 of none.
std::uint32_t crc32_of(std::string_view bytes, std::uint32_t before = 0) noexcept;

}  // namespace ldavi
