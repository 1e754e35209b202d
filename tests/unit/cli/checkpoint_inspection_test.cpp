// SPDX-License-Identifier: Apache-2.0
#include "cli/checkpoint_inspection.hpp"

#include <gtest/gtest.h>

namespace ldavi::cli {
namespace {

CheckpointSummary sample() { return {0xAB, 7, {{"version", "0.1.0"}, {"topics", "\x1b[31m"}}}; }

TEST(CheckpointInspection, TellsWhatTrainingItIs) {
  EXPECT_EQ(checkpoint_text("c", sample()),
            "checkpoint      c\n"
            "passes          7\n"
            "corpus          hash 00000000000000ab\n"
            "training        version = 0.1.0\n"
            "                topics = \\u{1b}[31m\n");
}

TEST(CheckpointInspection, IsJsonOnRequest) {
  EXPECT_EQ(checkpoint_json("c", {0xAB, 7, {{"topics", "4"}}}),
            "{\n  \"kind\": \"checkpoint\",\n  \"file\": \"c\",\n  \"passes\": 7,\n  \"corpus_hash\": \"00000000000000ab\",\n"
            "  \"options\": {\n    \"topics\": \"4\"\n  }\n}\n");
}

}  // namespace
}  // namespace ldavi::cli
