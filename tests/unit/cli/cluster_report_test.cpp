// SPDX-License-Identifier: Apache-2.0
#include "cli/cluster_report.hpp"

#include <gtest/gtest.h>

#include "support/sample_model.hpp"
#include "unit/cli/cli_testing.hpp"

namespace ldavi::cli {
namespace {

class ClusterReportTest : public testing::Test {
 protected:
  /// Four rows of a table, the last without a point; two clusters.
  ClusterReportTest() {
    input_.ids = {"a", "b", "c", "d"};
    input_.point_of_row = {0, 1, 2, kNoPoint};
    input_.row_of_point = {0, 1, 2};
    input_.points = {1.0, 0.0, 3.0, 0.0, 10.0, 5.0};
    input_.dimension = 2;
    clusters_.probabilities = {1.0, 0.0, 0.75, 0.25, 0.0, 1.0};
    clusters_.cluster = {0, 0, 1};
    clusters_.sizes = {2, 1};
    clusters_.distances = {1.5, 0.5, 0.25};
    GaussianMixture& mixture = clusters_.fit.mixture;
    mixture.dimension = 2;
    mixture.concentrations = {3.0, 1.0};
    mixture.components.resize(2);
  }

  /// As documents under the sample model of three topics.
  void make_documents() {
    input_.known_tokens = {30, 30, 5, 0};
    input_.first_lines = {"first", "second", "third", ""};
    input_.mixtures = Matrix(3, 3);
    for (std::size_t d = 0; d < 3; ++d) input_.mixtures(d, d) = 1.0F;
  }

  std::string rows(TableFormat format, bool header) const {
    std::string text;
    write_cluster_rows(input_, clusters_, format, header, [&](std::string_view bytes) { text += bytes; });
    return text;
  }

  ClusteredInput input_;
  Clusters clusters_;
};

TEST_F(ClusterReportTest, WritesARowForEachRowOfTheInput) {
  EXPECT_EQ(rows(TableFormat::kTsv, true),
            "id\tcluster\tcluster_0\tcluster_1\na\t0\t1\t0\nb\t0\t0.75\t0.25\nc\t1\t0\t1\nd\t\t\t\n");
  EXPECT_EQ(rows(TableFormat::kCsv, false), "a,0,1,0\r\nb,0,0.75,0.25\r\nc,1,0,1\r\nd,,,\r\n");
}

TEST_F(ClusterReportTest, DescribesClustersOfATable) {
  const std::vector<DescribedCluster> described = describe_clusters(input_, clusters_, nullptr, 3);
  ASSERT_EQ(described.size(), 2U);
  EXPECT_EQ(described[0].size, 2U);
  EXPECT_EQ(described[0].weight, 0.75);
  EXPECT_NEAR(described[0].centre[0], (1.0 + 0.75 * 3.0) / 1.75, 1e-12);
  EXPECT_NEAR(described[1].centre[1], 4.0, 1e-12);
  EXPECT_EQ(described[0].representatives, (std::vector<std::size_t>{0, 1}));
  EXPECT_TRUE(described[0].words.empty());
}

TEST_F(ClusterReportTest, PutsTheNearestOfEquallyProbablePointsFirst) {
  clusters_.probabilities[2] = 0.998;
  EXPECT_EQ(describe_clusters(input_, clusters_, nullptr, 3)[0].representatives, (std::vector<std::size_t>{1, 0}));
}

TEST_F(ClusterReportTest, DescribesClustersOfDocumentsByTheirWords) {
  make_documents();
  const TopicModel model = sample_model();
  const std::vector<DescribedCluster> described = describe_clusters(input_, clusters_, &model, 2);
  EXPECT_EQ(described[0].words.size(), 2U);
  EXPECT_NEAR(described[0].centre[0], 1.0 / 1.75, 1e-12);
  EXPECT_NEAR(described[1].centre[2], 0.8, 1e-12);
  EXPECT_EQ(described[1].representatives, std::vector<std::size_t>{2});  // short, but there is no other
  input_.known_tokens[0] = 19;
  EXPECT_EQ(describe_clusters(input_, clusters_, &model, 2)[0].representatives, std::vector<std::size_t>{1});
}

TEST_F(ClusterReportTest, TellsAPerson) {
  input_.names = {"height", "width"};
  const std::vector<std::string> lines = cluster_lines(input_, clusters_, describe_clusters(input_, clusters_, nullptr, 3), 0);
  ASSERT_EQ(lines.size(), 7U);
  EXPECT_EQ(lines[0], "2 clusters of 3 rows");
  EXPECT_EQ(lines[2], "      0          2  height 1.857, width 0");
  EXPECT_EQ(lines[3], "                    a");
  make_documents();
  const TopicModel model = sample_model();
  const std::vector<std::string> of_documents =
      cluster_lines(input_, clusters_, describe_clusters(input_, clusters_, &model, 2), 30);
  EXPECT_NE(of_documents[0].find("of 3 documents, by 2 coordinates"), std::string::npos);
  EXPECT_NE(of_documents[3].find("a  first"), std::string::npos);
}

TEST_F(ClusterReportTest, TellsAProgram) {
  const std::string json =
      cluster_json(input_, clusters_, describe_clusters(input_, clusters_, nullptr, 3), CovarianceShape::kFull);
  EXPECT_NE(json.find("\"covariance\": \"full\""), std::string::npos);
  EXPECT_NE(json.find("\"clusters\": ["), std::string::npos);
  EXPECT_NE(json.find("\"cluster\": null"), std::string::npos);
  EXPECT_NE(json.find("\"centre\""), std::string::npos);
}

}  // namespace
}  // namespace ldavi::cli
