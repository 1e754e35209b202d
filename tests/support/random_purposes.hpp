// SPDX-License-Identifier: Apache-2.0
// Purposes of the tests' own random streams, with numbers that no purpose of the library has. Results are pinned on the
// corpora that they make.
#pragma once

#include "ldavi/base/random.hpp"

namespace ldavi {

inline constexpr auto kPlantedTopics = static_cast<RandomPurpose>(3);     // index: topic
inline constexpr auto kPlantedDocuments = static_cast<RandomPurpose>(4);  // index: document
inline constexpr auto kFuzzMutations = static_cast<RandomPurpose>(1000);  // index: mutation of a seed
inline constexpr auto kKills = static_cast<RandomPurpose>(1001);          // index: 0
inline constexpr auto kDamage = static_cast<RandomPurpose>(1002);         // index: damage to a saved file
inline constexpr auto kHmc = static_cast<RandomPurpose>(1003);            // index: chain
inline constexpr auto kGibbs = static_cast<RandomPurpose>(1004);          // index: sweep, 0 for the start
inline constexpr auto kGibbsMixture = static_cast<RandomPurpose>(1005);   // index: 0
inline constexpr auto kTargets = static_cast<RandomPurpose>(1010);        // index: what the target is

}  // namespace ldavi
