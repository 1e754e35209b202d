// SPDX-License-Identifier: Apache-2.0
// Documents as a model reads them: by its vocabulary and rules, and without the words that were dropped from it, which are neither known nor
// unknown then, as stop words are.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "ldavi/corpus/load.hpp"
#include "ldavi/model/topic_model.hpp"

namespace ldavi {

/// As open_counted under the model's vocabulary and rules. The model must outlive the source.
std::unique_ptr<CountedSource> open_counted(const std::vector<std::string>& inputs, const ReadOptions& options,
                                            const TopicModel& model);

/// As read_counted. Where words are dropped, the documents of a batch are copied.
ReadReport read_counted(const std::vector<std::string>& inputs, const ReadOptions& options, const TopicModel& model,
                        int num_threads, const CountedWatcher& see);

/// As load_counted.
CountedCorpus load_counted(const std::vector<std::string>& inputs, const ReadOptions& options, const TopicModel& model,
                           int num_threads = 0, const CountedWatcher& watcher = {});

}  // namespace ldavi
