// SPDX-License-Identifier: Apache-2.0
#include "corpus/readers/jsonl.hpp"

#include <simdjson.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <new>
#include <string_view>
#include <utility>

#include "base/require_memory.hpp"
#include "corpus/readers/bad_record.hpp"
#include "corpus/readers/json_escapes.hpp"
#include "ldavi/base/error.hpp"
#include "text/decode.hpp"

namespace ldavi {
namespace {

namespace json = simdjson::ondemand;

/// Objects and arrays within each other; simdjson's own limit.
constexpr int kMaxDepth = 1024;
/// So many fields are named where the text's is missing.
constexpr std::size_t kMaxNamed = 8;

struct BadRecord {
  std::string problem;
  std::string expectation;
};

/// A value that is no string, object or array, as it is written.
std::string_view token(json::value& value) {
  std::string_view text = value.raw_json_token();
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\n' || text.back() == '\r'))
    text.remove_suffix(1);
  return text;
}

/// By JSON's grammar. simdjson refuses numbers that no double or 64-bit integer can hold, which are fine where they are no numbers to us.
bool is_number(std::string_view text) noexcept {
  const auto digits = [&text] {
    const std::size_t count = std::min(text.find_first_not_of("0123456789"), text.size());
    text.remove_prefix(count);
    return count > 0;
  };
  const auto take = [&text](std::string_view any) {
    if (text.empty() || any.find(text.front()) == std::string_view::npos) return false;
    text.remove_prefix(1);
    return true;
  };
  take("-");
  if (!take("0") && !digits()) return false;
  if (take(".") && !digits()) return false;
  if (take("eE")) {
    take("+-");
    if (!digits()) return false;
  }
  return text.empty();
}

/// Checks a value that nobody asked for, as simdjson passes over what it is not asked for.
simdjson::error_code check(json::value value, int depth) {
  if (depth > kMaxDepth) return simdjson::DEPTH_ERROR;
  json::json_type type;
  if (const auto error = value.type().get(type)) return error;
  switch (type) {
    case json::json_type::object:
      for (auto field : value.get_object()) {
        std::string_view key;
        if (const auto error = field.unescaped_key().get(key)) return error;
        json::value inner;
        if (const auto error = field.value().get(inner)) return error;
        if (const auto error = check(inner, depth + 1)) return error;
      }
      return simdjson::SUCCESS;
    case json::json_type::array:
      for (auto element : value.get_array()) {
        json::value inner;
        if (const auto error = element.get(inner)) return error;
        if (const auto error = check(inner, depth + 1)) return error;
      }
      return simdjson::SUCCESS;
    case json::json_type::string: {
      std::string_view text;
      return value.get_string().get(text);
    }
    case json::json_type::number: return is_number(token(value)) ? simdjson::SUCCESS : simdjson::NUMBER_ERROR;
    case json::json_type::boolean: {
      const std::string_view text = token(value);
      return text == "true" || text == "false" ? simdjson::SUCCESS : simdjson::T_ATOM_ERROR;
    }
    case json::json_type::null: return token(value) == "null" ? simdjson::SUCCESS : simdjson::N_ATOM_ERROR;
  }
  return simdjson::TAPE_ERROR;
}

std::string_view type_name(json::json_type type) noexcept {
  switch (type) {
    case json::json_type::array: return "an array";
    case json::json_type::object: return "an object";
    case json::json_type::number: return "a number";
    case json::json_type::string: return "a string";
    case json::json_type::boolean: return "true or false";
    case json::json_type::null: return "null";
  }
  return "unknown";
}

class JsonLinesSource final : public DocumentSource {
 public:
  JsonLinesSource(InputLines lines, const ReadOptions& options, std::string id_prefix, ReadReport& report)
      : lines_(std::move(lines)),
        options_(options),
        label_field_(options.label_field.value_or("label")),
        date_field_(options.date_field.value_or("date")),
        id_prefix_(std::move(id_prefix)),
        report_(report) {}

  bool next(Document& document) override {
    do {
      if (!lines_.next(line_)) return false;
    } while (is_blank(line_));
    clear(document);
    try {
      parse(document);
    } catch (const BadRecord& bad) {
      const ParseError error(lines_.name(), lines_.line_number(), bad.problem, bad.expectation);
      if (!options_.skip_bad_records) throw error;
      clear(document);
      document.problem = error.what();
      count_bad_record(report_, document.problem);
    }
    if (document.id.empty()) document.id = id_prefix_ + std::to_string(lines_.line_number());
    return true;
  }

  const ReadReport& report() const override { return report_; }

 private:
  static void clear(Document& document) {
    for (std::string* part : {&document.id, &document.text, &document.label, &document.date, &document.problem}) part->clear();
  }

  /// Throws BadRecord.
  void parse(Document& document) {
    for (;;) {
      const simdjson::error_code error = read(document);
      if (error == simdjson::SUCCESS) return;
      if (error == simdjson::MEMALLOC) throw std::bad_alloc();
      if (error == simdjson::UTF8_ERROR) {
        if (const std::uint64_t sequences = make_well_formed(line_)) {
          report_.invalid_sequences += sequences;
          continue;
        }
      }
      if (error == simdjson::STRING_ERROR && replace_lone_surrogates(line_)) continue;
      if (error == simdjson::INCORRECT_TYPE) throw BadRecord{"not a JSON object", "expected one a line"};
      throw BadRecord{std::string("not valid JSON: ") + simdjson::error_message(error), "expected an object a line"};
    }
  }

  simdjson::error_code read(Document& document) {
    clear(document);
    const std::size_t size = line_.size();
    line_.resize(size + simdjson::SIMDJSON_PADDING, ' ');
    const simdjson::error_code error = read_object(simdjson::padded_string_view(line_.data(), size, line_.size()), document);
    line_.resize(size);
    return error;
  }

  simdjson::error_code read_object(simdjson::padded_string_view text, Document& document) {
    // simdjson 3 writes to strings that it could not allocate. They take five thirds of the text.
    if (text.length() + simdjson::SIMDJSON_PADDING > parser_.capacity()) require_memory(2 * text.length());
    json::document parsed;
    if (const auto error = parser_.iterate(text).get(parsed)) return error;
    json::object object;
    if (const auto error = parsed.get_object().get(object)) return error;
    bool has_text = false;
    std::string fields;
    std::size_t others = 0;
    for (auto field : object) {
      std::string_view key;
      if (const auto error = field.unescaped_key().get(key)) return error;
      json::value value;
      if (const auto error = field.value().get(value)) return error;
      simdjson::error_code error = simdjson::SUCCESS;
      if (key == options_.text_field) {
        has_text = true;
        error = read_text(value, document.text);
      } else if (key == options_.id_field) {
        error = read_name(value, options_.id_field, true, document.id);
      } else if (key == label_field_) {
        error = read_label(value, document.label);
      } else if (key == date_field_) {
        error = read_name(value, date_field_, options_.date_field.has_value(), document.date);
      } else {
        if (!has_text && ++others <= kMaxNamed) fields += (others == 1 ? "'" : ", '") + std::string(key) + "'";
        error = check(value, 1);
      }
      if (error) return error;
    }
    if (parsed.current_location().error() != simdjson::OUT_OF_BOUNDS) {
      throw BadRecord{"there is more after the object", "expected one object a line"};
    }
    if (!has_text) {
      if (others > kMaxNamed) fields += " …";
      throw BadRecord{"no field '" + options_.text_field + "'" + (fields.empty() ? "" : " (there are " + fields + ")"),
                      "expected the document's text in it, or its name with --text-field"};
    }
    return simdjson::SUCCESS;
  }

  simdjson::error_code read_text(json::value value, std::string& out) {
    json::json_type type;
    if (const auto error = value.type().get(type)) return error;
    out.clear();
    if (type == json::json_type::null) return check(value, 1);
    if (type != json::json_type::string) refuse(options_.text_field, type, "expected a string");
    return read_string(value, out);
  }

  /// A string, or a number as it is written; nothing for null, nor for anything else where it was not asked for.
  simdjson::error_code read_name(json::value value, const std::string& field, bool asked_for, std::string& out) {
    json::json_type type;
    if (const auto error = value.type().get(type)) return error;
    out.clear();
    if (type == json::json_type::string) return read_string(value, out);
    if (type == json::json_type::number) {
      out = token(value);
    } else if (type != json::json_type::null && asked_for) {
      refuse(field, type, "expected a string or number");
    }
    return check(value, 1);
  }

  /// As a name, or several of them in an array.
  simdjson::error_code read_label(json::value value, std::string& out) {
    json::json_type type;
    if (const auto error = value.type().get(type)) return error;
    const bool asked_for = options_.label_field.has_value();
    if (type != json::json_type::array) return read_name(value, label_field_, asked_for, out);
    out.clear();
    std::string label;
    for (auto element : value.get_array()) {
      json::value inner;
      if (const auto error = element.get(inner)) return error;
      if (const auto error = read_name(inner, label_field_, asked_for, label)) return error;
      if (!label.empty()) out += (out.empty() ? "" : ",") + label;
    }
    return simdjson::SUCCESS;
  }

  static simdjson::error_code read_string(json::value value, std::string& out) {
    std::string_view text;
    if (const auto error = value.get_string().get(text)) return error;
    out = text;
    return simdjson::SUCCESS;
  }

  [[noreturn]] static void refuse(const std::string& field, json::json_type type, const std::string& expectation) {
    throw BadRecord{"field '" + field + "' is " + std::string(type_name(type)), expectation};
  }

  InputLines lines_;
  ReadOptions options_;
  std::string label_field_;
  std::string date_field_;
  std::string id_prefix_;
  ReadReport& report_;
  json::parser parser_;
  std::string line_;
};

}  // namespace

std::unique_ptr<DocumentSource> read_json_lines(InputLines lines, const ReadOptions& options, std::string id_prefix,
                                                ReadReport& report) {
  report.has_fields = true;
  return std::make_unique<JsonLinesSource>(std::move(lines), options, std::move(id_prefix), report);
}

}  // namespace ldavi
