// SPDX-License-Identifier: Apache-2.0
// Topics in groups of documents as a table.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ldavi/evaluation/group_prevalence.hpp"
#include "ldavi/exporters/sink.hpp"
#include "ldavi/exporters/topic_tables.hpp"

namespace ldavi {

/// A row a group and topic: `key` (period or label, the group's name), topic, prevalence, low, high, documents. A group of one document has
/// no interval: low and high are empty, null in json.
///   tsv, csv: with names of the columns
///   json:     {counts …, "rows": [{…}]}: `counts` are (name, number) of documents that are in no group, and such
/// Throws InvalidArgument for another format.
void write_prevalence(std::span<const GroupPrevalence> groups, std::string_view key,
                      std::span<const std::pair<std::string, std::uint64_t>> counts, TableFormat format, const ByteSink& sink);

}  // namespace ldavi
