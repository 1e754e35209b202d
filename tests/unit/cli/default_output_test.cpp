// SPDX-License-Identifier: Apache-2.0
#include "cli/default_output.hpp"

#include <gtest/gtest.h>

namespace ldavi::cli {
namespace {

TEST(DefaultOutput, IsTheInputsNameWithoutItsFormat) {
  EXPECT_EQ(default_output("letters/", ".ldacorpus"), "letters.ldacorpus");
  EXPECT_EQ(default_output("a/b/news.jsonl.zst", ".ldacorpus"), "news.ldacorpus");
  EXPECT_EQ(default_output("news.csv.gz", ".ldavi"), "news.ldavi");
  EXPECT_EQ(default_output("docword.kos.txt.gz", ".ldacorpus"), "kos.ldacorpus");
  EXPECT_EQ(default_output("a/news.ldacorpus", ".ldavi"), "news.ldavi");
  EXPECT_EQ(default_output("-", ".ldavi"), "");
}

}  // namespace
}  // namespace ldavi::cli
