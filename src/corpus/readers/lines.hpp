// SPDX-License-Identifier: Apache-2.0
// Text in which a line is a document, an empty line an empty one.
#pragma once

#include <memory>
#include <string>

#include "corpus/readers/input_lines.hpp"
#include "ldavi/corpus/document_source.hpp"

namespace ldavi {

/// A document's id is `id_prefix` and the number of its line. Counts into `report`, which must outlive the source.
std::unique_ptr<DocumentSource> read_lines(InputLines lines, std::string id_prefix, ReadReport& report);

}  // namespace ldavi
