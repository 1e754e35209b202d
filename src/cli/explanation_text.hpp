// SPDX-License-Identifier: Apache-2.0
// A document for a person to read, with the topics of its words.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "cli/explained_documents.hpp"
#include "cli/style.hpp"

namespace ldavi::cli {

/// Id, the largest topics of the mixture with their names, the text. With colour each known word has that of its topic, others are dim; without,
/// or where a topic is too small to have a colour, a word is followed by its topic in brackets: bread[3], and zebra[-] where it is unknown.
/// names: one a topic; num_topics: so many are listed.
std::string explanation_text(const ExplainedDocument& explained, const std::vector<std::string>& names, std::size_t num_topics,
                             const Style& style);

}  // namespace ldavi::cli
