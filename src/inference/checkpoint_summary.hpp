// SPDX-License-Identifier: Apache-2.0
// What a checkpoint says of its training, for a person who has found one.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace ldavi {

struct CheckpointSummary {
  std::uint64_t corpus_hash = 0;
  int passes = 0;
  /// The version of lda-vi that can go on from it; then the options in force.
  std::vector<std::pair<std::string, std::string>> options;
};

/// Throws FormatError for a file that is damaged or no checkpoint, IoError. The engine's own arrays are not looked into, but their hashes.
CheckpointSummary read_checkpoint_summary(const std::string& path);

}  // namespace ldavi
