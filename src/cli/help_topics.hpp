// SPDX-License-Identifier: Apache-2.0
// Help on options that several commands have.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace ldavi::cli {

struct HelpTopic {
  std::string_view name;
  std::string_view summary;
};

std::span<const HelpTopic> help_topics() noexcept;

/// The help of a topic; "" where there is none of this name.
std::string topic_help(std::string_view name);

}  // namespace ldavi::cli
