// SPDX-License-Identifier: Apache-2.0
#include "cli/corpus_inspection.hpp"

#include "base/content_hash.hpp"
#include "base/number_format.hpp"
#include "cli/text_rules_inspection.hpp"
#include "exporters/json_writer.hpp"

namespace ldavi::cli {
namespace {

/// How many documents have one.
std::uint64_t given(const StringTable& strings) {
  std::uint64_t count = 0;
  for (std::size_t d = 0; d < strings.size(); ++d) count += strings[d].empty() ? 0 : 1;
  return count;
}

}  // namespace

std::string corpus_text(const std::string& path, const LoadedCorpus& loaded) {
  const Corpus& corpus = loaded.corpus;
  std::string text;
  add_line(text, "corpus", path);
  std::string documents = grouped_text(corpus.num_documents());
  if (loaded.empty_documents > 0) documents += ", " + grouped_text(loaded.empty_documents) + " of them without a known word";
  add_line(text, "documents", documents);
  add_line(text, "tokens",
           grouped_text(corpus.num_tokens()) + ", " + counted_text(corpus.num_nonzeros(), "distinct term") + " of documents");
  add_line(text, "terms", grouped_text(corpus.num_terms()) + (loaded.made_up_terms ? ", named by their numbers" : ""));
  if (loaded.duplicate_ids > 0) {
    add_line(text, "ids", counted_text(loaded.duplicate_ids, "document") + " with an id that another one has");
  }
  if (!corpus.labels.empty()) add_line(text, "labels", "of " + counted_text(given(corpus.labels), "document"));
  if (!corpus.dates.empty()) add_line(text, "dates", "of " + counted_text(given(corpus.dates), "document"));
  add_line(text, "hash", hash_text(content_hash(corpus)));
  if (loaded.text) add_text_rules(text, *loaded.text);
  for (const auto& [name, value] : loaded.options)
    add_line(text, &name == &loaded.options.front().first ? "options" : "", name + " = " + value);
  add_line(text, "made by", "lda-vi " + loaded.made_by);
  return text;
}

std::string corpus_json(const std::string& path, const LoadedCorpus& loaded) {
  const Corpus& corpus = loaded.corpus;
  JsonWriter json(2);
  json.begin_object();
  json.member("kind", "corpus").member("file", std::string_view(path)).member("version", std::string_view(loaded.made_by));
  json.member("documents", static_cast<std::uint64_t>(corpus.num_documents())).member("empty", loaded.empty_documents);
  json.member("duplicate_ids", loaded.duplicate_ids).member("tokens", corpus.num_tokens());
  json.member("terms", static_cast<std::uint64_t>(corpus.num_terms()))
      .member("nonzeros", static_cast<std::uint64_t>(corpus.num_nonzeros()));
  json.member("made_up_terms", loaded.made_up_terms);
  json.member("labels", given(corpus.labels)).member("dates", given(corpus.dates));
  json.member("corpus_hash", std::string_view(hash_text(content_hash(corpus))));
  json.key("options").begin_object();
  for (const auto& [name, value] : loaded.options) json.member(name, std::string_view(value));
  json.end_object().key("text");
  write_text_rules(json, loaded.text);
  json.end_object();
  return json.take() + "\n";
}

}  // namespace ldavi::cli
