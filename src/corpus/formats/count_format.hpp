// SPDX-License-Identifier: Apache-2.0
// The formats of counts that are files of text, and the names by which they are known.
#pragma once

#include <optional>
#include <string>

#include "ldavi/corpus/document_source.hpp"

namespace ldavi {

/// Whether read_counts() reads it.
bool is_count_format(InputFormat format) noexcept;

/// What a file of this name, compressed or not, is taken for: docword.NAME.txt; .dat, .ldac; .mtx; .svm, .svmlight, .libsvm.
std::optional<InputFormat> count_format_of_name(const std::string& path);

}  // namespace ldavi
