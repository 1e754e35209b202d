// SPDX-License-Identifier: Apache-2.0
// What `lda-vi inspect` says of texts and counts.
#pragma once

#include <string>
#include <vector>

#include "cli/plan_notes.hpp"
#include "ldavi/corpus/examination.hpp"

namespace ldavi::cli {

struct UsualPlan {
  int num_topics = 0;
  RunPlan run;
};

/// What train would take with its default options and some usual numbers of topics; none where there is nothing to learn from.
std::vector<UsualPlan> usual_plans(const LoadedCorpus& loaded);

std::string examination_text(const std::vector<std::string>& inputs, const CorpusExamination& examination,
                             const std::vector<UsualPlan>& plans);
/// docs/reference/schemas/inspect-input.schema.json
std::string examination_json(const std::vector<std::string>& inputs, const CorpusExamination& examination,
                             const std::vector<UsualPlan>& plans);

}  // namespace ldavi::cli
