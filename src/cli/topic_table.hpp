// SPDX-License-Identifier: Apache-2.0
// The list of topics as a terminal shows it.
#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "cli/style.hpp"
#include "cli/terminal.hpp"
#include "cli/topic_listing.hpp"

namespace ldavi::cli {

/// A line a topic, no longer than `width` columns: number, share, a bar of it, with `input` what was found there, name, words. Bar and name
/// are left out where they would leave little room for words.
std::string topic_table(const TopicModel& model, std::span<const ListedTopic> topics, std::size_t width, const Style& style,
                        const TopicsInInput* input = nullptr);

/// The table on a terminal, topic_listing elsewhere.
void print_topics(Terminal& terminal, const TopicModel& model, std::span<const ListedTopic> topics,
                  const TopicsInInput* input = nullptr);

}  // namespace ldavi::cli
