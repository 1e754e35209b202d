// SPDX-License-Identifier: Apache-2.0
// What `lda-vi inspect` says of how text is read, the same for models and prepared corpora.
#pragma once

#include <optional>
#include <string>

#include "exporters/json_writer.hpp"
#include "ldavi/text/text_rules.hpp"

namespace ldavi::cli {

/// "name            value", what others wrote made visible.
void add_line(std::string& text, std::string name, const std::string& value);
void add_text_rules(std::string& text, const TextRules& rules);
/// The value of the member "text": an object, or null.
void write_text_rules(JsonWriter& json, const std::optional<TextRules>& rules);

}  // namespace ldavi::cli
