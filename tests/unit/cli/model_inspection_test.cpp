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

TEST(ModelInspection, NamesThePriorOfDocuments) {
  TopicModel model = sample_model();
  EXPECT_NE(model_json("m.ldavi", model).find("\"prior\": \"dirichlet\",\n  \"alpha\": [\n    0.5,"), std::string::npos);
  EXPECT_NE(model_text("m.ldavi", model).find("alpha           0.125 to 0.5"), std::string::npos);

  model.document_prior = LogisticNormalPrior{{0, 0, 0}, {1, 0, 0, 0, 1, 0, 0, 0, 1}};
  const std::string json = model_json("m.ldavi", model);
  EXPECT_NE(json.find("\"prior\": \"logistic-normal\",\n  \"alpha\": [],"), std::string::npos) << json;
  EXPECT_NE(model_text("m.ldavi", model).find("prior           logistic-normal"), std::string::npos);
}

}  // namespace
}  // namespace ldavi::cli
