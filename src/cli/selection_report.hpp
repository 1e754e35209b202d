// SPDX-License-Identifier: Apache-2.0
// What select has found, for a person and for a program.
#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "ldavi/evaluation/selection.hpp"

namespace ldavi::cli {

/// A line a number of topics, with a picture of its perplexity, then the recommendation.
std::string selection_text(std::span<const Candidate> candidates, const Recommendation& recommendation);

/// docs/reference/schemas/select.schema.json
std::string selection_json(std::span<const Candidate> candidates, const Recommendation& recommendation);

}  // namespace ldavi::cli
