// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace ldavi {

/// The words in their order with `separator` between them.
std::string join(std::span<const std::string> words, std::string_view separator);

}  // namespace ldavi
