// SPDX-License-Identifier: Apache-2.0
// New documents with the topic of each of their words.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "cli/terminal.hpp"
#include "ldavi/model/marked_documents.hpp"

namespace ldavi::cli {

/// Of a word that the model does not know.
inline constexpr std::uint32_t kNoTopic = 0xFFFF'FFFF;

struct ExplainedDocument {
  MarkedDocument document;
  std::vector<float> mixture;
  /// One a word of the document.
  std::vector<std::uint32_t> topics;
};

struct ExplainOptions {
  ReadOptions read;
  /// 0: all processors. The same for any number.
  int num_threads = 0;
  /// Somebody waits for each document: it is shown before the next one is read.
  bool one_by_one = false;
};

/// Shows each document of the inputs, in order, to `see`. In memory are some hundred at a time. An error of reading is thrown after what was read before it
/// has been shown. Warns of other text libraries than the model's and of records that could not be read. Returns how many there were.
std::uint64_t explain_documents(Terminal& terminal, const TopicModel& model, const std::vector<std::string>& inputs,
                                const ExplainOptions& options, const std::function<void(const ExplainedDocument&)>& see);

}  // namespace ldavi::cli
