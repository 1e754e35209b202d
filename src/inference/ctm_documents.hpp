// SPDX-License-Identifier: Apache-2.0
// What ctm keeps of each document from pass to pass: the mode of eta, the mixture there, and the ratios of its cells.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "inference/ctm_topics.hpp"
#include "inference/document_rows.hpp"
#include "inference/engine_state.hpp"
#include "inference/logistic_normal.hpp"
#include "inference/training_set.hpp"
#include "ldavi/base/matrix.hpp"
#include "ldavi/base/parallel.hpp"

namespace ldavi {

class CtmDocuments {
 public:
  /// Parts of a pass end at a multiple of this; sums are taken by shards that divide it. Few milliseconds for 50 topics, seconds
  /// for 500.
  static constexpr std::size_t kDocumentsInPart = 64;

  /// Nothing of them yet: start() or restore() first. `set` and `executor` must outlive the documents.
  CtmDocuments(const TrainingSet& set, std::size_t num_topics, Executor& executor);

  /// As of new documents under a Dirichlet prior (docs/decisions/0008): where modes are looked for first.
  void start(const CtmTopics& topics, std::span<const double> alpha);

  /// Finds the modes of documents first … last - 1, from those before, under topics without their own copies. Adds to sums,
  /// 1 + moments_size() numbers, their evidence by Laplace's method and their moments. Throws NumericError, which names the
  /// pass, where an evidence is not finite.
  void update(std::size_t first, std::size_t last, const CtmTopics& topics, const LogisticNormal& prior, NewtonLimit limit,
              int pass, std::vector<double>& sums);

  /// D x K: theta.
  const Matrix& mixtures() const noexcept { return mixtures_; }
  /// n_dw / p_dw of each cell.
  std::span<const float> ratios() const noexcept { return ratios_; }

  void save(EngineStateWriter& state) const;
  /// Throws FormatError.
  void restore(EngineStateReader& state);

 private:
  /// Of one thread.
  struct Workspace {
    explicit Workspace(std::size_t num_topics) : document(num_topics), covariance(num_topics * num_topics) {}

    DocumentWorkspace rows;
    LogisticNormalDocument document;
    std::vector<float> copies;
    std::vector<double> covariance;
  };

  /// Its evidence. Throws NumericError, which does not name the document.
  double update_document(std::size_t d, const CtmTopics& topics, const LogisticNormal& prior, NewtonLimit limit,
                         Workspace& workspace);

  const TrainingSet& set_;
  Executor& executor_;
  const EStepKernels& e_step_;
  const LogisticNormalKernels& kernels_;
  const std::size_t num_topics_;
  Matrix modes_;  // D x K
  Matrix mixtures_;
  std::vector<float> ratios_;
  std::vector<Workspace> workspaces_;
};

}  // namespace ldavi
