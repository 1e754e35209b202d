// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "text/segmenter.hpp"

namespace ldavi {

/// Cuts UTF-8 by segmentation_rules() and ICU's dictionaries. Not for use by two threads at once; copies are cheap.
class IcuSegmenter {
 public:
  /// Throws InvalidArgument when ICU cannot be set up.
  IcuSegmenter();
  IcuSegmenter(const IcuSegmenter& other);
  IcuSegmenter(IcuSegmenter&&) noexcept;
  IcuSegmenter& operator=(IcuSegmenter other) noexcept;
  ~IcuSegmenter();

  /// `text` is well-formed UTF-8. Replaces the content of `segments`.
  void segment(std::string_view text, std::vector<Segment>& segments);

 private:
  struct Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace ldavi
