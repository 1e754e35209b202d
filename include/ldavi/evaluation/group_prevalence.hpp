// SPDX-License-Identifier: Apache-2.0
// How much of each topic there is in documents of one time, or of one label.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "ldavi/base/matrix.hpp"
#include "ldavi/corpus/document_groups.hpp"
#include "ldavi/evaluation/intervals.hpp"

namespace ldavi {

struct GroupPrevalence {
  std::string name;
  std::uint64_t documents = 0;
  /// Of each topic the mean share of a document of the group: mean_mixture.
  std::vector<double> means;
  /// Of each mean the 95 % bootstrap interval: mean_mixture_intervals. None where the group has a single document, which does not tell how much
  /// documents differ.
  std::vector<Interval> intervals;
};

/// One a group, in their order. Row i of `mixtures` is of documents[i], as infer_mixtures_of gives it; `documents` is ascending. Throws InvalidArgument
/// for a group without a document, or with one that is not among them.
/// Cost: that of mean_mixture_intervals, in all as if each document were in it as often as it is in groups. Memory: the shares of the largest
/// group once more.
std::vector<GroupPrevalence> group_prevalence(std::span<const std::uint32_t> documents, const Matrix& mixtures,
                                              std::span<const NamedDocuments> groups, std::uint64_t seed = 1,
                                              int replicates = 1'000, int num_threads = 0);

}  // namespace ldavi
