// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "inference/engine.hpp"

namespace ldavi {

/// `options.engine` must hold SviOptions.
std::unique_ptr<Engine> make_svi_engine(const TrainingSet& set, const TrainOptions& options, Executor& executor);

}  // namespace ldavi
