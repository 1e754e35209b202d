// SPDX-License-Identifier: Apache-2.0
#include "cli/model_inspection.hpp"

#include <gtest/gtest.h>

#include "support/sample_model.hpp"

namespace ldavi::cli {
namespace {

TEST(ModelInspection, TellsTheModelsSize) {
  const std::string text = model_text("m.ldavi", sample_model());

  EXPECT_NE(text.find("model           m.ldavi\ntopics          3\nterms           5\n"), std::string::npos) << text;
  EXPECT_NE(model_json("m.ldavi", sample_model()).find("\"kind\": \"model\""), std::string::npos);
}

}  // namespace
}  // namespace ldavi::cli
