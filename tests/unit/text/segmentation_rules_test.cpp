// SPDX-License-Identifier: Apache-2.0
#include "text/segmentation_rules.hpp"

#include <gtest/gtest.h>

#include "base/content_hash.hpp"

namespace ldavi {
namespace {

TEST(SegmentationRules, AreThoseThatSavedModelsName) {
  // Models warn when their rules are not these. A change of the rules changes results: say so in the changelog.
  EXPECT_EQ(hash_text(segmentation_rule_hash()), "0386e0c022fd9a5f");
}

TEST(SegmentationRules, AskForDictionaries) { EXPECT_NE(segmentation_rules().find("$dictionary = "), std::string_view::npos); }

}  // namespace
}  // namespace ldavi
