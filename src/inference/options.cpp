// SPDX-License-Identifier: Apache-2.0
#include "ldavi/inference/options.hpp"

#include <algorithm>
#include <array>

#include "base/number_format.hpp"
#include "inference/priors.hpp"

namespace ldavi {
namespace {

void check_prior(const std::string& name, double value, std::vector<std::string>& found) {
  if (!(value >= kSmallestPrior && value <= kLargestPrior)) {
    found.push_back(name + " is " + number_text(value) + ", expected a number from 1e-6 to 1e6");
  }
}

void check_at_least(const std::string& name, double value, double least, std::vector<std::string>& found) {
  if (!(value >= least)) found.push_back(name + " is " + number_text(value) + ", expected at least " + number_text(least));
}

void check_online(const OnlineOptions& online, std::vector<std::string>& found) {
  check_at_least("the documents of a minibatch", online.batch, 1, found);
  check_at_least("the repeats of a window", online.repeats, 1, found);
  check_at_least("inner iterations", online.inner_iterations, 1, found);
  check_at_least("the inner tolerance", online.inner_tolerance, 0, found);
  check_at_least("the least memory of a step", online.least_step, 0, found);
  check_at_least("tau", online.tau, 1, found);
  if (!(online.kappa >= 0.5 && online.kappa <= 1.0))
    found.push_back("kappa is " + number_text(online.kappa) + ", expected 0.5 to 1");
  if (!(online.step > 0.0)) found.push_back("the step is " + number_text(online.step) + ", expected more than 0");
}

void add_online(const OnlineOptions& online, std::vector<std::pair<std::string, std::string>>& effective) {
  effective.emplace_back("batch", std::to_string(online.batch));
  effective.emplace_back("step", number_text(online.step));
  effective.emplace_back("tau", number_text(online.tau));
  effective.emplace_back("kappa", number_text(online.kappa));
  effective.emplace_back("least-step", number_text(online.least_step));
  effective.emplace_back("repeats", std::to_string(online.repeats));
  effective.emplace_back("inner-iterations", std::to_string(online.inner_iterations));
  effective.emplace_back("inner-tolerance", number_text(online.inner_tolerance));
}

std::string yes_no(bool value) { return value ? "yes" : "no"; }

}  // namespace

std::string engine_name(const EngineOptions& options) {
  if (std::holds_alternative<VbOptions>(options)) return "vb";
  if (std::holds_alternative<SviOptions>(options)) return "svi";
  if (std::holds_alternative<CtmOptions>(options)) return "ctm";
  return std::holds_alternative<Scvb0Options>(options) ? "scvb0" : "cvb0";
}

std::optional<Effort> effort_named(std::string_view name) noexcept {
  if (name == "quick") return Effort::kQuick;
  if (name == "normal") return Effort::kNormal;
  if (name == "best") return Effort::kBest;
  return std::nullopt;
}

void set_effort(TrainOptions& options, Effort effort) {
  std::array<int, 3> passes{2, 10, 50};
  if (std::holds_alternative<Cvb0Options>(options.engine)) passes = {10, 100, 500};
  if (std::holds_alternative<VbOptions>(options.engine)) passes = {40, 200, 500};
  if (std::holds_alternative<CtmOptions>(options.engine)) passes = {15, 100, 400};
  options.stop.max_passes = passes[effort == Effort::kQuick ? 0 : effort == Effort::kNormal ? 1 : 2];
  const bool best = effort == Effort::kBest;
  if (auto* cvb0 = std::get_if<Cvb0Options>(&options.engine))
    cvb0->surplus_topics = (best ? 2.0 : 1.0) * Cvb0Options{}.surplus_topics;
  if (auto* ctm = std::get_if<CtmOptions>(&options.engine)) ctm->start_passes = (best ? 5 : 1) * CtmOptions{}.start_passes;
  std::visit(
      [best]<class Options>(Options& engine) {
        const double usual = Options{}.tolerance;
        engine.tolerance = best ? usual / 5.0 : usual;
      },
      options.engine);
}

double starting_eta(const TrainOptions& options) {
  const bool mean_field =
      std::holds_alternative<VbOptions>(options.engine) || std::holds_alternative<SviOptions>(options.engine);
  return options.priors.eta.value_or(mean_field ? 0.1 : 0.01);
}

std::vector<std::string> problems(const TrainOptions& options) {
  std::vector<std::string> found;
  if (options.num_topics < 1 || options.num_topics > kMostTopics) {
    found.push_back("the number of topics is " + std::to_string(options.num_topics) + ", expected 1 to 65535");
  }
  if (options.priors.alpha.size() != 1 &&
      options.priors.alpha.size() != static_cast<std::size_t>(std::max(options.num_topics, 0))) {
    found.push_back("alpha has " + std::to_string(options.priors.alpha.size()) + " numbers, expected one or " +
                    std::to_string(options.num_topics) + ", one a topic");
  }
  for (const double alpha : options.priors.alpha) check_prior("alpha", alpha, found);
  if (options.priors.eta) check_prior("eta", *options.priors.eta, found);
  constexpr int kMostPasses = 1'000'000;  // each is planned beforehand
  if (options.stop.max_passes < 1 || options.stop.max_passes > kMostPasses)
    found.push_back("the number of passes is " + std::to_string(options.stop.max_passes) + ", expected 1 to 1000000");
  check_at_least("patience", options.stop.patience, 1, found);
  if (options.holdout == 1) found.push_back("a holdout of 1 leaves nothing to learn from, expected 0 or at least 2");
  if (options.num_threads < 0 || options.num_threads > 1024) {
    found.push_back("the number of threads is " + std::to_string(options.num_threads) + ", expected 0 to 1024");
  }
  if (const auto* vb = std::get_if<VbOptions>(&options.engine)) {
    check_at_least("inner iterations", vb->inner_iterations, 1, found);
    check_at_least("the inner tolerance", vb->inner_tolerance, 0, found);
    check_at_least("the documents of a block", vb->documents_per_block, 0, found);
    check_at_least("the prior burn-in", vb->prior_burn_in, 0, found);
    check_at_least("the tolerance", vb->tolerance, 0, found);
  }
  if (const auto* cvb0 = std::get_if<Cvb0Options>(&options.engine)) {
    check_at_least("the number of blocks", cvb0->blocks, 1, found);
    if (cvb0->blocks > 1024)
      found.push_back("the number of blocks is " + std::to_string(cvb0->blocks) + ", expected at most 1024");
    if (!(cvb0->surplus_topics >= 0.0 && cvb0->surplus_topics <= 10.0))
      found.push_back("the share of surplus topics is " + number_text(cvb0->surplus_topics) + ", expected 0 to 10");
    check_at_least("the tokens a topic", cvb0->tokens_per_topic, 0, found);
    check_at_least("the tokens a topic at the end", cvb0->tokens_per_topic_at_end, 0, found);
    check_at_least("the most topics of a document", cvb0->most_topics, 0, found);
    check_at_least("the prior burn-in", cvb0->prior_burn_in, 0, found);
    check_at_least("the tolerance", cvb0->tolerance, 0, found);
  }
  if (const auto* svi = std::get_if<SviOptions>(&options.engine)) {
    check_online(svi->online, found);
    check_at_least("the tolerance", svi->tolerance, 0, found);
  }
  if (const auto* scvb0 = std::get_if<Scvb0Options>(&options.engine)) {
    check_online(scvb0->online, found);
    check_at_least("the tolerance", scvb0->tolerance, 0, found);
  }
  if (const auto* ctm = std::get_if<CtmOptions>(&options.engine)) {
    if (options.num_topics > kMostCorrelatedTopics)
      found.push_back("the number of topics is " + std::to_string(options.num_topics) + ", ctm knows at most " +
                      std::to_string(kMostCorrelatedTopics));
    check_at_least("the passes of the start", ctm->start_passes, 1, found);
    check_at_least("the Newton steps", ctm->newton_steps, 1, found);
    check_at_least("the Newton tolerance", ctm->newton_tolerance, 0, found);
    check_at_least("the tolerance", ctm->tolerance, 0, found);
  }
  return found;
}

std::vector<std::pair<std::string, std::string>> effective_options(const TrainOptions& options) {
  std::string alpha;
  for (const double value : options.priors.alpha) alpha += (alpha.empty() ? "" : ",") + number_text(value);
  std::vector<std::pair<std::string, std::string>> effective{
      {"topics", std::to_string(options.num_topics)},
      {"seed", std::to_string(options.seed)},
      {"engine", engine_name(options.engine)},
      {"alpha", alpha},
      {"learn-alpha", yes_no(options.priors.learn_alpha)},
      {"eta", number_text(starting_eta(options))},
      {"learn-eta", yes_no(options.priors.learn_eta)},
      {"passes", std::to_string(options.stop.max_passes)},
      {"patience", std::to_string(options.stop.patience)},
      {"holdout", std::to_string(options.holdout)},
  };
  if (const auto* vb = std::get_if<VbOptions>(&options.engine)) {
    effective.emplace_back("inner-iterations", std::to_string(vb->inner_iterations));
    effective.emplace_back("inner-tolerance", number_text(vb->inner_tolerance));
    effective.emplace_back("documents-per-block",
                           vb->documents_per_block == 0 ? "auto" : std::to_string(vb->documents_per_block));
    effective.emplace_back("prior-burn-in", std::to_string(vb->prior_burn_in));
    effective.emplace_back("tolerance", number_text(vb->tolerance));
  }
  if (const auto* cvb0 = std::get_if<Cvb0Options>(&options.engine)) {
    effective.emplace_back("blocks", std::to_string(cvb0->blocks));
    effective.emplace_back("surplus-topics", number_text(cvb0->surplus_topics));
    effective.emplace_back("tokens-per-topic", std::to_string(cvb0->tokens_per_topic));
    effective.emplace_back("tokens-per-topic-at-end", std::to_string(cvb0->tokens_per_topic_at_end));
    effective.emplace_back("most-topics", cvb0->most_topics == 0 ? "auto" : std::to_string(cvb0->most_topics));
    effective.emplace_back("prior-burn-in", std::to_string(cvb0->prior_burn_in));
    effective.emplace_back("tolerance", number_text(cvb0->tolerance));
  }
  if (const auto* svi = std::get_if<SviOptions>(&options.engine)) {
    add_online(svi->online, effective);
    effective.emplace_back("tolerance", number_text(svi->tolerance));
  }
  if (const auto* scvb0 = std::get_if<Scvb0Options>(&options.engine)) {
    add_online(scvb0->online, effective);
    effective.emplace_back("tolerance", number_text(scvb0->tolerance));
  }
  if (const auto* ctm = std::get_if<CtmOptions>(&options.engine)) {
    effective.emplace_back("start-passes", std::to_string(ctm->start_passes));
    effective.emplace_back("newton-steps", std::to_string(ctm->newton_steps));
    effective.emplace_back("newton-tolerance", number_text(ctm->newton_tolerance));
    effective.emplace_back("tolerance", number_text(ctm->tolerance));
  }
  return effective;
}

}  // namespace ldavi
