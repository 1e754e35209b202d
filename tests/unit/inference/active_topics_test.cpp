// SPDX-License-Identifier: Apache-2.0
#include "inference/active_topics.hpp"

#include <gtest/gtest.h>

#include <cstdint>

namespace ldavi {
namespace {

using Topics = std::vector<std::int32_t>;

Topics chosen(const std::vector<float>& counts, float least, std::size_t most) {
  Topics topics{7};
  choose_active_topics(counts, least, most, topics);
  return topics;
}

TEST(ChooseActiveTopics, TakesThoseWithEnoughTokens) {
  EXPECT_EQ(chosen({0.5F, 0.1F, 0.2F, 0.0F}, 0.2F, 9), (Topics{0, 2}));
  EXPECT_EQ(chosen({0.5F, 0.1F}, 0.0F, 9), (Topics{0, 1}));
}

TEST(ChooseActiveTopics, TakesTheLargestWhereThereAreTooMany) {
  EXPECT_EQ(chosen({0.5F, 3.0F, 0.4F, 0.5F}, 0.0F, 2), (Topics{0, 1})) << "a tie goes to the lower number";
}

TEST(ChooseActiveTopics, TakesTheLargestWhereNoneHasEnough) { EXPECT_EQ(chosen({0.1F, 0.3F, 0.3F}, 1.0F, 9), (Topics{1})); }

TEST(ActiveTopics, HoldsDocumentsOneAfterTheOther) {
  ActiveTopics active;
  const Topics some{2, 5, 9};
  active.add_document(some, 4).responsibilities[63] = 17;
  active.add_document(Topics{1}, 2).counts[0] = 2.5F;

  ASSERT_EQ(active.num_documents(), 2U);
  EXPECT_EQ(active.first_value(1), 64U);
  EXPECT_EQ(active.first_value(2), 96U);
  const ActiveTopics::View first = active.document(0);
  EXPECT_EQ(first.num_topics, 3U);
  EXPECT_EQ(first.size, 16U);
  EXPECT_EQ(first.topic(2), 9U);
  EXPECT_EQ(first.topics[15], 2) << "padding";
  EXPECT_EQ(first.responsibilities[63], 17);
  EXPECT_EQ(active.document(1).counts[0], 2.5F);
  EXPECT_EQ(reinterpret_cast<std::uintptr_t>(active.document(1).counts) % 64, 0U);
}

TEST(ActiveTopics, NeedsNoListWhereAllTopicsAreActive) {
  ActiveTopics active;
  active.add_document_of_all(20, 3);
  const ActiveTopics::View view = active.add_document_of_all(20, 1);

  EXPECT_EQ(view.topics, nullptr);
  EXPECT_EQ(view.topic(19), 19U);
  EXPECT_EQ(view.size, 32U);
  EXPECT_EQ(active.first_value(1), 96U);
}

TEST(ActiveTopics, AreJoinedInOrder) {
  for (const bool all : {false, true}) {
    std::vector<ActiveTopics> parts(3);
    for (ActiveTopics& part : parts) all ? part.add_document_of_all(3, 2) : part.add_document(Topics{0, 8}, 2);
    parts[2].document(0).responsibilities[1] = 5;
    parts[2].document(0).counts[1] = 0.5F;

    ActiveTopics joined = ActiveTopics::joined(parts);

    ASSERT_EQ(joined.num_documents(), 3U);
    EXPECT_EQ(joined.document(1).responsibilities[1], 0);
    EXPECT_EQ(joined.document(2).responsibilities[1], 5);
    EXPECT_EQ(joined.document(2).counts[1], 0.5F);
    EXPECT_EQ(joined.document(2).topic(1), all ? 1U : 8U);
  }
}

}  // namespace
}  // namespace ldavi
