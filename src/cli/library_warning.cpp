// SPDX-License-Identifier: Apache-2.0
#include "cli/library_warning.hpp"

#include <string>

#include "text/visible_text.hpp"

namespace ldavi::cli {

void warn_of_other_library(Terminal& terminal, const TopicModel& model) {
  if (!model.text) return;
  const std::string difference = library_difference(*model.text);
  // Versions are what the file says.
  if (!difference.empty()) terminal.warn("warning: " + visible_text(difference));
}

}  // namespace ldavi::cli
