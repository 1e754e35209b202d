// SPDX-License-Identifier: Apache-2.0
// Where cvb0 begins: topics that one pass of scvb0 finds, or those of a model, and the responsibilities of documents under them.
// docs/decisions/0015.
#pragma once

#include <memory>
#include <vector>

#include "inference/document_rows.hpp"
#include "inference/online_engine.hpp"
#include "inference/training_set.hpp"
#include "ldavi/base/random.hpp"
#include "math/kernels/e_step.hpp"

namespace ldavi {

/// Of the pass: small minibatches where documents are few, so that topics part in several steps.
OnlineOptions online_start_options(std::size_t num_documents);
/// Topics that the pass finds where `num_topics` are to begin with: no more than 500, as one pass finds no more that are alive
/// (docs/decisions/0015), unless nothing comes after it.
std::size_t online_start_topics(std::size_t num_topics, int max_passes);

/// Where more topics are to begin with than the pass finds, topic k is found as k mod their number, and each cell has what it has of those
/// that were found in one copy of them, drawn by (seed, document): copies part as from a random start, but within a topic.
class OnlineStart {
 public:
  /// Of `num_topics`, whatever `options` say, and with their priors. `set` and `executor` must outlive the start.
  OnlineStart(const TrainingSet& set, const TrainOptions& options, std::size_t num_topics, Executor& executor);
  /// With the topics of `model`, whose terms are those of the set: nothing is left to be found.
  OnlineStart(const TrainingSet& set, const TrainOptions& options, const TopicModel& model);

  /// The pass has ended, by itself or by end().
  bool has_topics() const noexcept { return pass_ == nullptr; }
  /// Goes on with the pass.
  StepReport step(const Pause& pause);
  /// Ends the pass where it is.
  void end();
  /// Every topic is one that was found.
  bool has_found_all() const noexcept { return totals_.size() == num_topics_; }
  /// Once there are topics, all of them found: keeps the `num_topics` with the most tokens, for model() alone.
  void keep_largest(std::size_t num_topics);
  /// As of now.
  TopicModel model() const;

  /// Once there are topics.
  double eta() const noexcept { return eta_; }
  /// Once there are topics: the responsibilities of a document's cells, a row each, and its expected counts of topics, padded. They are
  /// those of mixtures of new documents (docs/decisions/0008), under the alpha of the options: r_wk ~ theta_k phi_kw,
  /// theta_k ~ alpha_k + sum_w n_w r_wk. Cost: four flops a (cell, topic), eleven times. From any thread.
  void assign(const DocumentCounts& document, std::size_t d, DocumentWorkspace& workspace, Matrix& responsibilities,
              float* counts) const;

  void save(EngineStateWriter& state) const;
  /// Of a start that has made no step. Throws FormatError.
  void restore(EngineStateReader& state);

 private:
  OnlineStart(const TrainingSet& set, const TrainOptions& options, std::size_t num_topics, std::size_t num_found);

  void take(TopicModel model);
  /// A cell's responsibilities of topics that were found.
  void deal_to_copies(RandomStream& random, float* row) const;

  const std::size_t num_terms_;
  const std::size_t num_topics_;
  const std::uint64_t seed_;
  const EStepKernels& kernels_;
  std::unique_ptr<OnlineEngine> pass_;  // until it has ended
  Matrix topics_;                       // (N_wk + eta) / (N_k + V eta), a row a term
  std::vector<double> totals_;          // N_k + V eta
  std::vector<double> alpha_;           // of the pass
  double eta_ = 0.0;
  Matrix prior_;  // alpha of the options, of copies together
  double prior_total_;
};

}  // namespace ldavi
