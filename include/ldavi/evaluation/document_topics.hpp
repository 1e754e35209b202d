// SPDX-License-Identifier: Apache-2.0
// Topics as they stand in documents: how much of them, in which the most.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "ldavi/base/matrix.hpp"
#include "ldavi/corpus/corpus.hpp"
#include "ldavi/evaluation/intervals.hpp"
#include "ldavi/model/topic_model.hpp"

namespace ldavi {

/// As infer_mixtures, of `documents` (numbers of documents of `corpus`) alone: row i is the mixture of documents[i].
Matrix infer_mixtures_of(const TopicModel& model, const Corpus& corpus, std::span<const std::uint32_t> documents,
                         int num_threads = 0);

/// For each row the column of its largest share; of equal ones the first.
std::vector<std::uint32_t> largest_topics(const Matrix& mixtures);

/// Of each topic the documents whose largest topic it is.
/// Source: Mimno's topic diagnostics in MALLET ("rank 1 documents").
std::vector<std::uint64_t> rank_1_documents(const Matrix& mixtures);

/// The mean of each column; NaN without a row.
std::vector<double> mean_mixture(const Matrix& mixtures);

/// For each column the 95 % bootstrap interval of its mean: the documents are drawn anew with replacement, the same ones for all columns,
/// `replicates` times, and the ends are the 2.5th and the 97.5th percentile. The same bits for the same seed and any number of threads.
/// Throws InvalidArgument without a row or a replicate.
/// Cost: an addition for each share and replicate; about what inferring the mixtures takes. Memory: 32 bytes a row and thread.
/// Source: Efron 1979, "Bootstrap methods: another look at the jackknife".
std::vector<Interval> mean_mixture_intervals(const Matrix& mixtures, std::uint64_t seed = 1, int replicates = 1'000,
                                             int num_threads = 0);

struct RepresentativeDocument {
  /// Number of a document of the corpus.
  std::uint32_t document = 0;
  /// Of the topic in it.
  double share = 0.0;
};

/// A document of so many known tokens may represent a topic, however long the others are.
inline constexpr std::uint64_t kEnoughTokens = 20;

/// Of each topic the `size` documents with the largest shares of it, the largest first; ties go to the lower number. A document must have
/// kEnoughTokens tokens, or as many as three of four documents have where that is less, as a mixture of few tokens is mostly the prior; and
/// its share must amount to a token. So a topic may have fewer, or none. `documents`, `mixtures`: as infer_mixtures_of
/// takes and gives them.
std::vector<std::vector<RepresentativeDocument>> representative_documents(const Corpus& corpus,
                                                                          std::span<const std::uint32_t> documents,
                                                                          const Matrix& mixtures, std::size_t size);

}  // namespace ldavi
