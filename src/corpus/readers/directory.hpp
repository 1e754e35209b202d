// SPDX-License-Identifier: Apache-2.0
// A folder in which each file is a document.
#pragma once

#include <memory>
#include <string>

#include "ldavi/corpus/document_source.hpp"

namespace ldavi {

/// Every file below `folder`, by relative path bytewise: id = `id_prefix` and relative path, label = first folder of it. Links are followed, but not
/// into a folder that they stand in. Hidden and binary files are left out and counted in `report`, which must outlive the source.
/// What is no file (a broken link, a FIFO, a folder that cannot be opened …) throws IoError or is counted as a bad record; a file that
/// cannot be read throws IoError or ParseError, or is a document with a problem. Of `options`, those of fields do
/// not matter.
std::unique_ptr<DocumentSource> read_directory(const std::string& folder, std::string id_prefix, const ReadOptions& options,
                                               ReadReport& report);

}  // namespace ldavi
