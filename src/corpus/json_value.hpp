// SPDX-License-Identifier: Apache-2.0
// A small JSON document as a value.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ldavi {

struct JsonValue {
  enum class Kind { kNull, kBool, kNumber, kText, kArray, kObject };

  Kind kind = Kind::kNull;
  bool truth = false;
  double number = 0.0;
  std::string text = {};
  /// Of an array, or of an object, each under the key of the same place.
  std::vector<JsonValue> items = {};
  std::vector<std::string> keys = {};

  /// The first item of an object under `key`; nullptr where there is none, or no object.
  const JsonValue* find(std::string_view key) const noexcept;
};

/// Throws ParseError, with `name` as its source, for what is not JSON, nested more than 64 deep, or has a number that no double holds.
JsonValue parse_json(std::string_view text, const std::string& name);

}  // namespace ldavi
