// SPDX-License-Identifier: Apache-2.0
// New text may be cut into other words than those that a model was trained on.
#pragma once

#include "cli/terminal.hpp"
#include "ldavi/model/topic_model.hpp"

namespace ldavi::cli {

/// Before new text is read: a line that names both where the model's words were cut by another version of ICU or Unicode, or by
/// other rules.
void warn_of_other_library(Terminal& terminal, const TopicModel& model);

}  // namespace ldavi::cli
