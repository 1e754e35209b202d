// SPDX-License-Identifier: Apache-2.0
#include "cli/commands/cluster.hpp"

#include <gtest/gtest.h>

#include "cli/exit_code.hpp"
#include "unit/cli/tiny_corpus.hpp"

namespace ldavi::cli {
namespace {

TEST(ClusterArguments, BindToTheirFields) {
  const ClusterArguments arguments = parsed<ClusterCommand>(
      {"m",    "a",  "b", "-o",     "x", "--force",   "--format", "csv", "--no-header", "--max-clusters", "7", "--covariance",
       "full", "-n", "3", "--seed", "5", "--threads", "2",        "-q"});
  EXPECT_EQ(arguments.model, "m");
  EXPECT_EQ(arguments.inputs, (Words{"a", "b"}));
  EXPECT_EQ(arguments.output, "x");
  EXPECT_EQ(arguments.format, "csv");
  EXPECT_TRUE(arguments.force && arguments.no_header && arguments.quiet);
  EXPECT_EQ(arguments.max_clusters, 7);
  EXPECT_EQ(arguments.covariance, "full");
  EXPECT_EQ(arguments.num_words, 3);
  EXPECT_EQ(arguments.seed, 5U);
  EXPECT_EQ(arguments.num_threads, 2);
}

TEST(ClusterArguments, AreATableWhereTheyAreOne) {
  const ClusterArguments arguments = parsed<ClusterCommand>({"a.csv"});
  EXPECT_EQ(arguments.model, "");
  EXPECT_EQ(arguments.inputs, Words{"a.csv"});
  EXPECT_EQ(arguments.format, "tsv");
  EXPECT_EQ(arguments.max_clusters, 20);
  EXPECT_EQ(arguments.covariance, "");
}

TEST(ClusterArguments, AreRefusedWhenWrong) {
  EXPECT_NE(refused<ClusterCommand>({}), "");
  EXPECT_NE(refused<ClusterCommand>({"a.csv", "--max-clusters", "0"}).find("from 1 to 1000"), std::string::npos);
  EXPECT_NE(refused<ClusterCommand>({"a.csv", "--covariance", "tied"}).find("full, diagonal"), std::string::npos);
  EXPECT_NE(refused<ClusterCommand>({"a.csv", "--top", "3"}).find("--top is about documents"), std::string::npos);
  EXPECT_NE(refused<ClusterCommand>({"a.csv", "--vocab", "v"}).find("--vocab is about documents"), std::string::npos);
  EXPECT_NE(refused<ClusterCommand>({"a.csv", "--format", "json", "--no-header"}).find("--no-header"), std::string::npos);
  EXPECT_NE(refused<ClusterCommand>({"m", "-", "-"}).find("twice"), std::string::npos);
}

class ClusterCommandTest : public testing::Test {
 protected:
  TinyCorpus corpus_;
};

TEST_F(ClusterCommandTest, GroupsDocuments) {
  const Outcome outcome = run({"cluster", corpus_.model(), corpus_.texts(), "--max-clusters", "4"});
  EXPECT_EQ(outcome.code, kExitDone) << outcome.err;
  const Words rows = lines_of(outcome.out);
  ASSERT_EQ(rows.size(), 13U);
  EXPECT_EQ(rows[0], "id\tcluster\tcluster_0\tcluster_1");
  for (std::size_t i = 2; i <= 6; ++i) {
    EXPECT_EQ(rows[i].substr(0, 14), "bread/" + std::to_string(i - 1) + rows[1].substr(7, 7));
    EXPECT_NE(rows[i + 6].substr(13, 1), rows[1].substr(12, 1)) << rows[i + 6];
  }
  EXPECT_NE(outcome.err.find("2 clusters of 12 documents"), std::string::npos) << outcome.err;
  EXPECT_NE(outcome.err.find("bread"), std::string::npos);
}

TEST_F(ClusterCommandTest, LeavesDocumentsWithoutKnownWordsOut) {
  const Outcome outcome = run({"cluster", corpus_.model(), "-", "--no-header"}, "warm bread\nzebra\nseeds in the soil\n");
  EXPECT_EQ(outcome.code, kExitDone) << outcome.err;
  const Words rows = lines_of(outcome.out);
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[1].substr(0, 3), "2\t\t");
  EXPECT_NE(outcome.err.find("1 of 3 documents have no word that the model knows; they have no cluster"), std::string::npos);
}

TEST_F(ClusterCommandTest, GroupsTheRowsOfATable) {
  std::string table = "id,x,y\n";
  for (int i = 0; i < 40; ++i) {
    const int x = i % 2 == 0 ? 0 : 50;
    table += "r" + std::to_string(i) + "," + std::to_string(x + i % 7) + "," + std::to_string(x + i * i % 11) + "\n";
  }
  const std::string path = corpus_.folder().write("t.csv", table);
  const Outcome outcome = run({"cluster", path, "--max-clusters", "5", "--format", "json", "-o", corpus_.path("out.json")});
  EXPECT_EQ(outcome.code, kExitDone) << outcome.err;
  EXPECT_EQ(outcome.out, "");
  EXPECT_NE(outcome.err.find("2 clusters of 40 rows"), std::string::npos) << outcome.err;
  // Not over the table, nor over what is there.
  EXPECT_EQ(run({"cluster", path, "-o", path, "--force"}).code, kExitUsage);
  EXPECT_EQ(run({"cluster", path, "-o", corpus_.path("out.json")}).code, kExitCannotCreate);
}

TEST_F(ClusterCommandTest, GivesTheSameRowsForAnyNumberOfThreads) {
  const std::string model = corpus_.model();
  const Outcome one = run({"cluster", model, corpus_.texts(), "--threads", "1"});
  EXPECT_EQ(one.out, run({"cluster", model, corpus_.texts(), "--threads", "3"}).out);
}

TEST_F(ClusterCommandTest, WarnsOfColumnsThatDoNotVary) {
  const std::string path = corpus_.folder().write("t.csv", "1,7\n2,7\n1,7\n9,7\n8,7\n");
  const Outcome outcome = run({"cluster", path});
  EXPECT_EQ(outcome.code, kExitDone);
  EXPECT_NE(outcome.err.find("constant"), std::string::npos) << outcome.err;
}

}  // namespace
}  // namespace ldavi::cli
