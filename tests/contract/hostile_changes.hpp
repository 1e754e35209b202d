// SPDX-License-Identifier: Apache-2.0
// What somebody could do to a saved file, or a program with a fault, so that hashes are right and the rest is not: a table a
// kind of file.
#pragma once

#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "contract/forged_file.hpp"

namespace ldavi {

struct HostileChange {
  std::string name;
  /// Part of the error's message: what is wrong.
  std::string fault;
  std::function<void(ForgedFile&)> change;
};

std::vector<HostileChange> hostile_frames();
std::vector<HostileChange> hostile_models();
std::vector<HostileChange> hostile_corpora();
/// Of an engine's state within a pass, past the first two.
std::vector<HostileChange> hostile_checkpoints(const std::string& engine);

// Numbers that a reader may trip over.
inline constexpr std::uint64_t k31 = std::uint64_t{1} << 31U;
inline constexpr std::uint64_t k32 = std::uint64_t{1} << 32U;
inline constexpr std::uint64_t k63 = std::uint64_t{1} << 63U;
inline constexpr std::uint64_t k64 = std::numeric_limits<std::uint64_t>::max();
inline constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
inline constexpr double kInfinity = std::numeric_limits<double>::infinity();

}  // namespace ldavi
