// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "inference/online_engine.hpp"

namespace ldavi {

/// `options.engine` must hold SviOptions.
std::unique_ptr<OnlineEngine> make_svi_engine(const TrainingSet& set, const TrainOptions& options, Executor& executor);

}  // namespace ldavi
