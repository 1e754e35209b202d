// SPDX-License-Identifier: Apache-2.0
// Batch mean-field variational Bayes.
#pragma once

#include <memory>

#include "inference/engine.hpp"

namespace ldavi {

/// Documents whose mixtures are kept at a time.
std::size_t vb_documents_per_block(const VbOptions& options, std::size_t num_topics) noexcept;

/// `options.engine` must hold VbOptions.
std::unique_ptr<Engine> make_vb_engine(const TrainingSet& set, const TrainOptions& options, Executor& executor);

}  // namespace ldavi
