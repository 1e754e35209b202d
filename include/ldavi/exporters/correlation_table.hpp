// SPDX-License-Identifier: Apache-2.0
// Which topics come together, as a table.
#pragma once

#include "ldavi/exporters/sink.hpp"
#include "ldavi/exporters/topic_tables.hpp"
#include "ldavi/model/topic_model.hpp"

namespace ldavi {

/// The correlations that a model of correlated topics has learned (learned_correlations()), as learned, whatever its edits.
///   tsv, csv: a row a pair of topics, `topic` < `with`, and their `correlation`, with names of the columns
///   json:     {"correlations": [[…]]}: K x K, 1 with itself
///   npy:      K x K float32
/// Throws InvalidArgument for a model without such a prior and for another format.
void write_correlations(const TopicModel& model, TableFormat format, const ByteSink& sink);

}  // namespace ldavi
