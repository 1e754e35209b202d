// SPDX-License-Identifier: Apache-2.0
#include "corpus/counting/term_shaping.hpp"

#include <gtest/gtest.h>

namespace ldavi {
namespace {

TEST(LeftOutByName, AreStopWordsAndWhatIsDropped) {
  const std::vector<std::string> stop_words{"of", "the"};
  PruningOptions pruning;
  pruning.dropped = {"pear"};
  pruning.kept = {"fig"};

  EXPECT_EQ(left_out_by_name({stop_words, pruning}), (WordLookup{"of", "the", "pear"}));
}

}  // namespace
}  // namespace ldavi
