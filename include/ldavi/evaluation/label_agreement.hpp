// SPDX-License-Identifier: Apache-2.0
// Whether topics go with the labels that documents have had from somebody else: classes, sections, authors. They are not learned from.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "ldavi/base/matrix.hpp"

namespace ldavi {

/// The share of documents that have the commonest label of their group: `groups` and `labels` have one number a document. 1 where each group
/// has one label, and never below the share of the commonest label. More groups, higher purity: compare it for as many topics only. NaN
/// without a document. Throws InvalidArgument where the two are not as many.
/// Source: Manning, Raghavan, Schütze 2008, "Introduction to information retrieval", 16.3.
double group_purity(std::span<const std::uint32_t> groups, std::span<const std::uint32_t> labels);

/// 2 I(group; label) / (H(group) + H(label)): 0 where one tells nothing of the other, 1 where each tells the other. 1 where all documents
/// are in one group and have one label. NaN without a document. By chance it is above 0, the more so the fewer documents a group has.
/// Throws InvalidArgument where the two are not as many.
/// Source: as group_purity.
double normalized_information(std::span<const std::uint32_t> groups, std::span<const std::uint32_t> labels);

struct NeighbourOptions {
  std::size_t num_neighbours = 10;
  /// Of more documents so many are drawn, without replacement: the cost is that of all pairs.
  std::size_t most_documents = 4'000;
  std::uint64_t seed = 1;
  /// Does not change the result. 0: as many as the process may use.
  int num_threads = 0;
};

struct NeighbourAccuracy {
  /// NaN where there are fewer than two documents.
  double accuracy = 0.0;
  /// Looked at, and the neighbours of each: never more than half of the other documents (but one), as all of them would outvote the nearest.
  std::uint64_t documents = 0;
  std::size_t neighbours = 0;
};

/// Each document is given the label that most of its nearest neighbours have, itself left out (of equally frequent ones that of the nearest);
/// the share of documents for which it is their own. Near by Hellinger distance of mixtures, a row a document; ties go to the lower number.
/// Throws InvalidArgument where rows and labels are not as many, or for no neighbour.
/// Cost: documents^2 K multiplications.
NeighbourAccuracy neighbour_accuracy(const Matrix& mixtures, std::span<const std::uint32_t> labels,
                                     const NeighbourOptions& options = {});

struct LabelAgreement {
  /// With a label.
  std::uint64_t documents = 0;
  /// Different ones.
  std::uint64_t labels = 0;
  /// Of the commonest label: what guessing it every time would score.
  double commonest_share = 0.0;
  /// Of the largest topic of each document.
  double purity = 0.0;
  double normalized_information = 0.0;
  NeighbourAccuracy neighbours;
};

/// Of the rows whose label is not "". Nothing where they have fewer than two different ones: then there is nothing to tell.
/// Throws InvalidArgument where rows and labels are not as many.
std::optional<LabelAgreement> label_agreement(const Matrix& mixtures, std::span<const std::string_view> labels,
                                              const NeighbourOptions& options = {});

}  // namespace ldavi
