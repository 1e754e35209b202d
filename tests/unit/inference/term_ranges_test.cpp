// SPDX-License-Identifier: Apache-2.0
#include "inference/term_ranges.hpp"

#include <gtest/gtest.h>

#include <mutex>
#include <utility>

#include "support/small_corpora.hpp"

namespace ldavi {
namespace {

TEST(TermRanges, VisitEachCellOnceAndDocumentsInOrderForEachTerm) {
  const CountRows counts = random_counts(40, 25, 3);
  const Corpus corpus = corpus_of(counts);
  const TrainingSet set(corpus, 0);
  for (const int num_threads : {1, 2, 5}) {
    Executor executor(num_threads);
    const TermRanges ranges(set, executor);
    for (const auto& [first, step] : {std::pair{0UL, 1UL}, std::pair{2UL, 7UL}}) {
      std::vector<std::vector<std::size_t>> seen(set.num_terms());
      std::mutex mutex;
      ranges.for_each_run(first, step, [&](std::size_t d, std::size_t begin, std::size_t end) {
        const std::lock_guard lock(mutex);
        for (std::size_t i = begin; i < end; ++i) seen[set.document(d).terms[i]].push_back(d);
      });
      for (std::size_t term = 0; term < set.num_terms(); ++term) {
        std::vector<std::size_t> expected;
        for (std::size_t d = first; d < set.num_documents(); d += step) {
          for (const std::uint32_t found : set.document(d).terms) {
            if (found == term) expected.push_back(d);
          }
        }
        EXPECT_EQ(seen[term], expected) << num_threads << " threads, term " << term;
      }
    }
  }
}

}  // namespace
}  // namespace ldavi
