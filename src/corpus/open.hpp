// SPDX-License-Identifier: Apache-2.0
// What an input is, by its name and what it is on disk.
#pragma once

#include <string>
#include <vector>

#include "ldavi/corpus/document_source.hpp"

namespace ldavi {

/// The format of one input; kAuto where its content must tell. Throws IoError for a path that is not there.
InputFormat recognize(const std::string& input, const ReadOptions& options);

/// Whether the inputs are counts, not text: those of a prepared corpus too. Throws InvalidArgument for no input, a mixture or several
/// inputs of counts; IoError as recognize() does.
bool are_counts(const std::vector<std::string>& inputs, const ReadOptions& options);

/// Whether that is a prepared corpus. Throws as are_counts() does; InvalidArgument for standard input, which cannot be mapped.
bool is_prepared(const std::vector<std::string>& inputs, const ReadOptions& options);

/// For messages about all of them: "news.jsonl", "news.jsonl and 2 more".
std::string joined_name(const std::vector<std::string>& inputs);

}  // namespace ldavi
