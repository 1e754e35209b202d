// SPDX-License-Identifier: Apache-2.0
// Files of every kind that lda-vi saves, with all the sections of their kind, to be spoiled by tests.
#pragma once

#include <array>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/container.hpp"

namespace ldavi {

struct SavedKind {
  std::string name;
  ContainerKind kind = ContainerKind::kModel;
  /// The bytes of two sound files, each some 20 to 200 kB.
  std::array<std::string, 2> sound;
  /// Reads a file as its users do. Throws FormatError where it is not sound.
  std::function<void(const std::string& path)> load;
};

/// "model", "corpus", and "checkpoint_cvb0", "checkpoint_vb", "checkpoint_svi", "checkpoint_scvb0".
const std::vector<std::string>& saved_kinds();

/// Throws std::invalid_argument for another name.
SavedKind saved_kind(const std::string& name);

}  // namespace ldavi
