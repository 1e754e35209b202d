// SPDX-License-Identifier: Apache-2.0
// Parts of an input's path.
#pragma once

#include <string>

namespace ldavi {

/// Without the folders before it. "." and ".." are named after the folder they stand for; the root has no name.
std::string base_name(const std::string& path);

/// Without folders and without the suffix of a compressed file.
std::string uncompressed_name(const std::string& path);

}  // namespace ldavi
