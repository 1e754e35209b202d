// SPDX-License-Identifier: Apache-2.0
#include "cli/cluster_report.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/number_format.hpp"
#include "cli/terminal.hpp"
#include "cli/text_columns.hpp"
#include "exporters/json_writer.hpp"
#include "exporters/table_row.hpp"
#include "ldavi/evaluation/document_topics.hpp"
#include "ldavi/model/relevant_terms.hpp"

namespace ldavi::cli {
namespace {

constexpr std::size_t kRepresentatives = 3;
constexpr std::size_t kColumnsShown = 8;

double probability(const Clusters& clusters, std::size_t point, std::size_t cluster) {
  return clusters.probabilities[point * clusters.size() + cluster];
}

/// Means of what points have, weighted with their probabilities of the cluster.
template <class Value>
std::vector<double> weighted_mean(const Clusters& clusters, std::size_t cluster, std::size_t size, const Value& value) {
  std::vector<double> mean(size, 0.0);
  double total = 0.0;
  for (std::size_t point = 0; point < clusters.cluster.size(); ++point) {
    const double weight = probability(clusters, point, cluster);
    total += weight;
    for (std::size_t j = 0; j < size; ++j) mean[j] += weight * value(point, j);
  }
  for (double& entry : mean) entry /= total;
  return mean;
}

std::vector<std::size_t> representatives_of(const ClusteredInput& input, const Clusters& clusters, std::size_t cluster) {
  std::vector<std::size_t> members;
  for (std::size_t point = 0; point < clusters.cluster.size(); ++point) {
    if (clusters.cluster[point] == cluster) members.push_back(point);
  }
  if (!input.known_tokens.empty()) {
    std::vector<std::size_t> long_ones;
    std::copy_if(members.begin(), members.end(), std::back_inserter(long_ones),
                 [&](std::size_t point) { return input.known_tokens[input.row_of_point[point]] >= kEnoughTokens; });
    if (!long_ones.empty()) members = std::move(long_ones);
  }
  const auto percents = [&](std::size_t point) { return std::round(100.0 * probability(clusters, point, cluster)); };
  std::stable_sort(members.begin(), members.end(), [&](std::size_t a, std::size_t b) {
    return percents(a) != percents(b) ? percents(a) > percents(b) : clusters.distances[a] < clusters.distances[b];
  });
  members.resize(std::min(members.size(), kRepresentatives));
  return members;
}

/// Of a table: "height 1.2, width 3.4"
std::vector<std::string> centre_words(const ClusteredInput& input, const std::vector<double>& centre) {
  std::vector<std::string> words;
  for (std::size_t j = 0; j < std::min(centre.size(), kColumnsShown); ++j) {
    const std::string number = significant_text(centre[j], 4) + (j + 1 < centre.size() ? "," : "");
    words.push_back(input.names.empty() ? number : visible_text(input.names[j]) + " " + number);
  }
  if (centre.size() > kColumnsShown) words.emplace_back("…");
  return words;
}

std::string found_line(const ClusteredInput& input, const Clusters& clusters) {
  const bool documents = !input.known_tokens.empty();
  std::string line =
      counted_text(clusters.size(), "cluster") + " of " + counted_text(input.num_points(), documents ? "document" : "row");
  if (documents) {
    line += ", by " + counted_text(input.dimension, "coordinate") + " with " + fixed_text(100.0 * input.explained, 0) +
            " % of the variance of their mixtures";
  }
  return line;
}

void add_json_numbers(JsonWriter& json, std::string_view name, const std::vector<double>& numbers) {
  json.key(name).begin_array();
  for (const double number : numbers) json.value(number);
  json.end_array();
}

}  // namespace

std::vector<DescribedCluster> describe_clusters(const ClusteredInput& input, const Clusters& clusters, const TopicModel* model,
                                                std::size_t num_words) {
  const std::vector<double> weights = expected_weights(clusters.fit.mixture);
  std::vector<DescribedCluster> out;
  for (std::size_t k = 0; k < clusters.size(); ++k) {
    DescribedCluster& cluster = out.emplace_back();
    cluster.size = clusters.sizes[k];
    cluster.weight = weights[k];
    cluster.representatives = representatives_of(input, clusters, k);
    if (model == nullptr) {
      cluster.centre = weighted_mean(clusters, k, input.dimension, [&](std::size_t point, std::size_t j) {
        return input.points[point * input.dimension + j];
      });
    } else {
      cluster.centre = weighted_mean(clusters, k, input.mixtures.cols(), [&](std::size_t point, std::size_t j) {
        return static_cast<double>(input.mixtures(point, j));
      });
    }
  }
  if (model == nullptr) return out;
  const RelevantTerms relevant(*model);
  for (DescribedCluster& cluster : out) {
    for (const WeightedTerm& word : relevant.top_of_mixture(cluster.centre, num_words))
      cluster.words.push_back(model->vocabulary.term(word.term));
  }
  return out;
}

std::vector<std::string> cluster_lines(const ClusteredInput& input, const Clusters& clusters,
                                       const std::vector<DescribedCluster>& described, std::size_t width) {
  const bool documents = !input.known_tokens.empty();
  std::vector<std::string> lines{found_line(input, clusters),
                                 std::string(documents ? "cluster  documents  words" : "cluster       rows  centre")};
  for (std::size_t k = 0; k < described.size(); ++k) {
    const DescribedCluster& cluster = described[k];
    std::vector<std::string> words = documents ? std::vector<std::string>() : centre_words(input, cluster.centre);
    for (const std::string& word : cluster.words) words.push_back(visible_text(word));
    lines.push_back(
        with_words(right_aligned(std::to_string(k), 7) + right_aligned(grouped_text(cluster.size), 11) + "  ", words, width));
    for (const std::size_t point : cluster.representatives) {
      const std::size_t row = input.row_of_point[point];
      std::string line = std::string(20, ' ') + visible_text(input.ids[row]);
      if (!input.first_lines.empty()) line += "  " + visible_text(input.first_lines[row]);
      lines.push_back(width > 0 ? shortened(line, width) : line);
    }
  }
  return lines;
}

void write_cluster_rows(const ClusteredInput& input, const Clusters& clusters, TableFormat format, bool header,
                        const ByteSink& sink) {
  std::string line;
  if (header) {
    TableRow row(line, format);
    row.cell("id").cell("cluster");
    for (std::size_t k = 0; k < clusters.size(); ++k) row.cell("cluster_" + std::to_string(k));
    sink(row.end());
  }
  for (std::size_t i = 0; i < input.ids.size(); ++i) {
    TableRow row(line, format);
    row.cell(input.ids[i]);
    const std::uint32_t point = input.point_of_row[i];
    if (point == kNoPoint) {
      for (std::size_t k = 0; k <= clusters.size(); ++k) row.cell("");
    } else {
      row.number(std::uint64_t{clusters.cluster[point]});
      for (std::size_t k = 0; k < clusters.size(); ++k) row.number(static_cast<float>(probability(clusters, point, k)));
    }
    sink(row.end());
  }
}

std::string cluster_json(const ClusteredInput& input, const Clusters& clusters, const std::vector<DescribedCluster>& described,
                         CovarianceShape covariance) {
  const bool documents = !input.known_tokens.empty();
  JsonWriter json(2);
  json.begin_object();
  json.member("covariance", covariance == CovarianceShape::kFull ? "full" : "diagonal");
  json.member("coordinates", static_cast<std::uint64_t>(input.dimension)).member("explained", input.explained);
  json.member("bound", clusters.fit.bound)
      .member("converged", clusters.fit.converged)
      .member("singular", clusters.fit.ridge > 0.0);
  json.key("clusters").begin_array();
  for (std::size_t k = 0; k < described.size(); ++k) {
    const DescribedCluster& cluster = described[k];
    json.begin_object()
        .member("id", static_cast<std::uint64_t>(k))
        .member("size", cluster.size)
        .member("weight", cluster.weight);
    add_json_numbers(json, documents ? "mixture" : "centre", cluster.centre);
    if (documents) {
      json.key("words").begin_array();
      for (const std::string& word : cluster.words) json.value(std::string_view(word));
      json.end_array();
    }
    json.key("representatives").begin_array();
    for (const std::size_t point : cluster.representatives) {
      json.begin_object().member("id", std::string_view(input.ids[input.row_of_point[point]]));
      json.member("probability", probability(clusters, point, k)).member("distance", clusters.distances[point]).end_object();
    }
    json.end_array().end_object();
  }
  json.end_array().key("members").begin_array();
  for (std::size_t i = 0; i < input.ids.size(); ++i) {
    json.begin_object().member("id", std::string_view(input.ids[i])).key("cluster");
    const std::uint32_t point = input.point_of_row[i];
    if (point == kNoPoint) {
      json.null().key("probabilities").null().end_object();
      continue;
    }
    json.value(std::uint64_t{clusters.cluster[point]}).key("probabilities").begin_array();
    for (std::size_t k = 0; k < clusters.size(); ++k) json.value(static_cast<float>(probability(clusters, point, k)));
    json.end_array().end_object();
  }
  json.end_array().end_object();
  return json.take() + "\n";
}

}  // namespace ldavi::cli
