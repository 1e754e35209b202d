// SPDX-License-Identifier: Apache-2.0
#include "text/number_shape.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <cstdint>
#include <limits>

namespace ldavi {

void make_shape(std::string& number) {
  // ICU counts in 32 bits: a number of two billion digits has no shape but its own.
  if (number.size() > static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max())) return;
  std::string shape;
  const auto* const bytes = reinterpret_cast<const std::uint8_t*>(number.data());
  const auto size = static_cast<std::int32_t>(number.size());
  for (std::int32_t at = 0; at < size;) {
    const std::int32_t begin = at;
    UChar32 c = 0;
    U8_NEXT(bytes, at, size, c);
    if (u_isdigit(c)) {
      shape += '0';
    } else {
      shape.append(number, static_cast<std::size_t>(begin), static_cast<std::size_t>(at - begin));
    }
  }
  number.swap(shape);
}

}  // namespace ldavi
