// SPDX-License-Identifier: Apache-2.0
#include "cli/training_runs.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "base/is_number.hpp"
#include "base/number_format.hpp"
#include "cli/figure_lines.hpp"
#include "cli/interrupt.hpp"
#include "cli/progress.hpp"
#include "cli/usage_error.hpp"

namespace ldavi::cli {
namespace {

/// "kept run 2 of 3, seed 2: perplexity 1,234.5 of the documents held out, the others 1250.1, 1260.0"
std::string kept_text(const RunsResult& result) {
  const RunReport& best = result.runs[static_cast<std::size_t>(result.best_run)];
  std::string others;
  for (const RunReport& run : result.runs) {
    if (run.run != best.run) others += (others.empty() ? "" : ", ") + fixed_text(run.perplexity, 1);
  }
  return "kept run " + std::to_string(best.run + 1) + " of " + std::to_string(result.runs.size()) + ", seed " +
         std::to_string(best.seed) + ": perplexity " + fixed_text(best.perplexity, 1) + " of the documents held out, the " +
         (result.runs.size() == 2 ? "other " : "others ") + others;
}

std::string stability_text(const Stability& stability) {
  std::size_t least = 0;
  while (!is_number(stability.topics[least])) ++least;  // the mean is a number
  for (std::size_t k = least; k < stability.topics.size(); ++k) {
    if (stability.topics[k] < stability.topics[least]) least = k;
  }
  return "stability " + fixed_text(stability.mean, 2) +
         ": so like are topics and their partners in the other runs, 1 being the same; least topic " + std::to_string(least) +
         " with " + fixed_text(stability.topics[least], 2);
}

}  // namespace

RunsOptions parse_runs(const std::string& value) {
  constexpr std::uint64_t kMostRuns = 1000;
  const std::size_t colon = value.find(':');
  const auto runs = parse_unsigned(value.substr(0, colon));
  const auto share = colon == std::string::npos ? std::optional(1.0) : parse_double(value.substr(colon + 1));
  if (!runs || *runs < 1 || *runs > kMostRuns || !share || !(*share > 0.0 && *share <= 1.0))
    throw UsageError("--runs " + value + ": expected a number from 1 to 1000, or with the share of documents, as 5:0.8");
  return {static_cast<int>(*runs), *share};
}

std::string runs_text(const RunsOptions& runs) {
  return std::to_string(runs.runs) + (runs.share < 1.0 ? ":" + number_text(runs.share) : "");
}

TrainResult train_best_run(Terminal& terminal, const Corpus& corpus, const TrainOptions& options, const RunsOptions& runs) {
  terminal.note("runs learn nothing from one document in " + std::to_string(options.holdout) + ", and are compared by these");
  if (runs.share < 1.0)
    terminal.note("all but the first learn from " + percent_text(runs.share) + " of the others, drawn anew");
  TrainingProgress progress(terminal);
  RunsObserver observer;
  observer.pass = [&](int, const PassReport& report) {
    progress.show(report);
    return InterruptGuard::signal() == 0 ? Answer::kContinue : Answer::kStop;
  };
  observer.run = [&](const RunReport& run) {
    progress.finish();
    terminal.note("run " + std::to_string(run.run + 1) + " of " + std::to_string(runs.runs) + ", seed " +
                  std::to_string(run.seed) + ": perplexity " + fixed_text(run.perplexity, 1));
  };
  RunsResult result = train_runs(corpus, options, runs, observer);
  progress.finish();
  if (result.runs.size() > 1) {
    terminal.note(kept_text(result));
    if (is_number(result.stability.mean)) terminal.note(stability_text(result.stability));
  }
  auto& stored = result.best.model.provenance.options;
  stored.emplace_back("runs", runs_text(runs));
  stored.emplace_back("kept-run", std::to_string(result.best_run + 1));
  return std::move(result.best);
}

}  // namespace ldavi::cli
