// SPDX-License-Identifier: Apache-2.0
// Zero-order collapsed variational Bayes in blocks of documents.
#pragma once

#include <memory>

#include "inference/cvb0_schedule.hpp"
#include "inference/engine.hpp"

namespace ldavi {

/// `options.engine` must hold Cvb0Options, here and below.
Cvb0Schedule cvb0_schedule(const TrainOptions& options);

/// With the topics of `start`, where there is one, in place of those that a first pass finds.
std::unique_ptr<Engine> make_cvb0_engine(const TrainingSet& set, const TrainOptions& options, Executor& executor,
                                         const TopicModel* start = nullptr);

}  // namespace ldavi
