// SPDX-License-Identifier: Apache-2.0
// How a model was made and what figures mean, in words for everybody.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ldavi/model/topic_model.hpp"

namespace ldavi {

/// In a sentence or two: what the engine does.
std::string method_story(const TopicModel& model);

using NamedTexts = std::vector<std::pair<std::string, std::string>>;

/// Every figure of the report, with its meaning. Correlations are the model's own, or of the documents' shares.
NamedTexts figure_meanings(bool correlations_are_learned);

/// What there is to know of the model.
NamedTexts model_facts(const TopicModel& model);

}  // namespace ldavi
