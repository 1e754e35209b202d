// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace ldavi::cli {

/// ", did you mean 'NAME'?" for the candidate that is a slip or two of the finger away from `word`; "" where none is.
std::string did_you_mean(std::string_view word, std::span<const std::string> candidates);

}  // namespace ldavi::cli
