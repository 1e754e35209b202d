// SPDX-License-Identifier: Apache-2.0
// The fuzz target that readers of other programs' topics are.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "fuzz/fuzz_input.hpp"
#include "ldavi/evaluation/foreign_topics.hpp"
#include "ldavi/inference/options.hpp"

namespace ldavi {

inline bool is_weight(double value) { return value - value == 0.0 && value >= 0.0; }

inline void require_sound(const ForeignTopics& topics) {
  const Matrix& weights = topics.weights;
  require(weights.rows() > 0 && weights.cols() > 0 && weights.cols() <= static_cast<std::size_t>(kMostTopics),
          "there are terms, and topics, and not too many");
  require(topics.terms.empty() || topics.terms.size() == weights.rows(), "each row has a term, or none");
  require(std::set<std::string_view>(topics.terms.begin(), topics.terms.end()).size() == topics.terms.size(),
          "terms are distinct");
  for (const std::string& term : topics.terms) require(!term.empty(), "no term is empty");
  require(topics.alpha.empty() || topics.alpha.size() == weights.cols(), "each topic has a prior, or none");
  for (const double value : topics.alpha) require(is_weight(value), "priors are finite and not negative");
  for (std::size_t term = 0; term < weights.rows(); ++term) {
    for (const float value : weights.row_span(term))
      require(is_weight(static_cast<double>(value)), "weights are finite and not negative");
  }
  require(topics.empty_topics <= weights.cols(), "no more topics are empty than there are");
}

}  // namespace ldavi
