// SPDX-License-Identifier: Apache-2.0
// An engine with all that it needs to live, and its model as the oracle reads it.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "inference/engine.hpp"
#include "support/oracle_lda.hpp"
#include "support/small_corpora.hpp"

namespace ldavi {

/// options.num_threads 0 is one thread here.
class EngineRun {
 public:
  EngineRun(const CountRows& counts, const TrainOptions& options);

  const TrainingSet& set() const { return set_; }
  TopicModel model() const { return engine_->model(); }
  /// Makes `passes` passes; the report of the last.
  StepReport step(int passes = 1);
  /// Goes on to the next pause, or to the end of the pass.
  StepReport step_to_pause();

 private:
  Corpus corpus_;
  TrainingSet set_;
  Executor executor_;
  std::unique_ptr<Engine> engine_;
};

/// "cvb0", "vb", "svi", "scvb0" or "ctm", as they are by default.
EngineOptions engine_of(const std::string& name);

/// A run on one thread that is otherwise as by default.
TrainOptions four_topics(const EngineOptions& engine, int max_passes);

/// Options of a run whose priors stay as they are and whose documents' updates never end early.
TrainOptions plain_vb(int num_topics, int inner_iterations);
TrainOptions plain_cvb0(int num_topics, int blocks);
TrainOptions plain_online(const std::string& engine, int num_topics, int batch, int inner_iterations);
/// Of svi or scvb0.
OnlineOptions& online_of(EngineOptions& engine);

std::vector<double> alpha_of(const TopicModel& model);
oracle::Topics topics_of(const TopicModel& model);

/// What cvb0 has after its second pass: responsibilities under the topics of the first, with alpha for each topic.
oracle::Collapsed cvb0_start(const CountRows& counts, const TopicModel& first, double alpha);

/// Largest |value / expected - 1|.
double relative_error(const Matrix& lambda, const oracle::Rows& expected);

/// Of lambda, the prior of documents and eta.
bool same_bits(const TopicModel& a, const TopicModel& b);

}  // namespace ldavi
