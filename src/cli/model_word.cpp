// SPDX-License-Identifier: Apache-2.0
#include "cli/model_word.hpp"

#include "ldavi/text/analyzer.hpp"

namespace ldavi::cli {

std::optional<std::uint32_t> find_word(const TopicModel& model, const std::string& word) {
  if (const auto term = model.vocabulary.find(word)) return term;
  if (model.text) return model.vocabulary.find(Analyzer(*model.text).normalize_word(word));
  return std::nullopt;
}

}  // namespace ldavi::cli
