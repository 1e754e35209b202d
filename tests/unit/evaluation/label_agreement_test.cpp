// SPDX-License-Identifier: Apache-2.0
#include "ldavi/evaluation/label_agreement.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "ldavi/base/error.hpp"

namespace ldavi {
namespace {

using Numbers = std::vector<std::uint32_t>;
using Labels = std::vector<std::string_view>;

TEST(GroupPurity, IsTheShareOfTheCommonestLabels) {
  EXPECT_DOUBLE_EQ(group_purity(Numbers{0, 0, 0, 1, 1, 2}, Numbers{5, 5, 6, 6, 6, 5}), 5.0 / 6.0);
  EXPECT_EQ(group_purity(Numbers{3, 3, 9}, Numbers{1, 1, 0}), 1.0);
  EXPECT_DOUBLE_EQ(group_purity(Numbers{0, 0, 0}, Numbers{1, 1, 2}), 2.0 / 3.0);
  EXPECT_TRUE(std::isnan(group_purity(Numbers{}, Numbers{})));
  EXPECT_THROW(group_purity(Numbers{1}, Numbers{}), InvalidArgument);
}

TEST(NormalizedInformation, RunsFromNothingToEverything) {
  EXPECT_NEAR(normalized_information(Numbers{0, 0, 1, 1}, Numbers{7, 7, 4, 4}), 1.0, 1e-12);
  EXPECT_NEAR(normalized_information(Numbers{0, 1, 0, 1}, Numbers{7, 7, 4, 4}), 0.0, 1e-12);
  EXPECT_EQ(normalized_information(Numbers{0, 0, 0}, Numbers{1, 1, 2}), 0.0);
  EXPECT_EQ(normalized_information(Numbers{0, 0}, Numbers{1, 1}), 1.0);
  EXPECT_TRUE(std::isnan(normalized_information(Numbers{}, Numbers{})));
  EXPECT_THROW(normalized_information(Numbers{1}, Numbers{}), InvalidArgument);
}

TEST(NormalizedInformation, IsTwiceTheInformationByTheEntropies) {
  // Groups of 2 and 2, labels of 3 and 1, together 2, 1 and 1 of 4.
  const double groups = std::log(2.0);
  const double labels = -(0.75 * std::log(0.75) + 0.25 * std::log(0.25));
  const double both = -(0.5 * std::log(0.5) + 2 * 0.25 * std::log(0.25));
  EXPECT_NEAR(normalized_information(Numbers{0, 0, 1, 1}, Numbers{0, 0, 0, 1}),
              2.0 * (groups + labels - both) / (groups + labels), 1e-12);
}

/// Documents of two labels, by turns, each nearly of a topic of its own.
struct TwoTopics {
  explicit TwoTopics(std::size_t size) : mixtures(size, 2), labels(size) {
    for (std::size_t i = 0; i < size; ++i) {
      labels[i] = static_cast<std::uint32_t>(i % 2);
      mixtures(i, i % 2) = 0.9F - 0.001F * static_cast<float>(i % 7);
      mixtures(i, 1 - i % 2) = 1.0F - mixtures(i, i % 2);
    }
  }
  Matrix mixtures;
  Numbers labels;
};

TEST(NeighbourAccuracy, IsOneWhereLabelsStandApartAndLeavesTheDocumentOut) {
  const TwoTopics apart(40);
  const NeighbourAccuracy accuracy = neighbour_accuracy(apart.mixtures, apart.labels);
  EXPECT_EQ(accuracy.accuracy, 1.0);
  EXPECT_EQ(accuracy.documents, 40U);
  EXPECT_EQ(accuracy.neighbours, 10U);
  // Each label once: no neighbour can have the document's own.
  Numbers different(40);
  for (std::uint32_t i = 0; i < 40; ++i) different[i] = i;
  EXPECT_EQ(neighbour_accuracy(apart.mixtures, different).accuracy, 0.0);
}

TEST(NeighbourAccuracy, TakesTheLabelOfTheNearestOfEquallyFrequentOnes) {
  Matrix mixtures(5, 2);
  constexpr float kFirst[] = {0.10F, 0.12F, 0.15F, 0.90F, 0.80F};
  for (std::size_t i = 0; i < 5; ++i) {
    mixtures(i, 0) = kFirst[i];
    mixtures(i, 1) = 1.0F - kFirst[i];
  }
  // 0 and 1 have each other nearest and then 2, of another label; 2 has both of them, 3 and 4 have none of their own.
  const NeighbourAccuracy accuracy = neighbour_accuracy(mixtures, Numbers{1, 1, 2, 3, 4});
  EXPECT_DOUBLE_EQ(accuracy.accuracy, 2.0 / 5.0);
  EXPECT_EQ(accuracy.neighbours, 2U);  // half of the others
}

TEST(NeighbourAccuracy, IsNotOutvotedByAllOthers) {
  const TwoTopics apart(4);
  const NeighbourAccuracy accuracy = neighbour_accuracy(apart.mixtures, apart.labels);
  EXPECT_EQ(accuracy.accuracy, 1.0);
  EXPECT_EQ(accuracy.neighbours, 1U);
}

TEST(NeighbourAccuracy, LooksAtASampleOfManyDocuments) {
  const TwoTopics apart(500);
  NeighbourOptions options;
  options.most_documents = 100;
  const NeighbourAccuracy accuracy = neighbour_accuracy(apart.mixtures, apart.labels, options);
  EXPECT_EQ(accuracy.documents, 100U);
  EXPECT_EQ(accuracy.accuracy, 1.0);  // both labels are in the sample, though they come by turns
}

TEST(NeighbourAccuracy, IsTheSameForAnyNumberOfThreads) {
  const TwoTopics apart(300);
  Numbers labels(300);
  for (std::uint32_t i = 0; i < 300; ++i) labels[i] = i * i % 5;
  NeighbourOptions options;
  options.most_documents = 200;
  options.num_threads = 1;
  const double one = neighbour_accuracy(apart.mixtures, labels, options).accuracy;
  EXPECT_GT(one, 0.0);
  EXPECT_LT(one, 1.0);
  for (const int num_threads : {2, 3, 8}) {
    options.num_threads = num_threads;
    EXPECT_EQ(neighbour_accuracy(apart.mixtures, labels, options).accuracy, one);
  }
}

TEST(NeighbourAccuracy, NeedsTwoDocumentsAndANeighbour) {
  EXPECT_TRUE(std::isnan(neighbour_accuracy(Matrix(1, 2), Numbers{0}).accuracy));
  EXPECT_EQ(neighbour_accuracy(Matrix(0, 2), Numbers{}).neighbours, 0U);
  EXPECT_THROW(neighbour_accuracy(Matrix(2, 2), Numbers{0}), InvalidArgument);
  NeighbourOptions none;
  none.num_neighbours = 0;
  EXPECT_THROW(neighbour_accuracy(Matrix(2, 2), Numbers{0, 0}, none), InvalidArgument);
}

TEST(LabelAgreement, LooksAtDocumentsWithALabelAlone) {
  const TwoTopics apart(6);
  const auto agreement = label_agreement(apart.mixtures, Labels{"b", "g", "", "g", "b", "b"});
  ASSERT_TRUE(agreement);
  EXPECT_EQ(agreement->documents, 5U);
  EXPECT_EQ(agreement->labels, 2U);
  EXPECT_DOUBLE_EQ(agreement->commonest_share, 3.0 / 5.0);
  EXPECT_DOUBLE_EQ(agreement->purity, 4.0 / 5.0);  // of the even ones both are b, of the odd ones two are g
  EXPECT_GT(agreement->normalized_information, 0.0);
  EXPECT_LT(agreement->normalized_information, 1.0);
  EXPECT_EQ(agreement->neighbours.documents, 5U);
}

TEST(LabelAgreement, IsNothingWhereLabelsTellNothing) {
  const TwoTopics apart(3);
  EXPECT_FALSE(label_agreement(apart.mixtures, Labels{"", "", ""}));
  EXPECT_FALSE(label_agreement(apart.mixtures, Labels{"a", "", "a"}));
  EXPECT_THROW(label_agreement(apart.mixtures, Labels{"a", "b"}), InvalidArgument);
}

}  // namespace
}  // namespace ldavi
