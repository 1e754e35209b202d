// SPDX-License-Identifier: Apache-2.0
#include "inference/online_start.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "inference/priors.hpp"
#include "inference/scvb0.hpp"
#include "inference/surplus_topics.hpp"
#include "ldavi/math/dirichlet.hpp"
#include "ldavi/model/topic_model.hpp"

namespace ldavi {
namespace {

/// Of a document's mixture, from the even one: more of them change nothing (docs/decisions/0015).
constexpr int kUpdates = 10;

constexpr std::uint32_t kAlpha = section_id("SALP");
constexpr std::uint32_t kTotals = section_id("STOT");
constexpr std::uint32_t kTopics = section_id("STOP");

/// alpha of the options by topic that is found.
std::vector<double> prior_of_found(const TrainOptions& options, std::size_t num_found, std::size_t num_topics) {
  std::vector<double> alpha = initial_alpha(options);
  alpha.resize(num_topics, alpha.front());
  std::vector<double> prior(num_found, 0.0);
  for (std::size_t k = 0; k < num_topics; ++k) prior[k % num_found] += alpha[k];
  return prior;
}

TrainOptions options_of_pass(TrainOptions options, const TrainingSet& set, std::size_t num_found) {
  if (options.priors.alpha.size() > 1) options.priors.alpha = prior_of_found(options, num_found, options.priors.alpha.size());
  options.engine = Scvb0Options{.online = online_start_options(set.num_documents())};
  options.num_topics = static_cast<int>(num_found);
  return options;
}

}  // namespace

OnlineOptions online_start_options(std::size_t num_documents) {
  constexpr std::size_t kLeastSteps = 16;
  constexpr std::size_t kLeastBatch = 8;
  OnlineOptions options;
  options.batch =
      static_cast<int>(std::clamp(num_documents / kLeastSteps, kLeastBatch, static_cast<std::size_t>(options.batch)));
  return options;
}

std::size_t online_start_topics(std::size_t num_topics, int max_passes) {
  constexpr std::size_t kMost = 500;
  return max_passes == 1 ? num_topics : std::min(num_topics, kMost);
}

OnlineStart::OnlineStart(const TrainingSet& set, const TrainOptions& options, std::size_t num_topics, Executor& executor)
    : OnlineStart(set, options, num_topics, online_start_topics(num_topics, options.stop.max_passes)) {
  pass_ = make_scvb0_engine(set, options_of_pass(options, set, totals_.size()), executor);
}

OnlineStart::OnlineStart(const TrainingSet& set, const TrainOptions& options, const TopicModel& model)
    : OnlineStart(set, options, model.num_topics(), model.num_topics()) {
  take(model);
}

OnlineStart::OnlineStart(const TrainingSet& set, const TrainOptions& options, std::size_t num_topics, std::size_t num_found)
    : num_terms_(set.num_terms()),
      num_topics_(num_topics),
      seed_(options.seed),
      kernels_(e_step_kernels(choose_simd_target())),
      totals_(num_found),
      prior_(1, num_found) {
  const std::vector<double> prior = prior_of_found(options, num_found, num_topics);
  std::transform(prior.begin(), prior.end(), prior_.row(0), [](double value) { return static_cast<float>(value); });
  prior_total_ = total(prior);
}

StepReport OnlineStart::step(const Pause& pause) {
  const StepReport report = pass_->step(pause);
  if (!report.pass_ended) return report;
  end();
  return {true, 1.0, {}, report.perplexity, false};
}

void OnlineStart::end() {
  take(pass_->take_model());
  pass_.reset();
}

void OnlineStart::take(TopicModel model) {
  alpha_ = std::get<DirichletPrior>(std::move(model.document_prior)).alpha;
  eta_ = model.eta;
  totals_ = topic_totals(model.lambda);
  topics_ = std::move(model.lambda);
  for (std::size_t term = 0; term < topics_.rows(); ++term) {
    float* row = topics_.row(term);
    for (std::size_t k = 0; k < totals_.size(); ++k) row[k] = static_cast<float>(static_cast<double>(row[k]) / totals_[k]);
  }
}

void OnlineStart::keep_largest(std::size_t num_topics) {
  if (num_topics == totals_.size()) return;
  const std::vector<std::size_t> kept = dearest_topics(totals_, num_topics);
  for (std::size_t k = 0; k < num_topics; ++k) {
    totals_[k] = totals_[kept[k]];
    alpha_[k] = alpha_[kept[k]];
  }
  totals_.resize(num_topics);
  alpha_.resize(num_topics);
  topics_.keep_columns(kept);
}

TopicModel OnlineStart::model() const {
  if (pass_) return pass_->model();
  TopicModel model;
  model.lambda = topics_;
  for (std::size_t term = 0; term < topics_.rows(); ++term) {
    float* row = model.lambda.row(term);
    for (std::size_t k = 0; k < totals_.size(); ++k) row[k] = static_cast<float>(static_cast<double>(row[k]) * totals_[k]);
  }
  model.document_prior = DirichletPrior{alpha_};
  model.eta = eta_;
  return model;
}

void OnlineStart::assign(const DocumentCounts& document, std::size_t d, DocumentWorkspace& workspace, Matrix& responsibilities,
                         float* counts) const {
  const DocumentRows rows = workspace.gather(document, topics_);
  const auto scale = static_cast<float>(1.0 / (prior_total_ + static_cast<double>(document.num_tokens())));
  float* mixture = workspace.mixture();
  std::fill_n(mixture, rows.size, 0.0F);
  std::fill_n(mixture, totals_.size(), 1.0F / static_cast<float>(totals_.size()));
  const auto update = [&](int updates, float* theta) {
    kernels_.mixture_document(rows, prior_.row(0), scale, {updates, 0.0F}, theta, workspace.ratios(), workspace.work(),
                              nullptr);
  };
  update(kUpdates, mixture);
  // The ratios are those before the last update of a mixture: one more, elsewhere, for those of this one.
  std::copy_n(mixture, rows.size, workspace.gamma());
  update(1, workspace.gamma());
  std::fill_n(counts, responsibilities.stride(), 0.0F);
  RandomStream random(seed_, RandomPurpose::kDocumentStart, d);
  for (std::size_t i = 0; i < document.size(); ++i) {
    const float copies = rows.counts[i];
    const float inverse_probability = workspace.ratios()[i] / copies;
    const float* topics = rows.rows + i * rows.size;
    float* out = responsibilities.row(i);
    for (std::size_t k = 0; k < rows.size; ++k) out[k] = mixture[k] * topics[k] * inverse_probability;
    std::fill(out + rows.size, out + responsibilities.stride(), 0.0F);
    if (!has_found_all()) deal_to_copies(random, out);
    for (std::size_t k = 0; k < num_topics_; ++k) counts[k] += copies * out[k];
  }
}

void OnlineStart::deal_to_copies(RandomStream& random, float* row) const {
  const std::size_t num_found = totals_.size();
  const auto copies_of = [&](std::size_t k) { return (num_topics_ - k + num_found - 1) / num_found; };
  const std::size_t drawn = random.below(static_cast<std::uint32_t>(copies_of(0)));
  for (std::size_t k = 0; k < num_found; ++k) {
    const std::size_t copy = k + num_found * (drawn % copies_of(k));
    if (copy != k) row[copy] = std::exchange(row[k], 0.0F);
  }
}

void OnlineStart::save(EngineStateWriter& state) const {
  state.numbers().u32(has_topics() ? 1 : 0);
  if (!has_topics()) return pass_->save(state);
  state.numbers().f64(eta_);
  state.add(kAlpha, alpha_);
  state.add(kTotals, totals_);
  state.add(kTopics, topics_);
}

void OnlineStart::restore(EngineStateReader& state) {
  if (state.numbers().u32() == 0) {
    if (!pass_) state.refuse();  // one that begins with topics
    return pass_->restore(state);
  }
  pass_.reset();
  topics_ = Matrix(num_terms_, prior_.cols());
  totals_.resize(prior_.cols());
  alpha_.resize(prior_.cols());
  eta_ = state.numbers().f64();
  state.read(kAlpha, alpha_);
  constexpr double kMostTokens = 1e30;    // more than a topic can have, and a float holds them
  constexpr float kMostOfTopic = 1.001F;  // probabilities are rounded
  state.read(kTotals, totals_, std::numeric_limits<double>::min(), kMostTokens);
  state.read(kTopics, topics_, 0.0F, kMostOfTopic);
  if (!are_priors(alpha_, eta_)) state.refuse();
}

}  // namespace ldavi
