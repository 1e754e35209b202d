// SPDX-License-Identifier: Apache-2.0
// Text inside Markdown.
#pragma once

#include <string>
#include <string_view>

namespace ldavi {

/// Shown as it is, whatever it holds: what Markdown or HTML would take for a mark stands behind a backslash, line ends and tabs
/// become blanks, other control characters are shown by visible_text.
void append_markdown(std::string& out, std::string_view text);

}  // namespace ldavi
