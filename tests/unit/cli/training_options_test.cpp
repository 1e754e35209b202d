// SPDX-License-Identifier: Apache-2.0
#include "cli/training_options.hpp"

#include <gtest/gtest.h>

namespace ldavi::cli {
namespace {

TEST(TrainingOptions, LeaveTheEngineOpenForAuto) {
  TrainingArguments arguments;

  EXPECT_FALSE(asked_engine(arguments).has_value());
  arguments.engine = "svi";
  EXPECT_TRUE(std::holds_alternative<SviOptions>(asked_engine(arguments).value()));
}

TEST(TrainingOptions, GiveEachEngineThePassesOfTheEffort) {
  TrainingArguments arguments;
  arguments.effort = Effort::kBest;

  settle_engine(arguments, Scvb0Options{});
  EXPECT_EQ(arguments.train.stop.max_passes, 50);
  settle_engine(arguments, Cvb0Options{});
  EXPECT_EQ(arguments.train.stop.max_passes, 500);
  EXPECT_EQ(std::get<Cvb0Options>(arguments.train.engine).surplus_topics, 3.0);
  arguments.passes = 7;
  settle_engine(arguments, Scvb0Options{});
  EXPECT_EQ(arguments.train.stop.max_passes, 7);
}

}  // namespace
}  // namespace ldavi::cli
