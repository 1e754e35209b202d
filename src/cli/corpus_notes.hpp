// SPDX-License-Identifier: Apache-2.0
// Tells what was read into a corpus, and what was left out.
#pragma once

#include "cli/terminal.hpp"
#include "ldavi/corpus/load.hpp"

namespace ldavi::cli {

void note_corpus(Terminal& terminal, const LoadedCorpus& loaded);

}  // namespace ldavi::cli
