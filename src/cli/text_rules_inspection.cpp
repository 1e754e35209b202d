// SPDX-License-Identifier: Apache-2.0
#include "cli/text_rules_inspection.hpp"

#include "base/content_hash.hpp"
#include "base/number_format.hpp"
#include "cli/terminal.hpp"
#include "ldavi/text/stop_words.hpp"

namespace ldavi::cli {
namespace {

template <std::size_t size, class Policy>
std::string policy_text(const std::array<std::string_view, size>& names, Policy policy) {
  return std::string(policy_name(names, policy));
}

}  // namespace

void add_line(std::string& text, std::string name, const std::string& value) {
  name.resize(16, ' ');
  text += name + visible_text(value) + "\n";
}

void add_text_rules(std::string& text, const TextRules& rules) {
  add_line(text, "text",
           "stop words " + rules.stop_words_name + " (" + grouped_text(rules.stop_words.size()) + "), words of at least " +
               std::to_string(rules.min_length) + " letters");
  if (rules.token_pattern.empty()) {
    add_line(text, "",
             "numbers " + policy_text(kNumberPolicies, rules.numbers) + ", urls " +
                 policy_text(kAddressPolicies, rules.addresses) + ", hashtags " + policy_text(kTagPolicies, rules.tags) +
                 ", emoji " + policy_text(kEmojiPolicies, rules.emoji));
  } else {
    add_line(text, "", "words are the matches of " + rules.token_pattern);
  }
  if (!rules.phrases.empty()) add_line(text, "", counted_text(rules.phrases.size(), "phrase"));
  if (!rules.stem.empty()) add_line(text, "", "forms of a word are one (" + std::string(language_name(rules.stem)) + ")");
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
  json.member("numbers", policy_name(kNumberPolicies, rules->numbers))
      .member("urls", policy_name(kAddressPolicies, rules->addresses));
  json.member("hashtags", policy_name(kTagPolicies, rules->tags)).member("emoji", policy_name(kEmojiPolicies, rules->emoji));
  json.member("num_phrases", static_cast<std::uint64_t>(rules->phrases.size()));
  json.member("token_pattern", std::string_view(rules->token_pattern)).member("stem", std::string_view(rules->stem));
  json.member("rule_hash", std::string_view(hash_text(rules->rule_hash)));
  json.member("icu_version", std::string_view(rules->icu_version))
      .member("unicode_version", std::string_view(rules->unicode_version));
  json.end_object();
}

}  // namespace ldavi::cli
