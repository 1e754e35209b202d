// SPDX-License-Identifier: Apache-2.0
#include "inference/checkpoint_summary.hpp"

#include <sstream>

#include "inference/engine_state.hpp"

namespace ldavi {

CheckpointSummary read_checkpoint_summary(const std::string& path) {
  EngineStateReader state(path);
  CheckpointSummary summary;
  summary.corpus_hash = state.numbers().u64();
  std::istringstream lines(state.numbers().text());
  summary.passes = state.passes();
  for (std::string line; std::getline(lines, line);) {
    const std::size_t space = line.find(' ');
    summary.options.emplace_back(line.substr(0, space), space == std::string::npos ? "" : line.substr(space + 1));
  }
  return summary;
}

}  // namespace ldavi
