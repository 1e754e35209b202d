// SPDX-License-Identifier: Apache-2.0
// What an output is called where nobody says.
#pragma once

#include <string>
#include <string_view>

namespace ldavi::cli {

/// The base name of an input without the suffixes of its format, with `suffix`. Empty for "-".
std::string default_output(const std::string& input, std::string_view suffix);

}  // namespace ldavi::cli
