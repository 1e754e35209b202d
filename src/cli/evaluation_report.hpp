// SPDX-License-Identifier: Apache-2.0
// What eval has found, for a person and for a program.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "cli/trait_report.hpp"
#include "ldavi/evaluation/evaluate.hpp"
#include "ldavi/model/provenance.hpp"

namespace ldavi::cli {

struct EvaluationReport {
  /// Of one of the two there is a path.
  std::string model;
  std::string topics_file;
  /// Where co-occurrences were counted; "": in the input.
  std::string reference;
  /// Of the model.
  std::optional<Provenance> provenance;
  /// Whether the model has learned from scored documents; nothing where that cannot be told.
  std::optional<bool> trained_on;
  std::uint32_t holdout = 0;
  std::size_t num_words = 10;
  /// Of all the input.
  std::uint64_t known_tokens = 0;
  std::uint64_t unknown_tokens = 0;
  Evaluation evaluation;
  TraitReport traits;
};

/// Each figure with a few words on what it means.
std::string evaluation_text(const EvaluationReport& report);

/// docs/reference/schemas/eval.schema.json
std::string evaluation_json(const EvaluationReport& report);

}  // namespace ldavi::cli
