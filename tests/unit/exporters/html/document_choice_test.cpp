// SPDX-License-Identifier: Apache-2.0
#include "exporters/html/document_choice.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <set>

#include "support/planted_corpus.hpp"

namespace ldavi {
namespace {

class DocumentChoice : public testing::Test {
 protected:
  DocumentChoice() : planted_(plant_corpus({.num_documents = 200})), documents_(200), mixtures_(200, 5) {
    std::iota(documents_.begin(), documents_.end(), 0U);
    for (std::size_t d = 0; d < 200; ++d) {
      for (std::size_t k = 0; k < 5; ++k) mixtures_(d, k) = static_cast<float>(planted_.mixtures[d][k]);
    }
  }

  ShownDocuments choose(std::size_t most) const {
    return choose_documents(
        planted_.corpus, documents_, mixtures_, [](std::uint32_t) { return true; }, most);
  }

  PlantedCorpus planted_;
  std::vector<std::uint32_t> documents_;
  Matrix mixtures_;
};

TEST_F(DocumentChoice, HasExamplesOfEachTopic) {
  const ShownDocuments shown = choose(60);
  ASSERT_EQ(shown.rows.size(), 60U);
  EXPECT_TRUE(std::is_sorted(shown.rows.begin(), shown.rows.end()));
  ASSERT_EQ(shown.examples.size(), 5U);
  for (std::size_t topic = 0; topic < 5; ++topic) {
    ASSERT_EQ(shown.examples[topic].size(), 10U);
    double last = 1.0;
    for (const TopicExample& example : shown.examples[topic]) {
      EXPECT_EQ(static_cast<float>(example.share), mixtures_(shown.rows[example.shown], topic));
      EXPECT_LE(example.share, last);
      last = example.share;
    }
  }
}

TEST_F(DocumentChoice, HasAsManyExamplesOfEachAsFit) {
  const ShownDocuments shown = choose(10);
  EXPECT_EQ(shown.rows.size(), 10U);
  for (const auto& of_topic : shown.examples) EXPECT_GE(of_topic.size(), 2U);
  EXPECT_TRUE(choose(0).rows.empty());
  EXPECT_EQ(choose(1000).rows.size(), 200U);
}

TEST_F(DocumentChoice, SpreadsOthersOverTime) {
  // The first half is of one day, the second of many.
  std::vector<std::string> dates(200, "2000-01-01");
  for (std::size_t d = 100; d < 200; ++d) dates[d] = "2001-01-" + std::to_string(10 + (d * 7) % 20);
  planted_.corpus.dates = dates;
  const ShownDocuments shown = choose(120);
  const auto of_first = std::count_if(shown.rows.begin(), shown.rows.end(), [](std::size_t row) { return row < 100; });
  EXPECT_NEAR(static_cast<double>(of_first), 60.0, 15.0);
}

TEST_F(DocumentChoice, ShowsNoneThatMayNotBeShown) {
  const ShownDocuments shown = choose_documents(
      planted_.corpus, documents_, mixtures_, [](std::uint32_t document) { return document % 4 == 0; }, 1000);
  EXPECT_EQ(shown.rows.size(), 50U);
  for (const std::size_t row : shown.rows) EXPECT_EQ(row % 4, 0U);
}

}  // namespace
}  // namespace ldavi
