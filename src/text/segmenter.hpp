// SPDX-License-Identifier: Apache-2.0
// What both segmenters find.
#pragma once

#include <cstddef>

namespace ldavi {

enum class SegmentKind { kWord, kNumber, kIdeographs };

/// A stretch of text that may become a token: bytes [begin, end).
struct Segment {
  std::size_t begin = 0;
  std::size_t end = 0;
  SegmentKind kind = SegmentKind::kWord;
  /// Known to be of letters and digits alone, so that word_core() leaves it as it is.
  bool plain = false;
};

}  // namespace ldavi
