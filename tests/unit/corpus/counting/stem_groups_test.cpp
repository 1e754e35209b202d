// SPDX-License-Identifier: Apache-2.0
#include "corpus/counting/stem_groups.hpp"

#include <gtest/gtest.h>

namespace ldavi {
namespace {

TEST(GroupedByStem, CallsAGroupAsItsCommonestWordOrOneThatIsKept) {
  CountedWords all;
  all.words = {"house", "houses", "garden", "gardens", "housing", "the", "pears", "pear"};
  all.tokens = {2, 3, 1, 1, 1, 9, 4, 5};
  all.places = {{1, 0, 7}, {2, 3, 4, 5, 6}};
  Stemmer stemmer("en");
  const std::vector<std::string> stop_words{"the"};
  PruningOptions pruning;
  pruning.kept = {"pears"};
  pruning.dropped = {"housing"};

  const CountedWords groups = grouped_by_stem(all, {stop_words, pruning, &stemmer});

  EXPECT_EQ(groups.words, (std::vector<std::string_view>{"houses", "garden", "housing", "the", "pears"}));
  EXPECT_EQ(groups.tokens, (std::vector<std::uint64_t>{5, 2, 1, 9, 9}));
  EXPECT_EQ(groups.places, (std::vector<std::vector<std::uint32_t>>{{0, 0, 4}, {1, 1, 2, 3, 4}}));
}

}  // namespace
}  // namespace ldavi
