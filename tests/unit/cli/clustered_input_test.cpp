// SPDX-License-Identifier: Apache-2.0
#include "cli/clustered_input.hpp"

#include <gtest/gtest.h>

#include "ldavi/base/error.hpp"
#include "ldavi/model/model_file.hpp"
#include "unit/cli/tiny_corpus.hpp"

namespace ldavi::cli {
namespace {

class ClusteredInputTest : public testing::Test {
 protected:
  ClusteredInput documents(const std::string& lines) {
    Terminal terminal;
    terminal.set_quiet(true);
    const TopicModel model = load_model(corpus_.model());
    return documents_to_cluster(terminal, model, {corpus_.folder().write("new.txt", lines)}, {}, 1);
  }

  TinyCorpus corpus_;
};

TEST_F(ClusteredInputTest, HasAPointForEachDocumentWithAKnownWord) {
  const ClusteredInput input = documents("warm bread\nzebra\nseeds in the soil\n\nbutter bread\n");
  EXPECT_EQ(input.ids, (Words{"1", "2", "3", "4", "5"}));
  EXPECT_EQ(input.point_of_row, (std::vector<std::uint32_t>{0, kNoPoint, 1, kNoPoint, 2}));
  EXPECT_EQ(input.row_of_point, (std::vector<std::uint32_t>{0, 2, 4}));
  EXPECT_EQ(input.num_points(), 3U);
  EXPECT_EQ(input.dimension, 1U);  // of two topics
  EXPECT_EQ(input.points.size(), 3U);
  EXPECT_EQ(input.mixtures.rows(), 3U);
  EXPECT_EQ(input.known_tokens[1], 0U);
  EXPECT_EQ(input.first_lines[4], "butter bread");
  EXPECT_GT(std::abs(input.points[0] - input.points[1]), std::abs(input.points[0] - input.points[2]));
}

TEST_F(ClusteredInputTest, NeedsTwoDocuments) {
  const auto refusal = [&](const std::string& lines) -> std::string {
    try {
      documents(lines);
    } catch (const ParseError& error) {
      return error.what();
    }
    return "";
  };
  EXPECT_NE(refusal("warm bread\nzebra\n").find("only one document"), std::string::npos);
  EXPECT_NE(refusal("zebra\n").find("no document with a word"), std::string::npos);
}

TEST_F(ClusteredInputTest, TakesATable) {
  const ClusteredInput input = table_to_cluster(corpus_.folder().write("a.csv", "id,x,y\na,1,2\nb,3,4\n"));
  EXPECT_EQ(input.ids, (Words{"a", "b"}));
  EXPECT_EQ(input.names, (Words{"x", "y"}));
  EXPECT_EQ(input.point_of_row, (std::vector<std::uint32_t>{0, 1}));
  EXPECT_EQ(input.points, (std::vector<double>{1, 2, 3, 4}));
  EXPECT_TRUE(input.known_tokens.empty());
  EXPECT_THROW(table_to_cluster(corpus_.folder().write("b.csv", "1,2\n")), ParseError);
}

}  // namespace
}  // namespace ldavi::cli
