// SPDX-License-Identifier: Apache-2.0
// A model's log of edits, for people and programs; what is printed can be read again by edit --from.
#pragma once

#include <span>
#include <string>

#include "exporters/json_writer.hpp"
#include "ldavi/model/edits.hpp"

namespace ldavi::cli {

/// "3,7"
std::string topic_list(std::span<const std::uint32_t> topics);

/// A table with tabs: action, topics, text.
std::string edits_table(std::span<const Edit> edits);

/// The same for a terminal: what it would obey in a text is shown as \u{…}, and cannot be read again.
std::string visible_edits_table(std::span<const Edit> edits);

/// docs/reference/schemas/edits.schema.json
std::string edits_json(std::span<const Edit> edits);

/// The array of it, as a value.
void write_edits(JsonWriter& json, std::span<const Edit> edits);

}  // namespace ldavi::cli
