// SPDX-License-Identifier: Apache-2.0
// The rules by which text is cut into words: ours, so that no library's new version changes them.
#pragma once

#include <cstdint>
#include <string_view>

namespace ldavi {

/// Source for ICU's rule-based break iterator. Rule status 100: number, 200: word, 400: Chinese and Japanese (cut by ICU's dictionary).
std::string_view segmentation_rules() noexcept;

/// XXH3-64 of the source.
std::uint64_t segmentation_rule_hash() noexcept;

}  // namespace ldavi
