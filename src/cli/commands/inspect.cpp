// SPDX-License-Identifier: Apache-2.0
#include "cli/commands/inspect.hpp"

#include <algorithm>
#include <numeric>
#include <optional>

#include "base/content_hash.hpp"
#include "base/join.hpp"
#include "base/number_format.hpp"
#include "cli/error_report.hpp"
#include "cli/exit_code.hpp"
#include "exporters/json_writer.hpp"
#include "ldavi/model/model_file.hpp"

namespace ldavi::cli {
namespace {

void add_line(std::string& text, std::string name, const std::string& value) {
  name.resize(16, ' ');
  text += name + visible_text(value) + "\n";
}

constexpr int kDigits = 4;  // of a prior, which may be 1e-6 or 1e6

std::string alpha_text(const DirichletPrior& prior) {
  const auto [least, most] = std::minmax_element(prior.alpha.begin(), prior.alpha.end());
  const double sum = std::accumulate(prior.alpha.begin(), prior.alpha.end(), 0.0);
  return significant_text(*least, kDigits) + " to " + significant_text(*most, kDigits) + ", sum " +
         significant_text(sum, kDigits);
}

std::string model_text(const std::string& path, const TopicModel& model) {
  const Provenance& p = model.provenance;
  std::string text;
  add_line(text, "model", path);
  add_line(text, "topics", grouped_text(model.num_topics()));
  add_line(text, "terms", grouped_text(model.num_terms()));
  add_line(text, "engine",
           p.engine + ", " + termination_text(p.termination) + " after " + grouped_text(p.passes) +
               (p.passes == 1 ? " pass" : " passes"));
  if (p.has_bound) {
    add_line(text, "bound",
             fixed_text(p.bound / static_cast<double>(std::max<std::uint64_t>(1, p.training_tokens)), 4) +
                 " nats/token, a lower bound of the training documents' log probability");
  }
  if (const auto* prior = std::get_if<DirichletPrior>(&model.document_prior)) add_line(text, "alpha", alpha_text(*prior));
  add_line(text, "eta", significant_text(model.eta, kDigits));
  add_line(text, "learned from",
           counted_text(p.training_tokens, "token") + " of " + counted_text(p.training_documents, "document"));
  add_line(text, "corpus",
           join(p.inputs, ", ") + ": " + counted_text(p.documents, "document") + ", hash " + hash_text(p.corpus_hash));
  if (p.holdout > 0) add_line(text, "held out", "1 document in " + grouped_text(p.holdout));
  if (model.text) {
    const TextRules& rules = *model.text;
    add_line(text, "text",
             "stop words " + rules.stop_words_name + " (" + grouped_text(rules.stop_words.size()) + "), words of at least " +
                 std::to_string(rules.min_length) + " letters, numbers " +
                 (rules.numbers == NumberPolicy::kKeep ? "kept" : "dropped"));
    add_line(text, "",
             "segmentation rules " + hash_text(rules.rule_hash) + ", ICU " + rules.icu_version + ", Unicode " +
                 rules.unicode_version);
  }
  for (const auto& [name, value] : p.options)
    add_line(text, &name == &p.options.front().first ? "options" : "", name + " = " + value);
  add_line(text, "made by", "lda-vi " + p.version);
  return text;
}

std::string model_json(const std::string& path, const TopicModel& model) {
  const Provenance& p = model.provenance;
  JsonWriter json(2);
  json.begin_object();
  json.member("kind", "model").member("file", std::string_view(path)).member("version", std::string_view(p.version));
  json.member("engine", std::string_view(p.engine)).member("passes", p.passes);
  json.member("termination", std::string_view(termination_text(p.termination)));
  json.key("bound");
  if (p.has_bound) {
    json.value(p.bound);
  } else {
    json.null();
  }
  json.member("num_topics", static_cast<std::uint64_t>(model.num_topics()))
      .member("num_terms", static_cast<std::uint64_t>(model.num_terms()));
  json.key("alpha").begin_array();
  if (const auto* prior = std::get_if<DirichletPrior>(&model.document_prior)) {
    for (const double alpha : prior->alpha) json.value(alpha);
  }
  json.end_array().member("eta", model.eta);
  json.member("documents", p.documents).member("tokens", p.tokens);
  json.member("training_documents", p.training_documents).member("training_tokens", p.training_tokens);
  json.member("holdout", static_cast<std::uint64_t>(p.holdout))
      .member("corpus_hash", std::string_view(hash_text(p.corpus_hash)));
  json.key("inputs").begin_array();
  for (const std::string& input : p.inputs) json.value(std::string_view(input));
  json.end_array().key("options").begin_object();
  for (const auto& [name, value] : p.options) json.member(name, std::string_view(value));
  json.end_object().key("text");
  if (model.text) {
    const TextRules& rules = *model.text;
    json.begin_object().member("stop_words", std::string_view(rules.stop_words_name));
    json.member("num_stop_words", static_cast<std::uint64_t>(rules.stop_words.size()));
    json.member("min_length", static_cast<std::uint64_t>(rules.min_length));
    json.member("numbers", rules.numbers == NumberPolicy::kKeep ? "keep" : "drop");
    json.member("rule_hash", std::string_view(hash_text(rules.rule_hash)));
    json.member("icu_version", std::string_view(rules.icu_version))
        .member("unicode_version", std::string_view(rules.unicode_version));
    json.end_object();
  } else {
    json.null();
  }
  json.end_object();
  return json.take() + "\n";
}

/// `problem` is empty for a sound model.
std::string verdict_json(const std::string& path, const std::string& problem) {
  JsonWriter json(2);
  json.begin_object().member("file", std::string_view(path)).member("sound", problem.empty()).key("problem");
  if (problem.empty()) {
    json.null();
  } else {
    json.value(std::string_view(problem));
  }
  json.end_object();
  return json.take() + "\n";
}

}  // namespace

void InspectCommand::declare(OptionParser& parser) {
  InspectArguments& a = arguments_;
  parser.positional(a.files, 1, 1'000'000, "MODEL…");
  parser.flag("verify", a.verify, "only check structure, hashes and meaning; exit code 0 or 65");
  parser.choice("format", a.format, {"text", "json"}, "for a person or for a program; json: an object a file");
  parser.example("lda-vi inspect letters.ldavi", "what it is, how it was made");
  parser.example("lda-vi inspect *.ldavi --verify", "are they sound?");
}

int InspectCommand::run(Terminal& terminal) {
  const InspectArguments& a = arguments_;
  int worst = kExitDone;
  bool first = true;
  for (const std::string& path : a.files) {
    std::optional<TopicModel> model;
    std::string problem;
    // A damaged file does not keep the others from being looked at. Loading checks all that --verify promises.
    worst = std::max(worst, report_errors(terminal, [&] {
                       try {
                         model = load_model(path);
                       } catch (const std::exception& error) {
                         problem = error.what();
                         throw;
                       }
                       return int{kExitDone};
                     }));
    if (a.verify && a.format == "json") terminal.print(verdict_json(path, problem));
    if (!model) continue;
    if (a.verify) {
      if (a.format == "text") terminal.print(visible_text(path) + ": sound\n");
    } else {
      if (a.format == "text" && !first) terminal.print("\n");
      terminal.print(a.format == "json" ? model_json(path, *model) : model_text(path, *model));
    }
    first = false;
  }
  return worst;
}

}  // namespace ldavi::cli
