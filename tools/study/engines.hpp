// SPDX-License-Identifier: Apache-2.0
// The engines, as the study runs them: as by default, on one thread.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "ldavi/inference/train.hpp"

namespace ldavi::study {

inline std::vector<std::string> engine_names() { return {"vb", "svi", "cvb0", "scvb0", "ctm"}; }

inline TrainOptions engine_options(const std::string& name, std::size_t num_topics, int passes) {
  TrainOptions options;
  options.num_topics = static_cast<int>(num_topics);
  for (const EngineOptions& engine : {EngineOptions{VbOptions{}}, EngineOptions{SviOptions{}}, EngineOptions{Cvb0Options{}},
                                      EngineOptions{Scvb0Options{}}, EngineOptions{CtmOptions{}}}) {
    if (engine_name(engine) == name) options.engine = engine;
  }
  set_effort(options, Effort::kNormal);
  if (passes > 0) options.stop.max_passes = passes;
  options.num_threads = 1;
  return options;
}

}  // namespace ldavi::study
