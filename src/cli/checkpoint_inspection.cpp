// SPDX-License-Identifier: Apache-2.0
#include "cli/checkpoint_inspection.hpp"

#include <string_view>

#include "base/content_hash.hpp"
#include "cli/text_rules_inspection.hpp"
#include "exporters/json_writer.hpp"

namespace ldavi::cli {

std::string checkpoint_text(const std::string& path, const CheckpointSummary& checkpoint) {
  std::string text;
  add_line(text, "checkpoint", path);
  add_line(text, "passes", std::to_string(checkpoint.passes));
  add_line(text, "corpus", "hash " + hash_text(checkpoint.corpus_hash));
  std::string heading = "training";
  for (const auto& [name, value] : checkpoint.options) {
    add_line(text, heading, name + " = " + value);
    heading.clear();
  }
  return text;
}

std::string checkpoint_json(const std::string& path, const CheckpointSummary& checkpoint) {
  JsonWriter json(2);
  json.begin_object().member("kind", "checkpoint").member("file", std::string_view(path));
  json.member("passes", static_cast<std::uint64_t>(checkpoint.passes));
  json.member("corpus_hash", std::string_view(hash_text(checkpoint.corpus_hash))).key("options").begin_object();
  for (const auto& [name, value] : checkpoint.options) json.member(name, std::string_view(value));
  json.end_object().end_object();
  return json.take() + "\n";
}

}  // namespace ldavi::cli
