// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

namespace ldavi {

/// The first bytes of a text, cut off where no word can span the cut.
struct Stretch {
  std::size_t size = 0;
  bool ascii = true;
};

/// The stretch at the start of `text` (not empty) that one segmenter should read: of ASCII alone, or with other characters in many words. Cuts
/// before white space only, unless there is none for a quarter of a gigabyte: ICU counts bytes in 32 bits.
Stretch first_stretch(std::string_view text) noexcept;

/// The start of `text` that ends before the first white space from byte `size` (> 0) on, all of it where there is none: no word and no address spans
/// the cut, so that a long document may be read part by part.
std::string_view first_part(std::string_view text, std::size_t size) noexcept;

}  // namespace ldavi
