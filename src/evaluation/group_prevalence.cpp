// SPDX-License-Identifier: Apache-2.0
#include "ldavi/evaluation/group_prevalence.hpp"

#include <algorithm>

#include "ldavi/base/error.hpp"
#include "ldavi/evaluation/document_topics.hpp"

namespace ldavi {
namespace {

Matrix rows_of(const NamedDocuments& group, std::span<const std::uint32_t> documents, const Matrix& mixtures) {
  Matrix rows(group.documents.size(), mixtures.cols());
  for (std::size_t i = 0; i < group.documents.size(); ++i) {
    const auto place = std::lower_bound(documents.begin(), documents.end(), group.documents[i]);
    if (place == documents.end() || *place != group.documents[i])
      throw InvalidArgument("the group " + group.name + " has a document without a mixture");
    const float* row = mixtures.row(static_cast<std::size_t>(place - documents.begin()));
    std::copy(row, row + mixtures.stride(), rows.row(i));
  }
  return rows;
}

}  // namespace

std::vector<GroupPrevalence> group_prevalence(std::span<const std::uint32_t> documents, const Matrix& mixtures,
                                              std::span<const NamedDocuments> groups, std::uint64_t seed, int replicates,
                                              int num_threads) {
  if (documents.size() != mixtures.rows()) throw InvalidArgument("the mixtures are not one a document");
  std::vector<GroupPrevalence> found;
  for (const NamedDocuments& group : groups) {
    if (group.documents.empty()) throw InvalidArgument("the group " + group.name + " has no document");
    const Matrix rows = rows_of(group, documents, mixtures);
    GroupPrevalence& of_group = found.emplace_back();
    of_group.name = group.name;
    of_group.documents = rows.rows();
    of_group.means = mean_mixture(rows);
    if (rows.rows() > 1) of_group.intervals = mean_mixture_intervals(rows, seed, replicates, num_threads);
  }
  return found;
}

}  // namespace ldavi
