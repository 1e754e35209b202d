// SPDX-License-Identifier: Apache-2.0
// What the online engines have in common: minibatches, counts that decay without being touched, statistics in two phases.
//
// A step takes the documents of a minibatch M in two phases, as vb does, so that sums need neither locks nor copies for each thread:
//   by document: gamma_dk = alpha_k + theta_dk sum_w (n_dw / p_dw) B_wk, theta_dk = exp(psi(gamma_dk)), p_dw = sum_k theta_dk B_wk, from the
//                even start under the rows B_w of the batch's terms; keep theta_d and n_dw / p_dw;
//   by term:     S_wk = B_wk sum_d (n_dw / p_dw) theta_dk, documents in order;
//   N_wk <- (1 - rho_t) N_wk + rho_t (D / |M|) S_wk, and N_k = sum_w N_wk alike; rho_t = max(s / (tau + t)^kappa, 1 - (1 - |M| / D)^c).
// Of a stream, D is the number of documents met so far: where it grows, all counts grow with it in proportion before the first step. A minibatch
// of a later window that has fewer documents than options.batch, as the last one may, moves the topics by that share of rho_t.
// Engines differ in B, and in what they learn their priors from.
// Cost: of a step, 4 flops a (cell, topic, inner iteration) and K a distinct term of the batch, however many terms the corpus has.
#pragma once

#include <span>
#include <vector>

#include "inference/decaying_counts.hpp"
#include "inference/document_order.hpp"
#include "inference/document_rows.hpp"
#include "inference/engine.hpp"
#include "inference/minibatch.hpp"
#include "inference/running_perplexity.hpp"
#include "math/kernels/e_step.hpp"

namespace ldavi {

class OnlineEngine : public Engine {
 public:
  StepReport step(const Pause& pause) final;
  /// lambda = N + eta.
  TopicModel model() const final;
  /// The same without a copy of the counts: the engine has none after that.
  TopicModel take_model();
  void save(EngineStateWriter& state) const final;
  void restore(EngineStateReader& state) final;

  // Of a stream, in place of step(), save() and restore(): the set that the engine was made for is the first window.

  /// The next window; that before may go. `window` must outlive its part of the stream, and has the terms of the first.
  void take(const TrainingSet& window);
  /// Learns once from the documents of the window. False: `pause`, asked between its minibatches, said so, and the rest is left out.
  bool learn_window(const Pause& pause);
  /// After the last window.
  void end_stream();
  /// Learned from so far.
  std::uint64_t documents_learned() const noexcept { return documents_; }
  std::uint64_t tokens_learned() const noexcept { return tokens_; }
  /// Of documents before they were learned from.
  std::optional<double> perplexity() const { return perplexity_.running(); }

 protected:
  OnlineEngine(const TrainingSet& set, const TrainOptions& options, const OnlineOptions& online, Executor& executor);

  /// Before the rows of a step's terms.
  virtual void prepare_step() = 0;
  /// B_w of a term with these counts (N_wk / scale), padded; any factor common to the row may be left out. `work`: room for a row.
  virtual void term_row(const float* counts, float scale, float* work, float* row) const = 0;
  /// Adds to `sums`, K + 1 of them, what learn_alpha is to know of a document.
  virtual void add_to_prior_sums(std::span<const float> gamma, double num_tokens, std::span<double> sums) const = 0;
  /// Moves alpha by `rate` towards what a minibatch of `num_documents` says.
  virtual void learn_alpha(std::span<const double> sums, double num_documents, double rate) = 0;
  /// From all counts, whose scale is 1 now.
  virtual void learn_eta() = 0;

  std::size_t num_topics() const noexcept { return alpha_.size(); }
  std::size_t num_terms() const noexcept { return set_->num_terms(); }

  const TrainingSet* set_;
  const OnlineOptions options_;
  const PriorOptions priors_;
  Executor& executor_;
  const EStepKernels& kernels_;
  std::vector<double> alpha_;
  double eta_;
  DecayingCounts counts_;
  std::vector<double> totals_;  // N_k

 private:
  void start(std::uint64_t seed);
  TopicModel model_with(Matrix counts) const;
  bool learn_order(const Pause& pause);
  void learn(std::span<const std::uint32_t> documents);
  void observe(std::span<const std::uint32_t> documents);
  void gather_terms();
  std::vector<double> update_documents();
  void update_document(std::size_t i, DocumentWorkspace& workspace, std::span<double> sum);
  std::vector<double> add_statistics(double share);
  double step_size() const;
  void learn_priors(std::span<const double> prior, double num_documents, double rho);
  void update_eta_prior();
  StepReport end_pass();

  const std::uint64_t seed_;
  DocumentOrder order_;
  int windows_ = 1;
  std::uint64_t num_documents_;  // D
  double weight_ = 1.0;          // of a step
  int pass_ = 0;                 // the one that is being made, or was last
  std::size_t step_ = 0;         // of the pass: the next one; 0: the pass has ended
  std::uint64_t steps_ = 0;      // of all passes
  std::uint64_t documents_ = 0;  // of the pass so far
  std::uint64_t tokens_ = 0;
  RunningPerplexity perplexity_;
  double last_perplexity_ = 0.0;  // of the pass before

  // Of a step.
  Minibatch batch_;
  Matrix alpha_row_;
  Matrix rows_;      // B_w, by distinct term of the batch
  Matrix sums_;      // S_w / B_w
  Matrix mixtures_;  // by document of the batch
  std::vector<float> ratios_;
  std::vector<DocumentWorkspace> workspaces_;
};

}  // namespace ldavi
