// SPDX-License-Identifier: Apache-2.0
// Documents with their mixtures, one after the other, however many there are.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "cli/terminal.hpp"
#include "ldavi/corpus/load.hpp"
#include "ldavi/model/topic_model.hpp"

namespace ldavi::cli {

struct SeenDocument {
  const CountedDocument& document;
  std::span<const float> mixture;
  /// Gives its known tokens, each its term: as they stand in a text, else ascending. None of a word that was dropped from the
  /// model. They take 4 bytes each, and stay until the next document is seen.
  const std::function<std::span<const std::uint32_t>()>& tokens;
};

/// Shows all documents of `inputs`, in order, to `see`, on the calling thread; they are read and inferred on all. Memory: a
/// batch of documents. Warns as write_mixtures does.
void see_mixtures(Terminal& terminal, const TopicModel& model, const std::vector<std::string>& inputs, const ReadOptions& read,
                  const std::function<void(const SeenDocument& seen)>& see);

}  // namespace ldavi::cli
