// SPDX-License-Identifier: Apache-2.0
// Edits in files that people write, and that the report offers.
#pragma once

#include <string>
#include <vector>

#include "ldavi/model/edits.hpp"

namespace ldavi {

/// From JSON (docs/reference/schemas/edits.schema.json) or from a table with tabs and the header action, topics, text, in which several topics have
/// commas between them and \t \n \r \\ stand for themselves; "-" is standard input. What the file begins with tells which it is. Whether edits fit a
/// model is for TopicView::apply to tell. Throws IoError; ParseError for anything else.
std::vector<Edit> read_edits(const std::string& path);

/// Numbers of topics with commas between them: "3,7". Throws InvalidArgument for anything else.
std::vector<std::uint32_t> parse_topic_list(const std::string& text);

}  // namespace ldavi
