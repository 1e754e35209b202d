// SPDX-License-Identifier: Apache-2.0
// Saves a model that took long to learn, elsewhere where it cannot go where it was asked for.
#pragma once

#include <string>

#include "cli/terminal.hpp"
#include "ldavi/model/topic_model.hpp"

namespace ldavi::cli {

/// Saves the model as `path`. Where that fails, warns why, and saves it as the first free NAME-2.ldavi, NAME-3.ldavi … beside
/// it, else in the temporary folder, and tells where it is. Returns kExitDone, or the exit code of the failure.
int save_or_rescue_model(Terminal& terminal, const TopicModel& model, const std::string& path, bool replace);

}  // namespace ldavi::cli
