// SPDX-License-Identifier: Apache-2.0
#include "cli/help_topics.hpp"

#include <gtest/gtest.h>

namespace ldavi::cli {
namespace {

TEST(HelpTopics, HaveTheirOptions) {
  EXPECT_NE(topic_help("text").find("--stopwords LIST"), std::string::npos);
  EXPECT_NE(topic_help("input").find("--text-field NAME"), std::string::npos);
  EXPECT_EQ(topic_help("texts"), "");
}

}  // namespace
}  // namespace ldavi::cli
