// SPDX-License-Identifier: Apache-2.0
#include "ldavi/model/edits.hpp"

#include <gtest/gtest.h>

#include <array>

#include "ldavi/base/error.hpp"
#include "support/sample_model.hpp"

namespace ldavi {
namespace {

using Topics = std::vector<std::uint32_t>;

TopicView viewed(const std::vector<Edit>& edits) {
  TopicModel model = sample_model();
  model.edits = edits;
  return topic_view(model);
}

TEST(TopicView, OfNoEditsChangesNothing) {
  const TopicView view = viewed({});
  EXPECT_EQ(view.names, std::vector<std::string>(3));
  EXPECT_EQ(view.merged_into, (Topics{0, 1, 2}));
  EXPECT_TRUE(view.dropped_words.empty());
  EXPECT_TRUE(view.is_listed(2));
  EXPECT_TRUE(view.is_by_itself(2));
}

TEST(TopicView, HasWhatWasSaidLast) {
  const TopicView view = viewed({{EditAction::kName, {1}, "space"},
                                 {EditAction::kName, {1}, "space flight"},
                                 {EditAction::kNote, {1}, "check"},
                                 {EditAction::kNote, {1}, ""},
                                 {EditAction::kHide, {0, 2}},
                                 {EditAction::kShow, {2}},
                                 {EditAction::kDropWord, {}, "dance"},
                                 {EditAction::kDropWord, {}, "bread"}});
  EXPECT_EQ(view.names[1], "space flight");
  EXPECT_EQ(view.notes[1], "");
  EXPECT_FALSE(view.is_listed(0));
  EXPECT_TRUE(view.is_listed(2));
  EXPECT_EQ(view.dropped_words, (Topics{1, 3}));
  EXPECT_TRUE(view.is_dropped(3));
  EXPECT_FALSE(view.is_dropped(2));
}

TEST(TopicView, FollowsMergedTopicsToTheLast) {
  const TopicView view = viewed({{EditAction::kMerge, {2, 0}}, {EditAction::kMerge, {1, 2}}});
  EXPECT_EQ(view.merged_into, (Topics{1, 1, 1}));
  EXPECT_TRUE(view.is_merged_away(0));
  EXPECT_FALSE(view.is_merged_away(1));
}

TEST(TopicView, AddsUpTheSharesOfMergedTopics) {
  std::array<float, 3> mixture{0.5F, 0.25F, 0.25F};
  viewed({{EditAction::kMerge, {2, 0}}}).add_up(mixture);
  EXPECT_EQ(mixture, (std::array<float, 3>{0.0F, 0.25F, 0.75F}));
}

TEST(TopicView, AddsUpToNoMoreThanAll) {
  std::array<float, 3> mixture{0.99999994F, 1.2e-7F, 1.2e-7F};
  ASSERT_GT(mixture[0] + mixture[1] + mixture[2], 1.0F);
  viewed({{EditAction::kMerge, {0, 1, 2}}}).add_up(mixture);
  EXPECT_EQ(mixture, (std::array<float, 3>{1.0F, 0.0F, 0.0F}));
}

TEST(TopicView, TellsWhichTopicsAreByThemselves) {
  const TopicView view = viewed({{EditAction::kMerge, {2, 0}}});
  EXPECT_FALSE(view.is_by_itself(0));
  EXPECT_TRUE(view.is_by_itself(1));
  EXPECT_FALSE(view.is_by_itself(2));
}

TEST(TopicView, RefusesEditsThatFitNoModel) {
  const std::vector<std::vector<Edit>> all{{{EditAction::kName, {3}, "x"}},
                                           {{EditAction::kName, {}, "x"}},
                                           {{EditAction::kName, {0, 1}, "x"}},
                                           {{EditAction::kName, {0}, ""}},
                                           {{EditAction::kName, {0}, "  "}},
                                           {{EditAction::kName, {0}, "\u200B"}},
                                           {{EditAction::kName, {0}, std::string(201, 'x')}},
                                           {{EditAction::kName, {0}, "a\nb"}},
                                           {{EditAction::kName, {0}, "a\u202Eb"}},
                                           {{EditAction::kName, {0}, "\xff"}},
                                           {{EditAction::kNote, {0}, std::string(2'001, 'x')}},
                                           {{EditAction::kHide, {}}},
                                           {{EditAction::kHide, {1}, "x"}},
                                           {{EditAction::kMerge, {1}}},
                                           {{EditAction::kMerge, {1, 1}}},
                                           {{EditAction::kMerge, {1, 2}}, {EditAction::kMerge, {0, 2}}},
                                           {{EditAction::kMerge, {1, 2}}, {EditAction::kName, {2}, "x"}},
                                           {{EditAction::kDropWord, {}, "zebra"}},
                                           {{EditAction::kDropWord, {0}, "bread"}},
                                           {{EditAction::kDropWord, {}, "bread"}, {EditAction::kDropWord, {}, "bread"}},
                                           {{static_cast<EditAction>(7), {0}, "x"}},
                                           {{static_cast<EditAction>(0), {0}, "x"}}};
  for (std::size_t i = 0; i < all.size(); ++i) EXPECT_THROW(viewed(all[i]), InvalidArgument) << i;
}

TEST(TopicView, KeepsTheLastWord) {
  std::vector<Edit> edits;
  for (const char* word : {"apple", "bread", "choir", "dance"}) edits.push_back({EditAction::kDropWord, {}, word});
  EXPECT_EQ(viewed(edits).dropped_words.size(), 4U);
  edits.push_back({EditAction::kDropWord, {}, "\u00E9t\u00E9"});
  EXPECT_THROW(viewed(edits), InvalidArgument);
}

TEST(TopicView, TakesNamesOfAsManyCharactersAsItSays) {
  std::string name;
  for (std::size_t i = 0; i < kLongestTopicName; ++i) name += "\u00E9";
  EXPECT_EQ(viewed({{EditAction::kName, {0}, name}}).names[0], name);
}

TEST(TopicView, SaysWhichEditIsWrong) {
  try {
    viewed({{EditAction::kHide, {0}}, {EditAction::kMerge, {1, 9}}});
    FAIL();
  } catch (const InvalidArgument& error) {
    EXPECT_STREQ(error.what(), "edit 2, merge: there is no topic 9, expected 0 to 2");
  }
}

TEST(TopicView, IsUnchangedByAnEditThatItRefuses) {
  const TopicModel model = sample_model();
  TopicView view = topic_view(model);
  EXPECT_THROW(view.apply({EditAction::kHide, {0, 9}}, model.vocabulary), InvalidArgument);
  EXPECT_TRUE(view.is_listed(0));
}

TEST(EditActionName, IsThatOfTheTable) {
  EXPECT_EQ(edit_action_name(EditAction::kName), "name");
  EXPECT_EQ(edit_action_name(EditAction::kDropWord), "drop-word");
  EXPECT_EQ(edit_action_name(static_cast<EditAction>(0)), "unknown");
}

}  // namespace
}  // namespace ldavi
