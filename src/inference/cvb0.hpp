// SPDX-License-Identifier: Apache-2.0
// Zero-order collapsed variational Bayes in blocks of documents.
#pragma once

#include <memory>

#include "inference/engine.hpp"

namespace ldavi {

/// With those that leave before the end.
std::size_t cvb0_topics_at_start(const TrainOptions& options);

/// `options.engine` must hold Cvb0Options.
std::unique_ptr<Engine> make_cvb0_engine(const TrainingSet& set, const TrainOptions& options, Executor& executor);

}  // namespace ldavi
