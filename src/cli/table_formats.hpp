// SPDX-License-Identifier: Apache-2.0
// The names of table formats on the command line, and what each can hold: one table for options, checks and exporters.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ldavi/exporters/topic_tables.hpp"

namespace ldavi::cli {

/// Of those that can hold `content`: "topics", "words", "mixtures", "time", "labels" or "correlations". Without what export
/// alone writes.
std::vector<std::string> table_formats_of(std::string_view content);

/// All of them.
std::vector<std::string> table_formats();

bool can_hold(std::string_view format, std::string_view content);

/// `name` is one of table_formats().
TableFormat table_format(std::string_view name);

}  // namespace ldavi::cli
