// SPDX-License-Identifier: Apache-2.0
// New text may be cut into other words than those that a model was trained on.
#pragma once

#include "cli/terminal.hpp"
#include "ldavi/model/topic_model.hpp"

namespace ldavi::cli {

/// Before new text is read: a line where the model's words were cut by another version of the rules, of ICU or of Unicode, naming both.
void warn_of_other_library(Terminal& terminal, const TopicModel& model);

}  // namespace ldavi::cli
