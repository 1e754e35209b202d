// SPDX-License-Identifier: Apache-2.0
// The part of open_counted that reads text.
#pragma once

#include <memory>

#include "ldavi/corpus/load.hpp"

namespace ldavi {

/// What `source` has left, read by `rules`. `vocabulary` must outlive what is returned.
std::unique_ptr<CountedSource> count_text(std::unique_ptr<DocumentSource> source, const Vocabulary& vocabulary,
                                          const TextRules& rules);

}  // namespace ldavi
