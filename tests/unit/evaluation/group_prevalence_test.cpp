// SPDX-License-Identifier: Apache-2.0
#include "ldavi/evaluation/group_prevalence.hpp"

#include <gtest/gtest.h>

#include "ldavi/base/error.hpp"
#include "ldavi/evaluation/document_topics.hpp"

namespace ldavi {
namespace {

using Numbers = std::vector<std::uint32_t>;

/// Of documents 2, 3, 5 and 8: one topic grows.
const Numbers kDocuments{2, 3, 5, 8};

Matrix mixtures() {
  Matrix mixtures(4, 2);
  for (std::size_t i = 0; i < 4; ++i) {
    mixtures(i, 0) = 0.125F * static_cast<float>(i + 1);
    mixtures(i, 1) = 1.0F - mixtures(i, 0);
  }
  return mixtures;
}

TEST(GroupPrevalence, IsTheMeanOfEachGroup) {
  const auto groups =
      group_prevalence(kDocuments, mixtures(), std::vector<NamedDocuments>{{"old", {2, 3, 5}}, {"new", {8, 3}}});
  ASSERT_EQ(groups.size(), 2U);
  EXPECT_EQ(groups[0].name, "old");
  EXPECT_EQ(groups[0].documents, 3U);
  EXPECT_EQ(groups[0].means, (std::vector<double>{0.25, 0.75}));
  EXPECT_EQ(groups[1].name, "new");
  EXPECT_EQ(groups[1].documents, 2U);
  EXPECT_EQ(groups[1].means, (std::vector<double>{0.375, 0.625}));
  for (const GroupPrevalence& group : groups) {
    ASSERT_EQ(group.intervals.size(), 2U);
    for (std::size_t k = 0; k < 2; ++k) {
      EXPECT_LT(group.intervals[k].low, group.means[k]);
      EXPECT_GT(group.intervals[k].high, group.means[k]);
    }
  }
}

TEST(GroupPrevalence, OfAllDocumentsIsTheirMean) {
  const auto groups = group_prevalence(kDocuments, mixtures(), std::vector<NamedDocuments>{{"all", kDocuments}}, 7, 100, 2);
  const auto intervals = mean_mixture_intervals(mixtures(), 7, 100);
  ASSERT_EQ(groups.size(), 1U);
  EXPECT_EQ(groups[0].means, mean_mixture(mixtures()));
  for (std::size_t k = 0; k < 2; ++k) {
    EXPECT_EQ(groups[0].intervals[k].low, intervals[k].low);
    EXPECT_EQ(groups[0].intervals[k].high, intervals[k].high);
  }
}

TEST(GroupPrevalence, HasNoIntervalOfOneDocument) {
  const auto groups = group_prevalence(kDocuments, mixtures(), std::vector<NamedDocuments>{{"one", {5}}});
  ASSERT_EQ(groups.size(), 1U);
  EXPECT_EQ(groups[0].means, (std::vector<double>{0.375, 0.625}));
  EXPECT_TRUE(groups[0].intervals.empty());
}

TEST(GroupPrevalence, RefusesWhatHasNoMixture) {
  EXPECT_TRUE(group_prevalence(kDocuments, mixtures(), {}).empty());
  EXPECT_THROW(group_prevalence(kDocuments, mixtures(), std::vector<NamedDocuments>{{"none", {}}}), InvalidArgument);
  EXPECT_THROW(group_prevalence(kDocuments, mixtures(), std::vector<NamedDocuments>{{"other", {4}}}), InvalidArgument);
  EXPECT_THROW(group_prevalence(Numbers{1}, mixtures(), {}), InvalidArgument);
}

}  // namespace
}  // namespace ldavi
