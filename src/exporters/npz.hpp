// SPDX-License-Identifier: Apache-2.0
// NumPy's archive of several arrays.
#pragma once

#include "ldavi/base/matrix.hpp"
#include "ldavi/exporters/sink.hpp"
#include "ldavi/model/topic_model.hpp"

namespace ldavi {

/// What write_topics says of npz. probabilities: topic_term_probabilities(model). Throws InvalidArgument where the terms, each padded to the
/// length of the longest, as NumPy has them, would take more than 4 GB.
void write_topics_npz(const TopicModel& model, const Matrix& probabilities, const ByteSink& sink);

}  // namespace ldavi
