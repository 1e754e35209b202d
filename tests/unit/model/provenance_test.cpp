// SPDX-License-Identifier: Apache-2.0
#include "ldavi/model/provenance.hpp"

#include <gtest/gtest.h>

namespace ldavi {
namespace {

TEST(TerminationText, SaysWhyTrainingEnded) {
  EXPECT_EQ(termination_text(Termination::kConverged), "converged");
  EXPECT_EQ(termination_text(Termination::kPassLimit), "pass limit reached");
  EXPECT_EQ(termination_text(Termination::kStopped), "stopped by request");
}

}  // namespace
}  // namespace ldavi
