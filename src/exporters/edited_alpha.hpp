// SPDX-License-Identifier: Apache-2.0
// The prior of mixtures under the topics as edited, for programs that know no edits.
#pragma once

#include <vector>

#include "ldavi/model/topic_model.hpp"

namespace ldavi {

/// Of a topic that has been merged into another: as little as a prior may be, in place of none.
inline constexpr double kLeastAlpha = 1e-6;

/// K numbers: a topic that has taken up others has their alpha too, as the shares of a Dirichlet add up to those of a Dirichlet. Throws
/// InvalidArgument where the prior is none; `files` names what cannot hold another.
std::vector<double> edited_alpha(const TopicModel& model, const char* files);

}  // namespace ldavi
