// SPDX-License-Identifier: Apache-2.0
// Which columns of a table make a document.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>

#include "ldavi/corpus/document_source.hpp"

namespace ldavi {

/// Numbers of columns from 0.
struct DelimitedColumns {
  std::size_t text = 0;
  std::optional<std::size_t> id;
  std::optional<std::size_t> label;
  std::optional<std::size_t> date;
};

/// By the names in the first row. Throws ParseError where two columns have one name (but none), or where none has a name that was asked for; `source`
/// and `line` are the row's.
DelimitedColumns columns_by_name(std::span<const std::string> names, const ReadOptions& options, const std::string& source,
                                 std::uint64_t line);

/// By their numbers from 1. Throws InvalidArgument where a field of `options` is no number, ParseError where there are not so many columns.
DelimitedColumns columns_by_number(std::size_t num_columns, const ReadOptions& options, const std::string& source,
                                   std::uint64_t line);

}  // namespace ldavi
