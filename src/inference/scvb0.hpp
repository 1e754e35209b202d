// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "inference/online_engine.hpp"

namespace ldavi {

/// `options.engine` must hold Scvb0Options.
std::unique_ptr<OnlineEngine> make_scvb0_engine(const TrainingSet& set, const TrainOptions& options, Executor& executor);

}  // namespace ldavi
