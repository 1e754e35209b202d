// SPDX-License-Identifier: Apache-2.0
#include "inference/term_ranges.hpp"

namespace ldavi {

TermRanges::TermRanges(const TrainingSet& set, Executor& executor) : set_(set), executor_(executor) {
  // More ranges than threads even out their work; each costs a search in every document.
  const std::size_t num_ranges = executor.num_threads() == 1 ? 1 : 2 * static_cast<std::size_t>(executor.num_threads());
  std::vector<std::size_t> cells(set.num_terms(), 0);
  for (std::size_t d = 0; d < set.num_documents(); ++d) {
    for (const std::uint32_t term : set.document(d).terms) ++cells[term];
  }
  bounds_.push_back(0);
  std::size_t seen = 0;
  for (std::size_t term = 0; term < set.num_terms(); ++term) {
    if (seen * num_ranges >= set.num_cells() * bounds_.size() && bounds_.size() < num_ranges)
      bounds_.push_back(static_cast<std::uint32_t>(term));
    seen += cells[term];
  }
  bounds_.push_back(static_cast<std::uint32_t>(set.num_terms()));
}

}  // namespace ldavi
