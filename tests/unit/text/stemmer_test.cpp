// SPDX-License-Identifier: Apache-2.0
#include "text/stemmer.hpp"

#include <gtest/gtest.h>

#include <sstream>

#include "ldavi/base/error.hpp"

namespace ldavi {
namespace {

std::string stem(const std::string& language, std::string_view word) { return std::string(Stemmer(language).stem(word)); }

TEST(Stemmer, MakesFormsOfAWordOne) {
  EXPECT_EQ(stem("en", "connections"), stem("en", "connected"));
  EXPECT_NE(stem("en", "university"), stem("en", "connect"));
  EXPECT_EQ(stem("de", "häuser"), stem("de", "häusern"));
  EXPECT_EQ(stem("ru", "книги"), stem("ru", "книга"));
  EXPECT_EQ(stem("en", ""), "");
  EXPECT_EQ(stem("en", "数学"), "数学");
}

TEST(Stemmer, HasAnAlgorithmForEachLanguageItNames) {
  std::istringstream codes(stemmed_languages());
  int count = 0;
  for (std::string code; codes >> code; ++count) EXPECT_NO_THROW(Stemmer{code}) << code;
  EXPECT_GE(count, 16);
}

TEST(Stemmer, RefusesALanguageWithoutOne) {
  for (const char* language : {"", "xx", "zh", "english"}) EXPECT_THROW(Stemmer{language}, InvalidArgument) << language;
}

}  // namespace
}  // namespace ldavi
