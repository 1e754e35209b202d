// SPDX-License-Identifier: Apache-2.0
#include "ldavi/evaluation/select.hpp"

#include <algorithm>
#include <functional>
#include <variant>

#include "ldavi/base/error.hpp"

namespace ldavi {
namespace {

constexpr int kLeastWarmPasses = 10;
constexpr int kWarmShare = 4;

void check(const SelectOptions& options) {
  std::vector<int> topics = options.topics;
  std::sort(topics.begin(), topics.end());
  if (topics.empty()) throw InvalidArgument("expected a number of topics to try");
  if (topics.front() < 1 || topics.back() > kMostTopics)
    throw InvalidArgument("expected numbers of topics from 1 to " + std::to_string(kMostTopics));
  if (std::adjacent_find(topics.begin(), topics.end()) != topics.end())
    throw InvalidArgument("expected each number of topics once");
  if (options.train.holdout < 2) throw InvalidArgument("expected a holdout of 2 or more: documents that are scored");
  if (options.train.priors.alpha.size() > 1) throw InvalidArgument("expected one alpha for every number of topics");
}

/// With fewer topics than `start` has, where there is one.
TrainOptions options_of(const SelectOptions& options, int num_topics, const TopicModel* start) {
  TrainOptions train = options.train;
  train.num_topics = num_topics;
  if (start != nullptr) train.stop.max_passes = std::max(kLeastWarmPasses, train.stop.max_passes / kWarmShare);
  return train;
}

Candidate evaluate(const Corpus& corpus, const SelectOptions& options, const TopicModel& model) {
  Candidate candidate;
  candidate.num_topics = static_cast<int>(model.num_topics());
  candidate.passes = static_cast<int>(model.provenance.passes);
  EvaluateOptions evaluation;
  evaluation.holdout = options.train.holdout;
  evaluation.num_words = options.num_words;
  evaluation.num_threads = options.train.num_threads;
  const std::vector<double>& alpha = std::get<DirichletPrior>(model.document_prior).alpha;
  candidate.evaluation = evaluate_topics(model.lambda, alpha, corpus, evaluation);
  return candidate;
}

}  // namespace

Selection select_num_topics(const Corpus& corpus, const SelectOptions& options, const SelectHooks& hooks) {
  check(options);
  std::vector<int> topics = options.topics;
  std::sort(topics.begin(), topics.end(), std::greater<>());
  const bool is_warm =
      std::holds_alternative<Cvb0Options>(options.train.engine) && options.train.stop.max_passes >= kLeastWarmPasses;

  Selection selection;
  std::optional<TopicModel> last;
  for (const int num_topics : topics) {
    const TopicModel* const start = is_warm && last ? &*last : nullptr;
    const TrainOptions train_options = options_of(options, num_topics, start);
    const SelectStep step{num_topics, effective_options(train_options, start)};
    std::optional<double> seconds;
    std::optional<TopicModel> found = hooks.find ? hooks.find(step) : std::nullopt;
    if (!found) {
      Observer observer;
      if (hooks.observe) observer = [&](const PassReport& report) { return hooks.observe(step, report); };
      TrainResult result =
          train(corpus, train_options, observer, hooks.checkpoint ? hooks.checkpoint(step) : CheckpointOptions{}, start);
      if (hooks.keep) hooks.keep(step, result);
      selection.stopped = result.termination == Termination::kStopped;
      if (selection.stopped) break;
      found = std::move(result.model);
      seconds = result.seconds;
    }
    last = std::move(found);
    Candidate candidate = evaluate(corpus, options, *last);
    candidate.seconds = seconds;
    selection.candidates.insert(selection.candidates.begin(), std::move(candidate));
  }
  return selection;
}

}  // namespace ldavi
