// SPDX-License-Identifier: Apache-2.0
// Provenance as the META section of a saved file.
#pragma once

#include <span>
#include <string>

#include "ldavi/model/provenance.hpp"

namespace ldavi {

/// A Boost archive without its header: values only, behind a version of our own.
std::string archive_provenance(const Provenance& provenance);

/// Throws FormatError(path, …) for bytes that archive_provenance does not write.
Provenance restore_provenance(std::span<const std::byte> bytes, const std::string& path);

}  // namespace ldavi
