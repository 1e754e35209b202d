// SPDX-License-Identifier: Apache-2.0
#include "exporters/term_check.hpp"

#include <gtest/gtest.h>

#include "ldavi/base/error.hpp"

namespace ldavi {
namespace {

std::string refused(std::vector<std::string> terms, std::string_view characters) {
  const std::size_t size = terms.size();
  try {
    check_terms(Vocabulary(std::move(terms), std::vector<std::uint64_t>(size, 1), std::vector<std::uint64_t>(size, 1)),
                characters, "such files");
  } catch (const InvalidArgument& error) {
    return error.what();
  }
  return {};
}

TEST(TermCheck, NamesTheFirstTermThatDoesNotFit) {
  EXPECT_EQ(refused({"a", "new york"}, "\t\n"), "");
  EXPECT_EQ(refused({"a", "new york"}, " \t\n"), "such files cannot hold the term 'new york', which has a blank in it");
  EXPECT_EQ(refused({"a\tb"}, "\t\n"), "such files cannot hold the term 'a\tb', which has a tab in it");
  EXPECT_NE(refused({"a\nb"}, "\t\n").find("an end of line"), std::string::npos);
}

}  // namespace
}  // namespace ldavi
