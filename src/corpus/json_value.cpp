// SPDX-License-Identifier: Apache-2.0
#include "corpus/json_value.hpp"

#include <simdjson.h>

#include <new>

#include "ldavi/base/error.hpp"

namespace ldavi {
namespace {

constexpr std::size_t kMostDepth = 64;

JsonValue value_of(simdjson::dom::element element) {
  using simdjson::dom::element_type;
  JsonValue value;
  switch (element.type()) {
    case element_type::NULL_VALUE: return value;
    case element_type::BOOL:
      value.kind = JsonValue::Kind::kBool;
      value.truth = bool(element);
      return value;
    case element_type::INT64:
    case element_type::UINT64:
    case element_type::DOUBLE:
      value.kind = JsonValue::Kind::kNumber;
      value.number = double(element);
      return value;
    case element_type::STRING:
      value.kind = JsonValue::Kind::kText;
      value.text = std::string_view(element);
      return value;
    case element_type::ARRAY:
      value.kind = JsonValue::Kind::kArray;
      for (const simdjson::dom::element item : simdjson::dom::array(element)) value.items.push_back(value_of(item));
      return value;
    case element_type::OBJECT:
      value.kind = JsonValue::Kind::kObject;
      for (const auto& [key, item] : simdjson::dom::object(element)) {
        value.keys.emplace_back(key);
        value.items.push_back(value_of(item));
      }
      return value;
  }
  return value;
}

}  // namespace

const JsonValue* JsonValue::find(std::string_view key) const noexcept {
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (keys[i] == key) return &items[i];
  }
  return nullptr;
}

JsonValue parse_json(std::string_view text, const std::string& name) {
  simdjson::dom::parser parser;
  simdjson::error_code error = parser.allocate(text.size() + simdjson::SIMDJSON_PADDING, kMostDepth);
  simdjson::dom::element root;
  if (!error) error = parser.parse(text.data(), text.size()).get(root);
  if (error == simdjson::MEMALLOC) throw std::bad_alloc();
  if (error) throw ParseError(name, 0, std::string("not valid JSON: ") + simdjson::error_message(error));
  return value_of(root);
}

}  // namespace ldavi
