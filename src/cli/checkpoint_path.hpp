// SPDX-License-Identifier: Apache-2.0
// The place of a checkpoint, which is replaced, renamed and removed without being asked for: it must be nothing else.
#pragma once

#include <string>

namespace ldavi::cli {

/// The model's name with .checkpoint in place of .ldavi.
std::string default_checkpoint(const std::string& model);

/// Throws UsageError where `path` or PATH.1 is standard output, the model, or anything but a checkpoint that was saved there before; IoError
/// where it could not be written.
void check_checkpoint(const std::string& path, const std::string& model);

/// Whether PATH or PATH.1 is there.
bool has_checkpoint(const std::string& path);

/// Removes both.
void remove_checkpoint(const std::string& path);

}  // namespace ldavi::cli
