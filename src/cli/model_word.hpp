// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "ldavi/model/topic_model.hpp"

namespace ldavi::cli {

/// The term a person means by `word`: as it stands, or folded as the model folds its texts.
std::optional<std::uint32_t> find_word(const TopicModel& model, const std::string& word);

}  // namespace ldavi::cli
