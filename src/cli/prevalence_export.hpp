// SPDX-License-Identifier: Apache-2.0
// Topics over time, or by label.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "cli/terminal.hpp"
#include "ldavi/corpus/date.hpp"
#include "ldavi/corpus/document_source.hpp"
#include "ldavi/exporters/prevalence_table.hpp"
#include "ldavi/model/topic_model.hpp"

namespace ldavi::cli {

struct PrevalenceExport {
  std::vector<std::string> inputs;
  ReadOptions read;
  TableFormat format = TableFormat::kTsv;
  /// Else by label.
  bool by_time = true;
  /// Default: as group_by_period chooses.
  std::optional<PeriodLength> period;
  std::size_t most_labels = 100;
};

/// Reads the documents and writes write_prevalence()'s table. Notes which documents are in no group, and why. Throws ParseError where none is.
void write_prevalence_export(Terminal& terminal, const TopicModel& model, const PrevalenceExport& request,
                             const ByteSink& sink);

}  // namespace ldavi::cli
