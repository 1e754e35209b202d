// SPDX-License-Identifier: Apache-2.0
// The part of load_corpus that reads text.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "ldavi/corpus/load.hpp"

namespace ldavi {

/// Throws InvalidArgument for problems of the text and pruning options.
void check_load_options(const LoadOptions& options);

/// The next `most_documents` of `source` as a corpus; where there are fewer, all. `inputs` are named in messages.
LoadedCorpus load_text(DocumentSource& source, const std::vector<std::string>& inputs, const LoadOptions& options,
                       std::uint64_t most_documents);

}  // namespace ldavi
