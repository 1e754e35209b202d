// SPDX-License-Identifier: Apache-2.0
// Zero-order collapsed variational Bayes in blocks of documents.
#pragma once

#include <memory>
#include <vector>

#include "inference/engine.hpp"

namespace ldavi {

/// The numbers of topics that training has, one after the other: those that leave before the end are in the first.
std::vector<std::size_t> cvb0_numbers_of_topics(const TrainOptions& options);

/// `options.engine` must hold Cvb0Options.
std::unique_ptr<Engine> make_cvb0_engine(const TrainingSet& set, const TrainOptions& options, Executor& executor);

}  // namespace ldavi
