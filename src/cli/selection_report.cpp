// SPDX-License-Identifier: Apache-2.0
#include "cli/selection_report.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/is_number.hpp"
#include "base/number_format.hpp"
#include "cli/text_columns.hpp"
#include "exporters/json_writer.hpp"

namespace ldavi::cli {
namespace {

constexpr std::size_t kPlotWidth = 32;

/// Perplexities of all candidates on one scale: a dot, with a line as long as its interval.
class Plot {
 public:
  explicit Plot(std::span<const Candidate> candidates)
      : least_(candidates.front().evaluation.interval.low), most_(candidates.front().evaluation.interval.high) {
    for (const Candidate& candidate : candidates) {
      least_ = std::min(least_, candidate.evaluation.interval.low);
      most_ = std::max(most_, candidate.evaluation.interval.high);
    }
  }

  std::string line(const Evaluation& evaluation) const {
    std::vector<std::string_view> columns(kPlotWidth, " ");
    for (std::size_t i = column(evaluation.interval.low); i <= column(evaluation.interval.high); ++i) columns[i] = "─";
    columns[column(evaluation.completion.perplexity())] = "●";
    std::string text;
    for (const std::string_view column : columns) text += column;
    return text;
  }

 private:
  std::size_t column(double value) const {
    const double share = most_ > least_ ? std::clamp((value - least_) / (most_ - least_), 0.0, 1.0) : 0.5;
    return static_cast<std::size_t>(share * (kPlotWidth - 1) + 0.5);
  }

  double least_;
  double most_;
};

std::string figure(double value, int digits) { return is_number(value) ? fixed_text(value, digits) : "none"; }

}  // namespace

std::string selection_text(std::span<const Candidate> candidates, const Recommendation& recommendation) {
  const Plot plot(candidates);
  const bool has_stability =
      std::any_of(candidates.begin(), candidates.end(), [](const Candidate& c) { return c.stability.has_value(); });
  std::string text = "topics  perplexity  ";
  std::string scale = "lower is better";
  scale.resize(kPlotWidth, ' ');
  text += scale + "   NPMI  diversity" + (has_stability ? "  stability" : "") + "      time\n";
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const Candidate& candidate = candidates[i];
    const Evaluation& e = candidate.evaluation;
    text += right_aligned(std::to_string(candidate.num_topics), 6) +
            right_aligned(fixed_text(e.completion.perplexity(), 1), 12) + "  " + plot.line(e) +
            right_aligned(figure(e.npmi.mean, 3), 7) + right_aligned(fixed_text(100.0 * e.diversity_10, 0) + " %", 11) +
            (has_stability ? right_aligned((candidate.stability ? fixed_text(*candidate.stability, 2) : "none"), 11) : "") +
            right_aligned(candidate.seconds ? seconds_text(*candidate.seconds) : "-", 10) + "\n";
  }
  text +=
      "\nrecommended: " + std::to_string(candidates[recommendation.candidate].num_topics) + "\n" + recommendation.reason + "\n";
  return text;
}

std::string selection_json(std::span<const Candidate> candidates, const Recommendation& recommendation) {
  JsonWriter json(2);
  json.begin_object().key("candidates").begin_array();
  for (const Candidate& candidate : candidates) {
    const Evaluation& e = candidate.evaluation;
    json.begin_object();
    json.member("topics", static_cast<std::uint64_t>(candidate.num_topics)).member("perplexity", e.completion.perplexity());
    json.key("interval").begin_array().value(e.interval.low).value(e.interval.high).end_array();
    json.member("documents", static_cast<std::uint64_t>(e.completion.num_documents()))
        .member("tokens", e.completion.num_tokens());
    json.member("npmi", e.npmi.mean).member("umass", e.umass.mean).member("diversity", e.diversity_10);
    json.member("stability", candidate.stability);
    json.member("passes", static_cast<std::uint64_t>(candidate.passes));
    json.member("seconds", candidate.seconds);
    json.end_object();
  }
  json.end_array();
  json.member("recommended", static_cast<std::uint64_t>(candidates[recommendation.candidate].num_topics));
  json.member("reason", std::string_view(recommendation.reason)).end_object();
  return json.take() + "\n";
}

}  // namespace ldavi::cli
