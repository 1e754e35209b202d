// SPDX-License-Identifier: Apache-2.0
// Correlated topics: mean-field variational EM with logistic-normal documents.
#pragma once

#include <memory>

#include "inference/engine.hpp"

namespace ldavi {

/// `options.engine` must hold CtmOptions, here and below. The passes of cvb0 that training begins with: those of the
/// options, and at most two thirds of all.
int ctm_start_passes(const TrainOptions& options) noexcept;

std::unique_ptr<Engine> make_ctm_engine(const TrainingSet& set, const TrainOptions& options, Executor& executor);

}  // namespace ldavi
