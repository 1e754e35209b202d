// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace ldavi {

/// Text of others for a terminal, a message or a table, so that nothing in it is obeyed: control characters and marks of
/// direction become \u{1b}, but for the ASCII ones in `kept`; ill-formed bytes become U+FFFD, and blanks of no width a blank.
std::string visible_text(std::string_view text, std::string_view kept = {});

}  // namespace ldavi
