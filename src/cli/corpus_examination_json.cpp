// SPDX-License-Identifier: Apache-2.0
#include "cli/corpus_examination.hpp"
#include "exporters/json_writer.hpp"

namespace ldavi::cli {
namespace {

void write_lengths(JsonWriter& json, const LengthSummary& lengths) {
  json.key("length").begin_object();
  json.member("least", lengths.least()).member("median", lengths.median()).member("most", lengths.most());
  json.member("mean", lengths.mean).key("deciles").begin_array();
  for (const std::uint64_t decile : lengths.deciles) json.value(decile);
  json.end_array().end_object();
}

void write_vocabulary(JsonWriter& json, const CorpusExamination& e) {
  const PruningReport& pruning = e.loaded.pruning;
  json.key("vocabulary").begin_object();
  json.member("terms", static_cast<std::uint64_t>(e.loaded.corpus.num_terms())).member("tokens", e.loaded.corpus.num_tokens());
  json.member("stop_word_terms", pruning.stop_word_terms).member("stop_word_tokens", pruning.stop_word_tokens);
  json.member("rare_terms", pruning.rare_terms).member("rare_tokens", pruning.rare_tokens);
  json.member("frequent_terms", pruning.frequent_terms).member("frequent_tokens", pruning.frequent_tokens);
  json.member("min_df", pruning.min_documents).member("max_df", pruning.max_share);
  json.member("stop_words", std::string_view(e.loaded.text ? e.loaded.text->stop_words_name : "none"));
  json.member("stop_words_coverage", e.loaded.stop_words.coverage).member("made_up_terms", e.loaded.made_up_terms).end_object();
}

void write_copies(JsonWriter& json, const CorpusExamination& e) {
  const StringTable& ids = e.loaded.corpus.ids;
  json.member("duplicates", e.copies.duplicates).member("near_duplicates", e.copies.near_duplicates);
  json.member("duplicate_groups", e.copies.groups).key("largest_groups").begin_array();
  for (const CopyGroup& group : e.copies.largest) {
    json.begin_object().member("documents", group.size).member("exact", group.exact).key("examples").begin_array();
    for (const std::uint64_t document : group.examples) {
      json.begin_object().member("document", document).key("id");
      document < ids.size() ? json.value(ids[static_cast<std::size_t>(document)]) : json.null();
      json.end_object();
    }
    json.end_array().end_object();
  }
  json.end_array().member("duplicate_ids", e.loaded.duplicate_ids);
}

void write_lines(JsonWriter& json, const LineReport& report) {
  json.key("repeated_lines").begin_object().member("lines", report.repeated).member("most_missed", report.most_missed);
  json.key("most_frequent").begin_array();
  for (const RepeatedLine& line : report.lines)
    json.begin_object().member("text", std::string_view(line.text)).member("documents", line.documents).end_object();
  json.end_array().end_object();
}

void write_languages(JsonWriter& json, const CorpusExamination& e) {
  json.key("languages").begin_array();
  for (const LanguageShare& language : e.languages) {
    json.begin_object().key("language");
    language.code.empty() ? json.null() : json.value(std::string_view(language.code));
    json.member("documents", language.documents).end_object();
  }
  json.end_array().key("scripts").begin_array();
  for (const ScriptShare& script : e.scripts)
    json.begin_object().member("script", std::string_view(script.script)).member("letters", script.letters).end_object();
  json.end_array();
}

void write_even_terms(JsonWriter& json, const std::vector<EvenTerm>& terms) {
  json.key("suggested_stop_words").begin_array();
  for (const EvenTerm& term : terms) {
    json.begin_object().member("term", std::string_view(term.term)).member("documents", term.documents);
    json.member("evenness", term.evenness).end_object();
  }
  json.end_array();
}

void write_labels(JsonWriter& json, const CorpusExamination& e) {
  json.key("labels").begin_object().member("documents", e.labelled).member("distinct", e.distinct_labels);
  json.key("most_frequent").begin_array();
  for (const LabelCount& label : e.labels)
    json.begin_object().member("label", std::string_view(label.label)).member("documents", label.documents).end_object();
  json.end_array().end_object();
  json.key("dates").begin_object().member("documents", e.dated);
  json.member("first", std::string_view(e.first_date)).member("last", std::string_view(e.last_date)).end_object();
}

void write_reading(JsonWriter& json, const ReadReport& read) {
  json.key("reading").begin_object().member("hidden_files", read.hidden_files).member("binary_files", read.binary_files);
  json.member("bad_records", read.bad_records).member("invalid_sequences", read.invalid_sequences);
  json.key("examples").begin_array();
  for (const std::string& example : read.examples) json.value(std::string_view(example));
  json.end_array().end_object();
}

void write_plans(JsonWriter& json, const std::vector<UsualPlan>& plans) {
  json.key("plans").begin_array();
  for (const UsualPlan& plan : plans) {
    json.begin_object().member("topics", static_cast<std::uint64_t>(plan.num_topics));
    json.member("engine", std::string_view(plan.run.training.engine)).member("memory_bytes", plan.run.memory_bytes());
    json.member("seconds", plan.run.training.seconds).end_object();
  }
  json.end_array();
}

}  // namespace

std::string examination_json(const std::vector<std::string>& inputs, const CorpusExamination& examination,
                             const std::vector<UsualPlan>& plans) {
  const CorpusExamination& e = examination;
  JsonWriter json(2);
  json.begin_object().member("kind", "corpus").member("content", e.is_text ? "text" : "counts").key("inputs").begin_array();
  for (const std::string& input : inputs) json.value(std::string_view(input));
  json.end_array();
  json.member("documents", e.documents).member("empty", e.blank).member("without_words", e.loaded.empty_documents);
  json.member("bytes", e.bytes).member("tokens", e.tokens).member("terms", e.distinct_words);
  write_lengths(json, e.lengths);
  write_copies(json, e);
  write_lines(json, e.lines);
  write_languages(json, e);
  write_vocabulary(json, e);
  write_even_terms(json, e.even_terms);
  write_labels(json, e);
  write_reading(json, e.loaded.read);
  write_plans(json, plans);
  json.key("refusal");
  e.refusal.empty() ? json.null() : json.value(std::string_view(e.refusal));
  json.key("warnings").begin_array();
  for (const Finding& finding : findings(e)) {
    json.begin_object().member("code", std::string_view(finding.code)).member("grave", finding.grave);
    json.member("problem", std::string_view(finding.problem)).member("advice", std::string_view(finding.advice)).end_object();
  }
  json.end_array().member("verdict", std::string_view(verdict(e))).end_object();
  return json.take() + "\n";
}

}  // namespace ldavi::cli
