// SPDX-License-Identifier: Apache-2.0
#include "exporters/json_writer.hpp"

#include <cassert>
#include <cstdint>
#include <utility>

#include "base/number_format.hpp"
#include "text/control_characters.hpp"
#include "text/decode.hpp"

namespace ldavi {
namespace {

/// "\u" and four digits; control characters are below U+10000.
void append_code(std::string& out, std::uint32_t code_point) {
  out += "\\u";
  for (int shift = 12; shift >= 0; shift -= 4) out += "0123456789abcdef"[code_point >> shift & 0xF];
}

/// Also escaped is what a page takes for markup, and what a terminal obeys or turns around.
void append_escaped(std::string& out, std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t size = utf8_sequence_length(text.substr(i));
    if (size == 0) {
      out += "\\ufffd";
      ++i;
      continue;
    }
    const std::string_view sequence = text.substr(i, size);
    i += size;
    const char c = sequence.front();
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (const std::uint32_t code_point = code_point_of(sequence); c == '<' || is_control_character(code_point)) {
      append_code(out, code_point);
    } else {
      out += sequence;
    }
  }
}

}  // namespace

void JsonWriter::new_line() {
  if (indent_ <= 0) return;
  text_ += '\n';
  text_.append(has_items_.size() * static_cast<std::size_t>(indent_), ' ');
}

void JsonWriter::before_value() {
  if (std::exchange(after_key_, false)) return;
  if (has_items_.empty()) {
    assert(text_.empty() && "one value at the top");
    return;
  }
  if (has_items_.back()) text_ += indent_ == 0 ? ", " : ",";
  has_items_.back() = true;
  new_line();
}

JsonWriter& JsonWriter::begin_object() {
  before_value();
  text_ += '{';
  has_items_.push_back(false);
  return *this;
}

JsonWriter& JsonWriter::end_object() {
  const bool has_items = has_items_.back();
  has_items_.pop_back();
  if (has_items) new_line();
  text_ += '}';
  return *this;
}

JsonWriter& JsonWriter::begin_array() {
  before_value();
  text_ += '[';
  has_items_.push_back(false);
  return *this;
}

JsonWriter& JsonWriter::end_array() {
  const bool has_items = has_items_.back();
  has_items_.pop_back();
  if (has_items) new_line();
  text_ += ']';
  return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  assert(!after_key_ && !has_items_.empty() && "a key belongs into an object");
  before_value();
  text_ += '"';
  append_escaped(text_, name);
  text_ += indent_ == kCompact ? "\":" : "\": ";
  after_key_ = true;
  return *this;
}

JsonWriter& JsonWriter::value(std::string_view text) {
  before_value();
  text_ += '"';
  append_escaped(text_, text);
  text_ += '"';
  return *this;
}

JsonWriter& JsonWriter::value(double number) {
  if (number - number != 0.0) return null();
  before_value();
  append_number(text_, number);
  return *this;
}

JsonWriter& JsonWriter::value(float number) {
  if (number - number != 0.0F) return null();
  before_value();
  append_number(text_, number);
  return *this;
}

JsonWriter& JsonWriter::value(std::uint64_t number) {
  before_value();
  append_number(text_, number);
  return *this;
}

JsonWriter& JsonWriter::value(bool truth) {
  before_value();
  text_ += truth ? "true" : "false";
  return *this;
}

JsonWriter& JsonWriter::null() {
  before_value();
  text_ += "null";
  return *this;
}

std::string JsonWriter::take() {
  assert(has_items_.empty() && "objects and arrays are closed");
  return std::exchange(text_, {});
}

}  // namespace ldavi
