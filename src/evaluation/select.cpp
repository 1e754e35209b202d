// SPDX-License-Identifier: Apache-2.0
#include "ldavi/evaluation/select.hpp"

#include <algorithm>
#include <functional>
#include <span>
#include <variant>

#include "base/is_number.hpp"
#include "ldavi/base/error.hpp"
#include "ldavi/evaluation/stability.hpp"

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
  if (options.runs < 1) throw InvalidArgument("expected at least one run");
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
  candidate.evaluation = evaluate_topics(model.lambda, model.document_prior, corpus, evaluation);
  return candidate;
}

/// Trains from the most topics down, with one seed.
class Sweep {
 public:
  Sweep(const Corpus& corpus, const SelectOptions& options, const SelectHooks& hooks, int run)
      : corpus_(corpus), options_(options), hooks_(hooks), run_(run) {
    options_.train.seed += static_cast<std::uint64_t>(run);
  }

  /// False where an observer said stop.
  bool train_next(int num_topics) {
    const bool is_warm =
        std::holds_alternative<Cvb0Options>(options_.train.engine) && options_.train.stop.max_passes >= kLeastWarmPasses;
    const TopicModel* const start = is_warm && model_ ? &*model_ : nullptr;
    const TrainOptions train_options = options_of(options_, num_topics, start);
    const SelectStep step{num_topics, run_, effective_options(train_options, start)};
    seconds_.reset();
    std::optional<TopicModel> found = hooks_.find ? hooks_.find(step) : std::nullopt;
    if (!found) {
      Observer observer;
      if (hooks_.observe) observer = [&](const PassReport& report) { return hooks_.observe(step, report); };
      const CheckpointOptions checkpoint = hooks_.checkpoint ? hooks_.checkpoint(step) : CheckpointOptions{};
      TrainResult result = train(corpus_, train_options, observer, checkpoint, start);
      if (hooks_.keep) hooks_.keep(step, result);
      if (result.termination == Termination::kStopped) return false;
      seconds_ = result.seconds;
      found = std::move(result.model);
    }
    model_ = std::move(found);
    return true;
  }

  const TopicModel& model() const noexcept { return *model_; }
  /// Of the last training; nothing where its model was there.
  std::optional<double> seconds() const noexcept { return seconds_; }

 private:
  const Corpus& corpus_;
  SelectOptions options_;
  const SelectHooks& hooks_;
  const int run_;
  std::optional<TopicModel> model_;
  std::optional<double> seconds_;
};

}  // namespace

Selection select_num_topics(const Corpus& corpus, const SelectOptions& options, const SelectHooks& hooks) {
  check(options);
  std::vector<int> topics = options.topics;
  std::sort(topics.begin(), topics.end(), std::greater<>());
  const int num_threads = options.train.num_threads;

  Selection selection;
  std::vector<TopicWords> words;  // of the first sweep, from the most topics down
  Sweep first(corpus, options, hooks, 0);
  for (const int num_topics : topics) {
    selection.stopped = !first.train_next(num_topics);
    if (selection.stopped) return selection;
    Candidate candidate = evaluate(corpus, options, first.model());
    candidate.seconds = first.seconds();
    selection.candidates.insert(selection.candidates.begin(), std::move(candidate));
    if (options.runs > 1) words.push_back(topic_words(first.model(), num_threads));
  }
  std::vector<double> stability(topics.size(), 0.0);
  for (int run = 1; run < options.runs; ++run) {
    Sweep other(corpus, options, hooks, run);
    for (std::size_t i = 0; i < topics.size(); ++i) {
      selection.stopped = !other.train_next(topics[i]);
      if (selection.stopped) return selection;
      TopicDistanceOptions distance;
      distance.num_threads = num_threads;
      const TopicWords topics_of_run = topic_words(other.model(), num_threads);
      stability[i] += topic_stability(words[i], std::span(&topics_of_run, 1), distance).mean / (options.runs - 1);
    }
  }
  for (std::size_t i = 0; options.runs > 1 && i < topics.size(); ++i) {
    if (is_number(stability[i])) selection.candidates[topics.size() - 1 - i].stability = stability[i];
  }
  return selection;
}

}  // namespace ldavi
