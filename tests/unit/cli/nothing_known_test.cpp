// SPDX-License-Identifier: Apache-2.0
#include "cli/nothing_known.hpp"

#include <gtest/gtest.h>

#include "ldavi/base/error.hpp"

namespace ldavi::cli {
namespace {

std::string refused(std::uint64_t num_documents) {
  try {
    refuse_nothing_known({"a", "b"}, num_documents);
  } catch (const ParseError& error) {
    return error.what();
  }
}

TEST(RefuseNothingKnown, TellsHowManyDocumentsThereWere) {
  EXPECT_NE(refused(1'200).find("no document with a word that the model knows (of 1,200 documents)"), std::string::npos);
  EXPECT_NE(refused(0).find("no document found"), std::string::npos);
}

}  // namespace
}  // namespace ldavi::cli
