// SPDX-License-Identifier: Apache-2.0
#include "cli/edit_listing.hpp"

#include "cli/terminal.hpp"
#include "exporters/table_row.hpp"

namespace ldavi::cli {

std::string topic_list(std::span<const std::uint32_t> topics) {
  std::string text;
  for (const std::uint32_t topic : topics) text += (text.empty() ? "" : ",") + std::to_string(topic);
  return text;
}

std::string edits_table(std::span<const Edit> edits) {
  std::string line;
  std::string text(TableRow(line, TableFormat::kTsv).cell("action").cell("topics").cell("text").end());
  for (const Edit& edit : edits) {
    text += TableRow(line, TableFormat::kTsv)
                .cell(edit_action_name(edit.action))
                .cell(topic_list(edit.topics))
                .cell(edit.text)
                .end();
  }
  return text;
}

std::string visible_edits_table(std::span<const Edit> edits) {
  const std::string table = edits_table(edits);
  std::string text;
  for (std::size_t begin = 0; begin < table.size();) {
    const std::size_t end = table.find_first_of("\t\n", begin);
    text += visible_text(std::string_view(table).substr(begin, end - begin)) + table[end];
    begin = end + 1;
  }
  return text;
}

void write_edits(JsonWriter& json, std::span<const Edit> edits) {
  json.begin_array();
  for (const Edit& edit : edits) {
    json.begin_object().member("action", edit_action_name(edit.action));
    if (!edit.topics.empty()) {
      json.key("topics").begin_array();
      for (const std::uint32_t topic : edit.topics) json.value(static_cast<std::uint64_t>(topic));
      json.end_array();
    }
    const bool has_text =
        edit.action == EditAction::kName || edit.action == EditAction::kNote || edit.action == EditAction::kDropWord;
    if (has_text) json.member("text", std::string_view(edit.text));
    json.end_object();
  }
  json.end_array();
}

std::string edits_json(std::span<const Edit> edits) {
  JsonWriter json(2);
  json.begin_object().member("format", std::string_view("lda-vi edits")).member("version", std::uint64_t{1}).key("edits");
  write_edits(json, edits);
  json.end_object();
  return json.take() + "\n";
}

}  // namespace ldavi::cli
