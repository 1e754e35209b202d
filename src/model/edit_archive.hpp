// SPDX-License-Identifier: Apache-2.0
// The log of edits as the EDIT section of a saved file.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "ldavi/model/edits.hpp"

namespace ldavi {

/// A Boost archive without its header, behind a version of our own.
std::string archive_edits(const std::vector<Edit>& edits);

/// Throws FormatError(path, …) for bytes that archive_edits does not write. Whether the edits fit a model is for problems() to tell.
std::vector<Edit> restore_edits(std::span<const std::byte> bytes, const std::string& path);

}  // namespace ldavi
