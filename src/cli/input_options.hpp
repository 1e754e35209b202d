// SPDX-License-Identifier: Apache-2.0
// Options about input that several commands share.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "cli/option_parser.hpp"
#include "cli/terminal.hpp"
#include "ldavi/corpus/load.hpp"

namespace ldavi::cli {

/// --input-format, --text-field …, --on-bad-record, --vocab.
void declare_read_options(OptionParser& parser, ReadOptions& options);

/// --label-field, --date-field.
void declare_label_options(OptionParser& parser, ReadOptions& options);

/// Throws UsageError where an input is named by nothing, or standard input twice.
void check_inputs(std::span<const std::string> inputs);

/// --stopwords, --min-length, --numbers.
void declare_text_options(OptionParser& parser, TextOptions& options);

/// --min-df, --max-df.
void declare_pruning_options(OptionParser& parser, PruningOptions& options);

/// --holdout N, at least 2.
void declare_holdout_option(OptionParser& parser, std::uint32_t& holdout, std::string help);

/// Tells what was skipped or mended on the way, where anything was.
void note_reading(Terminal& terminal, const ReadReport& report);

}  // namespace ldavi::cli
