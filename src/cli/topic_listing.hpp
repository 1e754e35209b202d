// SPDX-License-Identifier: Apache-2.0
// Topics for a person to read, and the same as JSON.
#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "ldavi/model/topic_model.hpp"

namespace ldavi::cli {

/// A line a topic: number, prevalence, top words; cut to `width` columns where it is not 0.
std::string topic_listing(const TopicModel& model, std::span<const std::size_t> topics, std::size_t num_words,
                          std::size_t width);

/// A line a word: word and probability.
std::string topic_detail(const TopicModel& model, std::size_t topic, std::size_t num_words);

/// {"topics": [{"id", "name", "prevalence", "words": [{"term", "probability"}]}]}
std::string topic_json(const TopicModel& model, std::span<const std::size_t> topics, std::size_t num_words);

}  // namespace ldavi::cli
