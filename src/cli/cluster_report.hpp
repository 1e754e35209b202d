// SPDX-License-Identifier: Apache-2.0
// Clusters for a person and for a program.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "cli/clustered_input.hpp"
#include "ldavi/evaluation/clusters.hpp"
#include "ldavi/exporters/sink.hpp"
#include "ldavi/exporters/topic_tables.hpp"

namespace ldavi::cli {

/// What a cluster is about.
struct DescribedCluster {
  std::uint64_t size = 0;
  /// Of all points, as the mixture expects it.
  double weight = 0.0;
  /// Of documents the mean of their mixtures, each weighted with its probability here; of a table the mean of its rows.
  std::vector<double> centre;
  /// Of documents: what the centre is about, by relevance.
  std::vector<std::string> words;
  /// Points of the cluster: the highest probability, in whole percents, first, and of equal ones the nearest to the centre.
  /// Documents of few known tokens are passed over where the cluster has others.
  std::vector<std::size_t> representatives;
};

/// `model` is null for a table.
std::vector<DescribedCluster> describe_clusters(const ClusteredInput& input, const Clusters& clusters, const TopicModel* model,
                                                std::size_t num_words);

/// Lines: how many there are, a line a cluster with its words or its centre, and the rows that represent it; cut to `width`
/// columns where it is not 0.
std::vector<std::string> cluster_lines(const ClusteredInput& input, const Clusters& clusters,
                                       const std::vector<DescribedCluster>& described, std::size_t width);

/// tsv, csv: a row an id, its cluster, the probability of each; both nothing where there is none.
void write_cluster_rows(const ClusteredInput& input, const Clusters& clusters, TableFormat format, bool header,
                        const ByteSink& sink);

/// docs/reference/schemas/cluster.schema.json
std::string cluster_json(const ClusteredInput& input, const Clusters& clusters, const std::vector<DescribedCluster>& described,
                         CovarianceShape covariance);

}  // namespace ldavi::cli
