// SPDX-License-Identifier: Apache-2.0
#include "cli/model_inspection.hpp"

#include <algorithm>
#include <numeric>

#include "base/content_hash.hpp"
#include "base/join.hpp"
#include "base/number_format.hpp"
#include "cli/edit_listing.hpp"
#include "cli/text_rules_inspection.hpp"
#include "exporters/json_writer.hpp"

namespace ldavi::cli {
namespace {

constexpr int kDigits = 4;  // of a prior, which may be 1e-6 or 1e6

std::string alpha_text(const DirichletPrior& prior) {
  const auto [least, most] = std::minmax_element(prior.alpha.begin(), prior.alpha.end());
  const double sum = std::accumulate(prior.alpha.begin(), prior.alpha.end(), 0.0);
  return significant_text(*least, kDigits) + " to " + significant_text(*most, kDigits) + ", sum " +
         significant_text(sum, kDigits);
}

}  // namespace

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
  if (std::holds_alternative<LogisticNormalPrior>(model.document_prior)) {
    add_line(text, "prior", "logistic-normal, with correlations of topics: lda-vi export --what correlations");
  }
  add_line(text, "eta", significant_text(model.eta, kDigits));
  add_line(text, "learned from",
           counted_text(p.training_tokens, "token") + " of " + counted_text(p.training_documents, "document"));
  add_line(text, "corpus",
           join(p.inputs, ", ") + ": " + counted_text(p.documents, "document") + ", hash " + hash_text(p.corpus_hash));
  if (p.holdout > 0) add_line(text, "held out", "1 document in " + grouped_text(p.holdout));
  if (model.text) add_text_rules(text, *model.text);
  for (const auto& [name, value] : p.options)
    add_line(text, &name == &p.options.front().first ? "options" : "", name + " = " + value);
  for (const Edit& edit : model.edits) {
    const std::string topics = topic_list(edit.topics);
    add_line(text, &edit == &model.edits.front() ? "edits" : "",
             std::string(edit_action_name(edit.action)) + (topics.empty() ? "" : " " + topics) +
                 (edit.text.empty() ? "" : (topics.empty() ? " " : ": ") + edit.text));
  }
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
  json.member("prior", std::holds_alternative<DirichletPrior>(model.document_prior) ? "dirichlet" : "logistic-normal");
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
  write_text_rules(json, model.text);
  json.key("edits");
  write_edits(json, model.edits);
  json.end_object();
  return json.take() + "\n";
}

}  // namespace ldavi::cli
