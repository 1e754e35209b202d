// SPDX-License-Identifier: Apache-2.0
// Options about input that several commands share.
#pragma once

#include "cli/option_parser.hpp"
#include "cli/terminal.hpp"
#include "ldavi/corpus/load.hpp"

namespace ldavi::cli {

/// --input-format, --text-field …, --on-bad-record, --vocab.
void declare_read_options(OptionParser& parser, ReadOptions& options);

/// --stopwords, --min-length, --numbers.
void declare_text_options(OptionParser& parser, TextOptions& options);

/// --min-df, --max-df.
void declare_pruning_options(OptionParser& parser, PruningOptions& options);

/// Tells what was skipped on the way, where anything was.
void note_skipped(Terminal& terminal, const ReadReport& report);

}  // namespace ldavi::cli
