// SPDX-License-Identifier: Apache-2.0
// The model file, .ldavi: one file that explains itself. docs/reference/formats/model.md gives it byte by byte.
#pragma once

#include <string>

#include "ldavi/model/topic_model.hpp"

namespace ldavi {

/// Writes it whole or not at all; equal models give equal bytes. Throws IoError (kCreateOutput when the file exists and `replace` is
/// false), InvalidArgument for a model with problems().
void save_model(const TopicModel& model, const std::string& path, bool replace = false);

/// Throws IoError, FormatError. What it returns has no problems().
TopicModel load_model(const std::string& path);

}  // namespace ldavi
