// SPDX-License-Identifier: Apache-2.0
#include "inference/surplus_topics.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <cstdint>
#include <vector>

#include "support/small_corpora.hpp"

namespace ldavi {
namespace {

/// What the first document has of topics 1, 3 and 4, in parts of each cell.
ActiveTopics active_topics(const DocumentCounts& document, const std::vector<std::array<double, 3>>& parts) {
  ActiveTopics active;
  const ActiveTopics::View view = active.add_document(std::vector<std::int32_t>{1, 3, 4}, document.size());
  for (std::size_t cell = 0; cell < document.size(); ++cell) {
    for (std::size_t j = 0; j < 3; ++j) {
      view.responsibilities[cell * view.size + j] = static_cast<std::uint16_t>(std::lround(65535 * parts[cell][j]));
      view.counts[j] += static_cast<float>(document.counts[cell] * parts[cell][j]);
    }
  }
  return active;
}

const std::vector<double> kAlpha{9.0, 0.1, 9.0, 0.2, 0.3};

class RemovalCosts : public testing::Test {
 protected:
  std::vector<double> costs(const std::vector<std::array<double, 3>>& parts) const {
    ActiveTopics active = active_topics(set_.document(0), parts);
    std::vector<double> costs(5, 0.0);
    add_removal_costs(set_.document(0), active.document(0), kAlpha, costs);
    return costs;
  }

  const Corpus corpus_ = corpus_of({{4, 2, 1}});
  const TrainingSet set_{corpus_, 0};
};

TEST_F(RemovalCosts, AreTheFallOfTheLogProbabilityAfterAnUpdate) {
  const std::vector<std::array<double, 3>> parts{{0.7, 0.2, 0.1}, {0.0, 0.4, 0.6}, {0.5, 0.5, 0.0}};
  const std::vector<double> counts{4, 2, 1};
  const std::vector<double> alpha{0.1, 0.2, 0.3};

  const std::vector<double> found = costs(parts);

  constexpr std::array<std::size_t, 3> kNumbers{1, 3, 4};
  for (std::size_t k = 0; k < 3; ++k) {
    std::array<double, 3> before{};
    std::array<double, 3> after{};
    for (std::size_t j = 0; j < 3; ++j) {
      before[j] = after[j] = alpha[j];
      for (std::size_t i = 0; i < 3; ++i) {
        before[j] += counts[i] * parts[i][j];
        if (j != k) after[j] += counts[i] * (parts[i][j] + parts[i][k] * parts[i][j] / (1 - parts[i][k]));
      }
    }
    double cost = 0.0;
    for (std::size_t i = 0; i < 3; ++i) {
      double left = 0.0;
      for (std::size_t j = 0; j < 3; ++j) left += j == k ? 0.0 : parts[i][j] * after[j] / before[j];
      // Of cells without topic k: the logarithm to first order.
      cost -= counts[i] * (parts[i][k] < 0.01 ? left - 1 : std::log(left));
    }
    EXPECT_NEAR(found[kNumbers[k]], cost, 1e-3) << k;
  }
  EXPECT_EQ(found[0], 0.0);
  EXPECT_EQ(found[2], 0.0);
}

TEST_F(RemovalCosts, AreNothingForATopicThatHasATwin) {
  const std::vector<double> found = costs({{0.5, 0.5, 0.0}, {0.5, 0.5, 0.0}, {0.0, 0.0, 1.0}});

  EXPECT_LT(found[1], 0.4);
  EXPECT_LT(found[3], 0.4);
  EXPECT_NEAR(found[4], std::log(1000.0), 1e-3) << "nobody has a part in what it has";
}

/// Two blocks of documents: 0 and 2, 1.
TEST(RemovalCostsOfAll, AreSumsOverDocuments) {
  const Corpus corpus = corpus_of({{2, 1}, {0, 3}, {1, 1}});
  const TrainingSet set(corpus, 0);
  std::vector<ActiveTopics> of_documents;
  for (const std::size_t d : {0, 1, 2})
    of_documents.push_back(active_topics(set.document(d), {{0.3, 0.5, 0.2}, {0.1, 0.1, 0.8}}));
  std::vector<double> expected(5, 0.0);
  for (const std::size_t d : {0, 1, 2}) add_removal_costs(set.document(d), of_documents[d].document(0), kAlpha, expected);
  std::vector<ActiveTopics> blocks{ActiveTopics::joined(std::vector{of_documents[0], of_documents[2]}), of_documents[1]};
  Executor executor(2);

  const std::vector<double> found = removal_costs(set, blocks, kAlpha, executor);

  ASSERT_EQ(found.size(), 5U);
  for (std::size_t k = 0; k < 5; ++k) EXPECT_NEAR(found[k], expected[k], 1e-9) << k;
  EXPECT_GT(found[4], 0.0);
}

TEST(DearestTopics, AreAscendingAndTiesGoToTheLowerNumber) {
  const std::vector<double> costs{3.0, 1.0, 3.0, 9.0, 1.0, 3.0};

  EXPECT_EQ(dearest_topics(costs, 3), (std::vector<std::size_t>{0, 2, 3}));
  EXPECT_EQ(dearest_topics(costs, 5), (std::vector<std::size_t>{0, 1, 2, 3, 5}));
  EXPECT_EQ(dearest_topics(costs, 6).size(), 6U);
}

}  // namespace
}  // namespace ldavi
