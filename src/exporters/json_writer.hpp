// SPDX-License-Identifier: Apache-2.0
// Writes JSON to a string: valid by construction, in the order of the calls.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ldavi {

/// Text is UTF-8; quotes, backslashes, control characters, marks of direction and '<' are escaped, ill-formed bytes become
/// U+FFFD. Numbers that are not finite become null. Keys only inside objects, values only where one is due: asserted.
class JsonWriter {
 public:
  /// Without any blank: for what is large, and read by programs alone.
  static constexpr int kCompact = -1;

  /// `indent` 0: all on one line.
  explicit JsonWriter(int indent = 0) : indent_(indent) {}

  JsonWriter& begin_object();
  JsonWriter& end_object();
  JsonWriter& begin_array();
  JsonWriter& end_array();
  JsonWriter& key(std::string_view name);
  JsonWriter& value(std::string_view text);
  JsonWriter& value(const char* text) { return value(std::string_view(text)); }
  JsonWriter& value(double number);
  JsonWriter& value(float number);
  JsonWriter& value(std::uint64_t number);
  JsonWriter& value(bool truth);
  JsonWriter& null();

  template <class Value>
  JsonWriter& member(std::string_view name, const Value& content) {
    return key(name).value(content);
  }

  /// null where there is none.
  template <class Value>
  JsonWriter& member(std::string_view name, const std::optional<Value>& content) {
    key(name);
    return content ? value(*content) : null();
  }

  /// What was written; the writer is empty again.
  std::string take();
  const std::string& text() const noexcept { return text_; }

 private:
  void before_value();
  void new_line();

  int indent_;
  std::string text_;
  std::vector<bool> has_items_;  // one an open object or array
  bool after_key_ = false;
};

}  // namespace ldavi
