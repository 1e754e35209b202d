// SPDX-License-Identifier: Apache-2.0
#include "inference/online_start.hpp"

#include <algorithm>
#include <utility>

#include "inference/priors.hpp"
#include "inference/scvb0.hpp"
#include "inference/term_ranges.hpp"
#include "ldavi/model/topic_model.hpp"

namespace ldavi {
namespace {

/// Of a document's mixture, from the even one. More of them narrow it to fewer topics than cvb0 would, and the models that follow are no
/// better (docs/decisions/0015).
constexpr int kUpdates = 5;

constexpr std::uint32_t kAlpha = section_id("SALP");
constexpr std::uint32_t kTotals = section_id("STOT");
constexpr std::uint32_t kTopics = section_id("STOP");

TrainOptions options_of_pass(TrainOptions options, std::size_t num_topics) {
  options.engine = Scvb0Options{};
  options.num_topics = static_cast<int>(num_topics);
  return options;
}

}  // namespace

OnlineStart::OnlineStart(const TrainingSet& set, const TrainOptions& options, std::size_t num_topics, Executor& executor)
    : kernels_(e_step_kernels(choose_simd_target())),
      pass_(make_scvb0_engine(set, options_of_pass(options, num_topics), executor)),
      alpha_row_(1, num_topics) {}

StepReport OnlineStart::step(const Pause& pause) {
  const StepReport report = pass_->step(pause);
  if (!report.pass_ended) return report;
  end();
  return {true, 1.0, {}, report.perplexity, false};
}

void OnlineStart::end() {
  TopicModel model = pass_->model();
  pass_.reset();
  set_alpha(std::get<DirichletPrior>(std::move(model.document_prior)).alpha);
  eta_ = model.eta;
  totals_ = topic_totals(model);
  topics_ = std::move(model.lambda);
  for (std::size_t term = 0; term < topics_.rows(); ++term) {
    float* row = topics_.row(term);
    for (std::size_t k = 0; k < totals_.size(); ++k) row[k] = static_cast<float>(static_cast<double>(row[k]) / totals_[k]);
  }
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

void OnlineStart::set_alpha(std::vector<double> alpha) {
  alpha_ = std::move(alpha);
  std::transform(alpha_.begin(), alpha_.end(), alpha_row_.row(0), [](double value) { return static_cast<float>(value); });
}

void OnlineStart::assign(const DocumentCounts& document, DocumentWorkspace& workspace, Matrix& responsibilities,
                         float* counts) const {
  const DocumentRows rows = workspace.gather(document, topics_);
  const auto even = static_cast<float>(static_cast<double>(document.num_tokens()) / static_cast<double>(totals_.size()));
  float* gamma = workspace.gamma();
  for (std::size_t k = 0; k < totals_.size(); ++k) gamma[k] = alpha_row_(0, k) + even;
  float* mixture = workspace.mixture();
  kernels_.mean_field_document(rows, alpha_row_.row(0), {kUpdates, 0.0F}, gamma, mixture, workspace.ratios(), workspace.work(),
                               nullptr);
  std::fill_n(counts, rows.size, 0.0F);
  for (std::size_t i = 0; i < document.size(); ++i) {
    const float copies = rows.counts[i];
    const float inverse_probability = workspace.ratios()[i] / copies;
    const float* topics = rows.rows + i * rows.size;
    float* out = responsibilities.row(i);
    for (std::size_t k = 0; k < rows.size; ++k) {
      out[k] = mixture[k] * topics[k] * inverse_probability;
      counts[k] += copies * out[k];
    }
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
  if (state.numbers().u32() == 0) return pass_->restore(state);
  end();
  eta_ = state.numbers().f64();
  std::vector<double> alpha(alpha_.size());
  state.read(kAlpha, alpha);
  state.read(kTotals, totals_);
  state.read(kTopics, topics_);
  if (!are_priors(alpha, eta_) || !std::all_of(totals_.begin(), totals_.end(), [](double total) { return total > 0.0; }))
    state.refuse();
  set_alpha(std::move(alpha));
}

}  // namespace ldavi
