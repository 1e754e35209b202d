// SPDX-License-Identifier: Apache-2.0
#include "cli/text_rules_inspection.hpp"

#include "base/content_hash.hpp"
#include "base/number_format.hpp"
#include "cli/terminal.hpp"

namespace ldavi::cli {

void add_line(std::string& text, std::string name, const std::string& value) {
  name.resize(16, ' ');
  text += name + visible_text(value) + "\n";
}

void add_text_rules(std::string& text, const TextRules& rules) {
  add_line(text, "text",
           "stop words " + rules.stop_words_name + " (" + grouped_text(rules.stop_words.size()) + "), words of at least " +
               std::to_string(rules.min_length) + " letters, numbers " +
               (rules.numbers == NumberPolicy::kKeep ? "kept" : "dropped"));
  add_line(
      text, "",
      "segmentation rules " + hash_text(rules.rule_hash) + ", ICU " + rules.icu_version + ", Unicode " + rules.unicode_version);
}

void write_text_rules(JsonWriter& json, const std::optional<TextRules>& rules) {
  if (!rules) {
    json.null();
    return;
  }
  json.begin_object().member("stop_words", std::string_view(rules->stop_words_name));
  json.member("num_stop_words", static_cast<std::uint64_t>(rules->stop_words.size()));
  json.member("min_length", static_cast<std::uint64_t>(rules->min_length));
  json.member("numbers", rules->numbers == NumberPolicy::kKeep ? "keep" : "drop");
  json.member("rule_hash", std::string_view(hash_text(rules->rule_hash)));
  json.member("icu_version", std::string_view(rules->icu_version))
      .member("unicode_version", std::string_view(rules->unicode_version));
  json.end_object();
}

}  // namespace ldavi::cli
