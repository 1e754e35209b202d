// SPDX-License-Identifier: Apache-2.0
// For whoever must know the file that is being written.
#pragma once

#include <string>
#include <vector>

#include "base/output_file.hpp"
#include "corpus/corpus_sink.hpp"
#include "ldavi/corpus/load.hpp"

namespace ldavi {

/// Writes what save_prepared does; the file is not committed.
void write_prepared(const LoadedCorpus& loaded, OutputFile& file);

/// What load_prepared gives of a file that is written whole; it need not be committed or have a name.
LoadedCorpus map_prepared(OutputFile& file);

/// prepare_corpus without commit. The file must be a regular one.
LoadedCorpus prepare_corpus(const std::vector<std::string>& inputs, const LoadOptions& options, OutputFile& file);

}  // namespace ldavi
