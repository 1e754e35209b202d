// SPDX-License-Identifier: Apache-2.0
// Cells of a line with tabs between them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ldavi {

/// In place: what stands for \t \n \r \\; any other backslash is one.
void undo_tsv_escapes(std::string& cell);

/// The cells of a line, without escapes; at least one.
std::vector<std::string> split_tsv(std::string_view line);

}  // namespace ldavi
