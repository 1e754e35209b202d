// SPDX-License-Identifier: Apache-2.0
// What `lda-vi inspect` says of a checkpoint.
#pragma once

#include <string>

#include "inference/checkpoint_summary.hpp"

namespace ldavi::cli {

std::string checkpoint_text(const std::string& path, const CheckpointSummary& checkpoint);
/// docs/reference/schemas/inspect-checkpoint.schema.json
std::string checkpoint_json(const std::string& path, const CheckpointSummary& checkpoint);

}  // namespace ldavi::cli
