// SPDX-License-Identifier: Apache-2.0
#include "ldavi/model/edits_file.hpp"

#include <algorithm>
#include <limits>
#include <optional>
#include <string_view>

#include "base/join.hpp"
#include "base/number_format.hpp"
#include "corpus/json_value.hpp"
#include "corpus/readers/input_lines.hpp"
#include "corpus/readers/tsv_cells.hpp"
#include "ldavi/base/error.hpp"

namespace ldavi {
namespace {

constexpr std::uint64_t kMostBytes = 64'000'000;
constexpr std::string_view kHeader = "action\ttopics\ttext";
constexpr const char* kExpectedFile =
    R"(expected {"format": "lda-vi edits", "version": 1, "edits": […]} or a table: action, topics, text)";

/// Throws InvalidArgument.
EditAction action_named(std::string_view name) {
  const auto* const found = std::find(kEditActions.begin(), kEditActions.end(), name);
  if (found == kEditActions.end()) {
    const std::vector<std::string> known(kEditActions.begin(), kEditActions.end());
    throw InvalidArgument("there is no action '" + std::string(name) + "', expected " + join(known, ", "));
  }
  return static_cast<EditAction>(found - kEditActions.begin() + 1);
}

std::uint32_t topic_of(const JsonValue& value) {
  constexpr double kMost = 65'534;
  if (value.kind != JsonValue::Kind::kNumber || !(value.number >= 0.0 && value.number <= kMost) ||
      value.number != static_cast<double>(static_cast<std::uint32_t>(value.number)))
    throw InvalidArgument("topics are an array of their numbers");
  return static_cast<std::uint32_t>(value.number);
}

Edit edit_of(const JsonValue& value) {
  if (value.kind != JsonValue::Kind::kObject) throw InvalidArgument("it is no object");
  Edit edit;
  bool has_action = false;
  for (std::size_t i = 0; i < value.keys.size(); ++i) {
    const JsonValue& item = value.items[i];
    if (value.keys[i] == "action" && item.kind == JsonValue::Kind::kText) {
      edit.action = action_named(item.text);
      has_action = true;
    } else if (value.keys[i] == "topics" && item.kind == JsonValue::Kind::kArray) {
      edit.topics.clear();
      for (const JsonValue& topic : item.items) edit.topics.push_back(topic_of(topic));
    } else if (value.keys[i] == "text" && item.kind == JsonValue::Kind::kText) {
      edit.text = item.text;
    } else {
      throw InvalidArgument("'" + value.keys[i] + "' is not expected, or not what it should be");
    }
  }
  if (!has_action) throw InvalidArgument("it has no action");
  return edit;
}

std::vector<Edit> read_json(InputLines& lines) {
  std::string text;
  for (std::string line; lines.next(line);) text += line + "\n";
  const JsonValue root = parse_json(text, lines.name());
  const JsonValue* format = root.find("format");
  const JsonValue* version = root.find("version");
  const JsonValue* edits = root.find("edits");
  if (format == nullptr || format->text != "lda-vi edits" || edits == nullptr || edits->kind != JsonValue::Kind::kArray)
    throw ParseError(lines.name(), 0, "these are no edits of lda-vi", kExpectedFile);
  if (version == nullptr || version->number != 1.0)
    throw ParseError(lines.name(), 0, "edits of a version that this version of lda-vi does not know", "expected 1");
  std::vector<Edit> all;
  for (const JsonValue& item : edits->items) {
    try {
      all.push_back(edit_of(item));
    } catch (const InvalidArgument& error) {
      throw ParseError(lines.name(), 0, "edit " + std::to_string(all.size() + 1) + ": " + error.what());
    }
  }
  return all;
}

Edit edit_of(const std::vector<std::string>& cells) {
  Edit edit;
  edit.action = action_named(cells[0]);
  if (cells.size() > 1 && !cells[1].empty()) edit.topics = parse_topic_list(cells[1]);
  if (cells.size() > 2) edit.text = cells[2];
  if (cells.size() > 3) throw InvalidArgument(counted_text(cells.size(), "cell") + ", expected no more than 3");
  return edit;
}

std::vector<Edit> read_table(InputLines& lines) {
  std::vector<Edit> all;
  std::string line;
  bool has_header = false;
  while (lines.next(line)) {
    if (is_blank(line)) continue;
    if (!has_header) {
      if (line != kHeader) lines.refuse("these are no edits of lda-vi", kExpectedFile);
      has_header = true;
      continue;
    }
    try {
      all.push_back(edit_of(split_tsv(line)));
    } catch (const InvalidArgument& error) {
      throw ParseError(lines.name(), lines.line_number(), error.what());
    }
  }
  if (!has_header) throw ParseError(lines.name(), 0, "the file is empty", kExpectedFile);
  return all;
}

}  // namespace

std::vector<std::uint32_t> parse_topic_list(const std::string& text) {
  std::vector<std::uint32_t> topics;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(',', begin), text.size());
    const auto topic = parse_unsigned(std::string_view(text).substr(begin, end - begin));
    if (!topic || *topic > std::numeric_limits<std::uint32_t>::max())
      throw InvalidArgument("'" + text + "' is no list of topics, expected numbers with commas between them, as 3,7");
    topics.push_back(static_cast<std::uint32_t>(*topic));
    begin = end + 1;
  }
  return topics;
}

std::vector<Edit> read_edits(const std::string& path) {
  InputLines lines{InputFile(path, kMostBytes)};
  const std::string first = lines.peek();
  const std::size_t begin = first.find_first_not_of(" \t");
  return begin != std::string::npos && first[begin] == '{' ? read_json(lines) : read_table(lines);
}

}  // namespace ldavi
