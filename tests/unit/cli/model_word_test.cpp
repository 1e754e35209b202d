// SPDX-License-Identifier: Apache-2.0
#include "cli/model_word.hpp"

#include <gtest/gtest.h>

#include "support/sample_model.hpp"

namespace ldavi::cli {
namespace {

TEST(FindWord, TakesATermAsItStands) {
  EXPECT_EQ(find_word(sample_model(), "bread"), 1U);
  EXPECT_EQ(find_word(sample_model(), "Bread"), std::nullopt);
}

TEST(FindWord, ReadsAWordAsTextsAreRead) {
  TopicModel model = sample_model();
  model.text = text_rules({});
  EXPECT_EQ(find_word(model, "Bread"), 1U);
  EXPECT_EQ(find_word(model, "\u00C9t\u00E9"), 4U);
  EXPECT_EQ(find_word(model, "zebra"), std::nullopt);
}

}  // namespace
}  // namespace ldavi::cli
