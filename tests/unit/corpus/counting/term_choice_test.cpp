// SPDX-License-Identifier: Apache-2.0
#include "corpus/counting/term_choice.hpp"

#include <gtest/gtest.h>

namespace ldavi {
namespace {

using Places = std::vector<std::uint32_t>;

class TermChoiceTest : public testing::Test {
 protected:
  TermChoiceTest() {
    report_.min_documents = 2;
    report_.max_share = 0.5;
  }

  Places choose(const PruningOptions& options, bool take_all = false) {
    const std::vector<std::string> stop_words{"the"};
    return choose_terms({words_, documents_, tokens_}, 10, stop_words, options, take_all, report_);
  }

  const std::vector<std::string_view> words_{"the", "rare", "often", "pear", "fig", "plum"};
  const std::vector<std::uint64_t> documents_{9, 1, 6, 4, 3, 3};
  const std::vector<std::uint64_t> tokens_{90, 1, 8, 9, 3, 5};
  PruningReport report_;
};

TEST_F(TermChoiceTest, LeavesOutStopWordsRareAndFrequentOnes) {
  EXPECT_EQ(choose({}), (Places{3, 4, 5}));
  EXPECT_EQ(report_.stop_word_terms, 1U);
  EXPECT_EQ(report_.stop_word_tokens, 90U);
  EXPECT_EQ(report_.rare_terms, 1U);
  EXPECT_EQ(report_.rare_tokens, 1U);
  EXPECT_EQ(report_.frequent_terms, 1U);
  EXPECT_EQ(report_.frequent_tokens, 8U);
}

TEST_F(TermChoiceTest, TakesAllWhereNoLimitIsAskedFor) {
  report_.max_share = 1.0;
  EXPECT_EQ(choose({}, true), (Places{1, 2, 3, 4, 5})) << "a stop word is none of them";
}

TEST_F(TermChoiceTest, KeepsAndDropsByName) {
  EXPECT_EQ(choose({.kept = {"rare", "the", "fig", "absent"}, .dropped = {"pear", "fig"}}), (Places{0, 1, 5}))
      << "dropping wins";
  EXPECT_EQ(report_.dropped_terms, 2U);
  EXPECT_EQ(report_.dropped_tokens, 12U);
  EXPECT_EQ(report_.stop_word_terms, 0U);
}

TEST_F(TermChoiceTest, KeepsTheMostTermsThatStandInTheMostDocuments) {
  EXPECT_EQ(choose({.max_terms = 2}), (Places{3, 4})) << "of two in as many documents the first by its letters";
  EXPECT_EQ(report_.surplus_terms, 1U);
  EXPECT_EQ(report_.surplus_tokens, 5U);
  EXPECT_EQ(choose({.max_terms = 2, .kept = {"rare"}}), (Places{1, 3})) << "those kept by name are among them";
  EXPECT_EQ(choose({.max_terms = 6}), (Places{3, 4, 5}));
}

}  // namespace
}  // namespace ldavi
