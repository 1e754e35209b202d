// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "text/segmenter.hpp"

namespace ldavi {

/// The segments of a text of ASCII alone: what segmentation_rules() give, without ICU. Replaces the content of `segments`.
void segment_ascii(std::string_view text, std::vector<Segment>& segments);

}  // namespace ldavi
