// SPDX-License-Identifier: Apache-2.0
#include "ldavi/base/error.hpp"

#include <gtest/gtest.h>

#include <string>
#include <system_error>
#include <type_traits>

namespace ldavi {
namespace {

const std::error_code kDenied = std::make_error_code(std::errc::permission_denied);

TEST(ParseError, NamesSourceLineProblemAndExpectation) {
  const ParseError error("docword.txt", 7, "count is '-1'", "expected a number of 1 or more");

  EXPECT_STREQ(error.what(), "docword.txt:7: count is '-1', expected a number of 1 or more");
  EXPECT_EQ(error.source(), "docword.txt");
  EXPECT_EQ(error.line(), 7u);
}

TEST(ParseError, LeavesOutALineThatIsNotKnown) {
  const ParseError error("docword.txt", 0, "the file ends early", "expected 3 more entries");

  EXPECT_STREQ(error.what(), "docword.txt: the file ends early, expected 3 more entries");
  EXPECT_EQ(error.line(), 0u);
}

TEST(ParseError, NeedsNoExpectation) {
  const ParseError error("docword.txt", 1, "the file ends early");

  EXPECT_STREQ(error.what(), "docword.txt:1: the file ends early");
}

TEST(IoError, NamesActionPathReasonAndHint) {
  const IoError error(IoError::Action::kCreateOutput, "out.ldavi", kDenied, "choose another folder with -o");

  EXPECT_EQ(error.what(), "cannot create out.ldavi: " + kDenied.message() + ", choose another folder with -o");
  EXPECT_EQ(error.action(), IoError::Action::kCreateOutput);
  EXPECT_EQ(error.path(), "out.ldavi");
  EXPECT_EQ(error.code(), std::errc::permission_denied);
}

TEST(IoError, NeedsNoHint) {
  const IoError error(IoError::Action::kRead, "in.txt", kDenied);

  EXPECT_EQ(error.what(), "cannot read in.txt: " + kDenied.message());
}

TEST(IoError, HasAVerbForEachAction) {
  const auto message = [](IoError::Action action) { return std::string(IoError(action, "f", kDenied).what()); };

  EXPECT_EQ(message(IoError::Action::kOpenInput).find("cannot open f: "), 0u);
  EXPECT_EQ(message(IoError::Action::kCreateOutput).find("cannot create f: "), 0u);
  EXPECT_EQ(message(IoError::Action::kRead).find("cannot read f: "), 0u);
  EXPECT_EQ(message(IoError::Action::kWrite).find("cannot write f: "), 0u);
}

TEST(FormatError, NamesPathProblemAndHint) {
  const FormatError error("news.ldavi", "is damaged", "train it again");

  EXPECT_STREQ(error.what(), "news.ldavi: is damaged, train it again");
  EXPECT_EQ(error.path(), "news.ldavi");
}

TEST(FormatError, NeedsNoHint) { EXPECT_STREQ(FormatError("news.ldavi", "is no model").what(), "news.ldavi: is no model"); }

template <class Kind>
class EveryError : public testing::Test {};
using Kinds = testing::Types<InvalidArgument, ParseError, IoError, FormatError, NumericError>;
TYPED_TEST_SUITE(EveryError, Kinds);

TYPED_TEST(EveryError, IsAnErrorAndCanBeCopiedWithoutThrowing) {
  EXPECT_TRUE((std::is_base_of_v<Error, TypeParam>));
  EXPECT_TRUE(std::is_copy_constructible_v<TypeParam>);
}

TEST(Error, IsCaughtAsARuntimeError) { EXPECT_THROW(throw NumericError("nan in gamma"), std::runtime_error); }

}  // namespace
}  // namespace ldavi
