// SPDX-License-Identifier: Apache-2.0
// Topics of a model in documents that are shown to it: how much of them, and in which.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/terminal.hpp"
#include "ldavi/corpus/document_source.hpp"
#include "ldavi/evaluation/coherence.hpp"
#include "ldavi/evaluation/intervals.hpp"
#include "ldavi/model/topic_model.hpp"

namespace ldavi::cli {

/// Top words of a topic that coherence and exclusivity look at, however many are shown: figures of other numbers do not compare.
inline constexpr std::size_t kJudgedWords = 10;

struct ShownDocument {
  std::string id;
  double share = 0.0;
  std::uint64_t known_tokens = 0;
  /// Nothing where the input is counts.
  std::optional<std::string> first_line = {};
};

struct TopicsInInput {
  /// With a known word; the others are not looked at.
  std::uint64_t documents = 0;
  // One a topic.
  std::vector<double> prevalence;
  std::vector<Interval> intervals;
  std::vector<std::uint64_t> rank_1_documents;
  Coherence npmi;
  std::vector<std::vector<ShownDocument>> representatives;
};

/// Reads the inputs by the model's rules. In memory are the counts, the mixtures and the first lines of all documents. Warns of other text
/// libraries than the model's and of records that could not be read. Throws what load_counted and infer_mixtures throw, and ParseError
/// where no document has a known word.
TopicsInInput find_topics(Terminal& terminal, const TopicModel& model, const std::vector<std::string>& inputs,
                          const ReadOptions& read, int num_threads);

/// The first line of a text that is not blank, no longer than `width` columns; "…" at its end where it was.
std::string first_line(std::string_view text, std::size_t width);

}  // namespace ldavi::cli
