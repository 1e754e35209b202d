// SPDX-License-Identifier: Apache-2.0
#include "exporters/json_writer.hpp"

#include <cassert>
#include <utility>

#include "base/number_format.hpp"
#include "text/decode.hpp"

namespace ldavi {
namespace {

void append_escaped(std::string& out, std::string_view text) {
  constexpr char kDigits[] = "0123456789abcdef";
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
    } else if ((size == 1 && static_cast<unsigned char>(c) < 0x20) || c == '<' || c == '\x7F') {
      out += "\\u00";
      out += kDigits[c >> 4 & 0xF];
      out += kDigits[c & 0xF];
    } else if (sequence == "\u2028" || sequence == "\u2029") {
      out += sequence == "\u2028" ? "\\u2028" : "\\u2029";
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
