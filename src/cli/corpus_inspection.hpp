// SPDX-License-Identifier: Apache-2.0
// What `lda-vi inspect` says of a prepared corpus.
#pragma once

#include <string>

#include "ldavi/corpus/load.hpp"

namespace ldavi::cli {

std::string corpus_text(const std::string& path, const LoadedCorpus& loaded);
/// docs/reference/schemas/inspect-corpus.schema.json
std::string corpus_json(const std::string& path, const LoadedCorpus& loaded);

}  // namespace ldavi::cli
