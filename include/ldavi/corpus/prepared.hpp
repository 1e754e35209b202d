// SPDX-License-Identifier: Apache-2.0
// The prepared corpus, .ldacorpus: counted once, mapped whenever it is used, larger than memory where it must be.
#pragma once

#include <string>
#include <vector>

#include "ldavi/corpus/load.hpp"

namespace ldavi {

/// Maps a prepared corpus. Its pages come from the file as they are used and may go again (Corpus::release); the file must not be changed
/// meanwhile, to remove or replace it does no harm. All is checked first: frame, hashes, and that the numbers make sense together.
/// Throws IoError; FormatError for a file of another kind, a damaged one, or numbers that make none. Cost: two readings of the file.
LoadedCorpus load_prepared(const std::string& path);

/// Saves what load_corpus has given. Equal corpora and notes give equal bytes. Throws IoError, also where the file is there and `replace`
/// is false; InvalidArgument for a corpus without a token.
void save_prepared(const LoadedCorpus& loaded, const std::string& path, bool replace = false);

/// Reads inputs as load_corpus does, in options.memory_bytes of memory, saves the prepared corpus, and gives it mapped. The bytes do not depend
/// on the memory. Throws as load_corpus and save_prepared do; then there is no file.
LoadedCorpus prepare_corpus(const std::vector<std::string>& inputs, const LoadOptions& options, const std::string& path,
                            bool replace = false);

}  // namespace ldavi
