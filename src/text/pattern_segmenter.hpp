// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "text/segmenter.hpp"

namespace ldavi {

/// Words by somebody's own regular expression (ICU's syntax): each match is one, or of each match the first group where there is one. Not for
/// use by two threads at once; copies share what is compiled.
class PatternSegmenter {
 public:
  /// Throws InvalidArgument for what is no regular expression.
  explicit PatternSegmenter(const std::string& pattern);
  PatternSegmenter(const PatternSegmenter& other);
  PatternSegmenter& operator=(const PatternSegmenter&) = delete;
  ~PatternSegmenter();

  /// `text` is well-formed UTF-8. Replaces the content of `segments`; empty matches are none. Throws InvalidArgument where the expression takes
  /// more steps than any sensible one, or the text has more than 2,147,483,647 bytes.
  void segment(std::string_view text, std::vector<Segment>& segments);

 private:
  struct Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace ldavi
