// SPDX-License-Identifier: Apache-2.0
// What eval has found about topics beside perplexity and coherence.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "exporters/json_writer.hpp"
#include "ldavi/evaluation/label_agreement.hpp"
#include "ldavi/evaluation/topic_traits.hpp"

namespace ldavi::cli {

struct TraitReport {
  TopicTraits traits;
  /// Top words of each topic that exclusivity looked at.
  std::size_t num_words = 10;
  /// Distances are from the words that the model has learned from, else from those of the input.
  bool from_training = true;
  /// Documents of which each topic is the largest.
  std::vector<std::uint64_t> rank_1_documents;
  /// Some documents have labels.
  bool has_labels = false;
  /// Nothing where there are fewer than two different ones.
  std::optional<LabelAgreement> labels;
};

void add_trait_lines(std::string& text, const TraitReport& report);

/// Members of the object that is open.
void add_trait_members(JsonWriter& json, const TraitReport& report);

}  // namespace ldavi::cli
