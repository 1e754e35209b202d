// SPDX-License-Identifier: Apache-2.0
// UTF-8 as it should be, for parsers that refuse anything else.
#pragma once

#include <cstdint>
#include <string>

namespace ldavi {

/// Puts U+FFFD in place of each ill-formed sequence (Unicode 15, 3.9: maximal subparts); returns how many there were.
std::uint64_t repair_utf8(std::string& text);

}  // namespace ldavi
