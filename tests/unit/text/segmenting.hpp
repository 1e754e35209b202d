// SPDX-License-Identifier: Apache-2.0
// Segments as text, so that tests can be read.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/segmenter.hpp"

namespace ldavi {

/// "word|1,000#|自然*": # marks numbers, * ideographs.
inline std::string show(std::string_view text, const std::vector<Segment>& segments) {
  std::string shown;
  for (const Segment& segment : segments) {
    shown += shown.empty() ? "" : "|";
    shown += text.substr(segment.begin, segment.end - segment.begin);
    shown += segment.kind == SegmentKind::kNumber ? "#" : segment.kind == SegmentKind::kIdeographs ? "*" : "";
  }
  return shown;
}

}  // namespace ldavi
