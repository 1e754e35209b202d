// SPDX-License-Identifier: Apache-2.0
// For whoever must know the file that is being written.
#pragma once

#include "base/output_file.hpp"
#include "ldavi/model/topic_model.hpp"

namespace ldavi {

/// What save_model writes; the file is not committed. Throws IoError, InvalidArgument for a model with problems().
void write_model(const TopicModel& model, OutputFile& file);

}  // namespace ldavi
