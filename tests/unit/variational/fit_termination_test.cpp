// SPDX-License-Identifier: Apache-2.0
#include "ldavi/variational/fit_termination.hpp"

#include <gtest/gtest.h>

#include <set>

namespace ldavi {
namespace {

TEST(TerminationText, IsADifferentOneForEach) {
  std::set<std::string> texts;
  for (const FitTermination termination :
       {FitTermination::kConverged, FitTermination::kIterationLimit, FitTermination::kStalled, FitTermination::kUnbounded}) {
    texts.insert(termination_text(termination));
  }
  EXPECT_EQ(texts.size(), 4U);
  EXPECT_FALSE(texts.contains(""));
  EXPECT_EQ(termination_text(FitTermination::kConverged), "converged");
}

}  // namespace
}  // namespace ldavi
