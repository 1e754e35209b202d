// SPDX-License-Identifier: Apache-2.0
// Options about input that several commands share.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "cli/option_parser.hpp"
#include "cli/terminal.hpp"
#include "ldavi/corpus/load.hpp"

namespace ldavi::cli {

/// --input-format, --text-field …, --encoding …, --on-bad-record, --vocab, --transpose, --zero-based. `no_header` is the name of what stands
/// for --no-header where that is an option of the output.
void declare_read_options(OptionParser& parser, ReadOptions& options, const std::string& no_header = "no-header");

/// --label-field.
void declare_label_option(OptionParser& parser, ReadOptions& options);

/// --label-field, --date-field.
void declare_label_options(OptionParser& parser, ReadOptions& options);

/// Throws UsageError where an input is named by nothing, or standard input twice.
void check_inputs(std::span<const std::string> inputs);

/// Throws UsageError where `output`, which `option` names, is one of the files that the command reads: --force would destroy it.
void check_output_apart(const std::string& output, std::vector<std::string> read_files,
                        const std::string& option = "--output ");

/// ReadOptions::left_out of a command that writes `files`: those, and where standard output and error go.
std::vector<std::string> written_files(std::vector<std::string> files);

/// --stopwords, --min-length … --token-pattern.
void declare_text_options(OptionParser& parser, TextOptions& options);

/// --min-df … --drop.
void declare_pruning_options(OptionParser& parser, PruningOptions& options);

/// --memory (1 GB unless given), --tmp, --threads.
void declare_resource_options(OptionParser& parser, LoadOptions& options, std::string about_threads);

/// All that shapes a corpus: the options above, under headings. Puts the names of text and pruning options that are given into `given`.
void declare_counting_options(OptionParser& parser, LoadOptions& options, std::vector<std::string>& given);

/// Throws UsageError where options of text or pruning were given and the input is a prepared corpus: they come too late.
void refuse_late_options(const std::vector<std::string>& inputs, const ReadOptions& read,
                         const std::vector<std::string>& given);

/// --holdout N, at least 2.
void declare_holdout_option(OptionParser& parser, std::uint32_t& holdout, std::string help);

/// Tells what was skipped or mended on the way, where anything was.
void note_reading(Terminal& terminal, const ReadReport& report);

}  // namespace ldavi::cli
