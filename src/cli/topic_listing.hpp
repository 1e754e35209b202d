// SPDX-License-Identifier: Apache-2.0
// Topics for a person to read, and the same as JSON.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "cli/style.hpp"
#include "cli/topics_in_input.hpp"
#include "ldavi/evaluation/topic_traits.hpp"
#include "ldavi/model/topic_model.hpp"

namespace ldavi::cli {

enum class WordOrder { kProbability, kRelevance };

/// A topic that is shown, with the words that are.
struct ListedTopic {
  std::size_t id = 0;
  std::vector<WeightedTerm> words;
};

/// The first `num_words` words of each topic.
std::vector<ListedTopic> listed_topics(const TopicModel& model, std::span<const std::size_t> topics, std::size_t num_words,
                                       WordOrder order = WordOrder::kProbability);

/// The columns that the input adds to a line, and what stands above them.
std::string input_columns(const TopicsInInput& input, std::size_t topic);
std::string input_header();

/// What stands before a topic's words because of edits: "(hidden)", "(merged into 3)", where it is asked for the name that a person gave, "weather:".
std::vector<std::string> marks_of_edits(const TopicView& view, std::size_t topic, bool with_name);

/// A line a topic: number, prevalence, words; cut to `width` columns where it is not 0. With `input` before the words what was found there.
std::string topic_listing(const TopicModel& model, std::span<const ListedTopic> topics, std::size_t width,
                          const TopicsInInput* input = nullptr);

/// What is known of topics beside their words.
struct TopicFacts {
  TopicTraits traits;
  std::optional<TopicsInInput> input;
  /// Each word's probability with its 95 % interval: the marginal of the topic's Dirichlet.
  bool intervals = false;
};

/// All about one topic: its facts, a line a word with its probability, and the documents that represent it.
std::string topic_detail(const TopicModel& model, const ListedTopic& topic, const TopicFacts& facts, const Style& style = {});

/// docs/reference/schemas/topics.schema.json
std::string topic_json(const TopicModel& model, std::span<const ListedTopic> topics, const TopicFacts& facts, WordOrder order);

}  // namespace ldavi::cli
