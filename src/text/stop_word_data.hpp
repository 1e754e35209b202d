// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace ldavi {

/// The content of src/text/stop_words/CODE.txt, compiled in by src/text/CMakeLists.txt; empty for a code without one.
std::string_view stop_word_data(std::string_view code) noexcept;

}  // namespace ldavi
