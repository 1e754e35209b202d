// SPDX-License-Identifier: Apache-2.0
// What `lda-vi inspect` says of a model.
#pragma once

#include <string>

#include "ldavi/model/topic_model.hpp"

namespace ldavi::cli {

std::string model_text(const std::string& path, const TopicModel& model);
/// docs/reference/schemas/inspect-model.schema.json
std::string model_json(const std::string& path, const TopicModel& model);

}  // namespace ldavi::cli
