// SPDX-License-Identifier: Apache-2.0
// Additions to the rows of terms, by term: no two threads write one row, and each row takes its additions in the order of the documents,
// so the sums do not depend on how terms are dealt to threads.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "inference/training_set.hpp"
#include "ldavi/base/parallel.hpp"

namespace ldavi {

class TermRanges {
 public:
  /// Ranges of terms with about as many cells each.
  TermRanges(const TrainingSet& set, Executor& executor);

  /// Calls add(d, begin, end) for cells begin … end - 1 of documents first, first + step …: each cell once, documents ascending for each
  /// term.
  template <class Add>
  void for_each_run(std::size_t first, std::size_t step, const Add& add) const {
    executor_.for_each_shard(bounds_.size() - 1, [&](std::size_t range, int) {
      for (std::size_t d = first; d < set_.num_documents(); d += step) {
        const auto terms = set_.document(d).terms;
        const auto begin = std::lower_bound(terms.begin(), terms.end(), bounds_[range]);
        const auto end = std::lower_bound(begin, terms.end(), bounds_[range + 1]);
        if (begin != end)
          add(d, static_cast<std::size_t>(begin - terms.begin()), static_cast<std::size_t>(end - terms.begin()));
      }
    });
  }

 private:
  const TrainingSet& set_;
  Executor& executor_;
  std::vector<std::uint32_t> bounds_;
};

}  // namespace ldavi
