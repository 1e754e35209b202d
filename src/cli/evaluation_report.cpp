// SPDX-License-Identifier: Apache-2.0
#include "cli/evaluation_report.hpp"

#include <algorithm>

#include "base/is_number.hpp"
#include "base/number_format.hpp"
#include "cli/figure_lines.hpp"
#include "cli/terminal.hpp"
#include "exporters/json_writer.hpp"

namespace ldavi::cli {
namespace {

/// The value that every topic has, if there is one.
std::optional<double> symmetric_alpha(const DocumentPrior& prior) {
  const auto* dirichlet = std::get_if<DirichletPrior>(&prior);
  if (dirichlet == nullptr) return std::nullopt;
  const std::vector<double>& alpha = dirichlet->alpha;
  const bool is_symmetric =
      !alpha.empty() && std::all_of(alpha.begin(), alpha.end(), [&](double value) { return value == alpha.front(); });
  return is_symmetric ? std::optional(alpha.front()) : std::nullopt;
}

std::size_t num_topics_of(const DocumentPrior& prior) {
  const auto* dirichlet = std::get_if<DirichletPrior>(&prior);
  return dirichlet != nullptr ? dirichlet->alpha.size() : std::get<LogisticNormalPrior>(prior).mean.size();
}

std::string coherence_text(const Coherence& coherence) {
  if (!is_number(coherence.mean)) return "none, as no topic has two top words that are found";
  return figure_text(coherence.mean, coherence.topics, 3);
}

/// Counts were counted in.
std::string why_no_windows(const EvaluationReport& report) {
  return std::string(report.reference.empty() ? "the input" : "the reference") + " is counts, which have no order of words";
}

void add_topics(std::string& text, const EvaluationReport& report) {
  add_figure(text, "topics",
             counted_text(num_topics_of(report.evaluation.prior), "topic") + " of " +
                 visible_text(report.model.empty() ? report.topics_file : report.model));
  if (!report.model.empty()) return;
  const auto value = symmetric_alpha(report.evaluation.prior);
  add_figure(text, "alpha",
             (value ? number_text(*value) + " for every topic" : "a number for each topic, as given") +
                 std::string(report.evaluation.alpha_chosen ? ", the best of .01 .02 .05 .1 .2 .5 here" : ""));
}

void add_completion(std::string& text, const EvaluationReport& report) {
  const Evaluation& e = report.evaluation;
  add_figure(text, "scored",
             counted_text(e.completion.num_documents(), "document") + ": " + counted_text(e.completion.num_tokens(), "token") +
                 ", foretold from the other " + grouped_text(e.completion.observed_tokens));
  if (report.trained_on) {
    const bool is_some = report.provenance && report.provenance->holdout > 0;
    add_figure(text, "",
               !*report.trained_on
                   ? "the model has not learned from them"
                   : "the model has learned from " + std::string(is_some ? "some of " : "") + "them: this is no test");
  }
  if (report.unknown_tokens > 0) {
    add_figure(text, "left out",
               counted_text(report.unknown_tokens, "token") + " of the input that the topics do not know, beside " +
                   grouped_text(report.known_tokens) + " known");
  }
  add_figure(text, "perplexity",
             fixed_text(e.completion.perplexity(), 1) + ", with other such documents from " + fixed_text(e.interval.low, 1) +
                 " to " + fixed_text(e.interval.high, 1) + " (95 %)");
  add_figure(text, "", "a token is as hard to guess as one of so many equally likely words; lower is better");
  add_figure(text, "nats per token", fixed_text(e.completion.nats_per_token(), 4) + ", the logarithm of the perplexity");
}

void add_left_to_right(std::string& text, const EvaluationReport& report) {
  if (!report.evaluation.left_to_right) return;
  const LeftToRight& score = *report.evaluation.left_to_right;
  add_figure(text, "left to right",
             "perplexity " + fixed_text(score.perplexity(), 1) + ", " + fixed_text(score.nats_per_token(), 4) +
                 " nats per token, of all " + counted_text(score.num_tokens(), "token") + " of " +
                 counted_text(score.num_documents(), "document") + ", by " + counted_text(score.num_particles, "particle"));
  add_figure(text, "", "each token foretold from those before it; not to be compared with the perplexity above");
}

void add_bound(std::string& text, const EvaluationReport& report) {
  if (!report.provenance || !report.provenance->has_bound) return;
  const auto tokens = static_cast<double>(std::max<std::uint64_t>(1, report.provenance->training_tokens));
  add_figure(text, "bound",
             fixed_text(report.provenance->bound / tokens, 4) +
                 " nats/token, a lower bound of the training documents' log probability");
}

void add_coherence(std::string& text, const EvaluationReport& report) {
  const Evaluation& e = report.evaluation;
  add_figure(text, "coherence",
             "do the top " + std::to_string(report.num_words) + " words of a topic stand in the same of " +
                 counted_text(e.coherence_documents, "document") +
                 (report.reference.empty() ? "" : " of " + visible_text(report.reference)) + "? Higher is better");
  add_figure(text, "  NPMI", coherence_text(e.npmi));
  add_figure(text, "", "1: only together, 0: as by chance, -1: never together");
  add_figure(text, "  UMass", coherence_text(e.umass));
  add_figure(text, "", "mean logarithm of the share of a word's documents that have the other one too");
  if (!e.windows) {
    add_figure(text, "  in windows", "none: " + why_no_windows(report) + "; --reference TEXT counts in a text");
    return;
  }
  const WindowCoherence& windows = *e.windows;
  const auto windows_of = [](std::uint64_t number, std::size_t size) {
    return "in " + counted_text(number, "window") + " of " + std::to_string(size) + " words in a row: ";
  };
  add_figure(text, "  UCI", coherence_text(windows.uci));
  add_figure(
      text, "",
      windows_of(windows.num_short_windows, kShortWindow) + "mean logarithm of how many times as often together as by chance");
  add_figure(text, "  NPMI window", coherence_text(windows.npmi));
  add_figure(text, "", "the same from 1 to -1");
  add_figure(text, "  C_V", coherence_text(windows.c_v));
  add_figure(text, "",
             windows_of(windows.num_long_windows, kLongWindow) + "do the words keep the same company? 1: each the same");
}

void add_json_topics(JsonWriter& json, const Coherence& coherence) {
  json.member("mean", coherence.mean).key("topics").begin_array();
  for (const double value : coherence.topics) json.value(value);
  json.end_array();
}

void add_json_coherence(JsonWriter& json, std::string_view name, const Coherence& coherence) {
  json.key(name).begin_object();
  add_json_topics(json, coherence);
  json.end_object();
}

void add_json_window_coherence(JsonWriter& json, std::string_view name, std::size_t size, std::uint64_t num_windows,
                               const Coherence& coherence) {
  json.key(name).begin_object().member("window", static_cast<std::uint64_t>(size)).member("windows", num_windows);
  add_json_topics(json, coherence);
  json.end_object();
}

void add_json_path(JsonWriter& json, std::string_view name, const std::string& path) {
  json.key(name);
  if (path.empty()) {
    json.null();
  } else {
    json.value(std::string_view(path));
  }
}

void add_json_left_to_right(JsonWriter& json, const std::optional<LeftToRight>& score) {
  json.key("left_to_right");
  if (!score) {
    json.null();
    return;
  }
  json.begin_object().member("perplexity", score->perplexity()).member("nats_per_token", score->nats_per_token());
  json.member("tokens", score->num_tokens()).member("documents", static_cast<std::uint64_t>(score->num_documents()));
  json.member("particles", static_cast<std::uint64_t>(score->num_particles)).end_object();
}

void add_json_coherences(JsonWriter& json, const EvaluationReport& report) {
  const Evaluation& e = report.evaluation;
  json.key("coherence").begin_object();
  json.member("words", static_cast<std::uint64_t>(report.num_words));
  add_json_path(json, "reference", report.reference);
  json.member("documents", e.coherence_documents);
  add_json_coherence(json, "umass", e.umass);
  add_json_coherence(json, "npmi", e.npmi);
  if (e.windows) {
    const WindowCoherence& windows = *e.windows;
    add_json_window_coherence(json, "uci", kShortWindow, windows.num_short_windows, windows.uci);
    add_json_window_coherence(json, "npmi_window", kShortWindow, windows.num_short_windows, windows.npmi);
    add_json_window_coherence(json, "c_v", kLongWindow, windows.num_long_windows, windows.c_v);
    json.key("no_windows").null();
  } else {
    json.key("uci").null().key("npmi_window").null().key("c_v").null();
    json.member("no_windows", std::string_view(why_no_windows(report)));
  }
  json.end_object();
}

}  // namespace

std::string evaluation_text(const EvaluationReport& report) {
  const Evaluation& e = report.evaluation;
  std::string text;
  add_topics(text, report);
  add_completion(text, report);
  add_left_to_right(text, report);
  add_bound(text, report);
  add_coherence(text, report);
  add_figure(text, "diversity",
             fixed_text(100.0 * e.diversity_10, 1) + " % of the topics' top 10 words and " +
                 fixed_text(100.0 * e.diversity_25, 1) + " % of their top 25 are different ones");
  add_trait_lines(text, report.traits);
  return text;
}

std::string evaluation_json(const EvaluationReport& report) {
  const Evaluation& e = report.evaluation;
  const bool has_bound = report.provenance && report.provenance->has_bound;
  JsonWriter json(2);
  json.begin_object();
  add_json_path(json, "model", report.model);
  add_json_path(json, "topics_file", report.topics_file);
  json.member("num_topics", static_cast<std::uint64_t>(num_topics_of(e.prior)))
      .member("holdout", static_cast<std::uint64_t>(report.holdout));
  json.member("alpha", symmetric_alpha(e.prior));
  json.member("alpha_chosen", e.alpha_chosen);
  json.key("completion").begin_object();
  json.member("perplexity", e.completion.perplexity());
  json.key("interval").begin_array().value(e.interval.low).value(e.interval.high).end_array();
  json.member("nats_per_token", e.completion.nats_per_token()).member("tokens", e.completion.num_tokens());
  json.member("observed_tokens", e.completion.observed_tokens);
  json.member("documents", static_cast<std::uint64_t>(e.completion.num_documents()))
      .member("unknown_tokens", report.unknown_tokens);
  json.member("trained_on", report.trained_on);
  json.end_object();
  add_json_left_to_right(json, e.left_to_right);
  json.member("bound", has_bound ? std::optional(report.provenance->bound) : std::nullopt);
  json.key("bound_of");
  if (has_bound) {
    json.value("training documents");
  } else {
    json.null();
  }
  add_json_coherences(json, report);
  json.key("diversity").begin_object().member("top_10", e.diversity_10).member("top_25", e.diversity_25).end_object();
  add_trait_members(json, report.traits);
  json.end_object();
  return json.take() + "\n";
}

}  // namespace ldavi::cli
