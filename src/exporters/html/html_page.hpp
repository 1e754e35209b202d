// SPDX-License-Identifier: Apache-2.0
// The page around the data of a report: markup, style and script, which are part of the library.
#pragma once

#include <string>
#include <string_view>

#include "ldavi/exporters/sink.hpp"

namespace ldavi {

/// Writes a page with `title`, which is escaped, and `data`, which is JSON as JsonWriter writes it, so without '<'. The page's policy allows its own
/// script and style, by their hashes, and nothing else: no code in the data could run, nothing can be loaded.
void write_html_page(std::string_view title, std::string_view data, const ByteSink& sink);

/// As text between tags or in a quoted attribute; ill-formed UTF-8 becomes U+FFFD, control and bidirectional formatting characters a middle dot.
std::string escape_html(std::string_view text);

}  // namespace ldavi
