// SPDX-License-Identifier: Apache-2.0
#include "exporters/edited_alpha.hpp"

#include <gtest/gtest.h>

#include "ldavi/base/error.hpp"
#include "support/sample_model.hpp"

namespace ldavi {
namespace {

TEST(EditedAlpha, IsThatOfTheModel) {
  EXPECT_EQ(edited_alpha(sample_model(), "files"), (std::vector<double>{0.5, 0.25, 0.125}));
}

TEST(EditedAlpha, AddsUpWhereTopicsWereMerged) {
  TopicModel model = sample_model();
  model.edits = {{EditAction::kMerge, {2, 0}, ""}};
  EXPECT_EQ(edited_alpha(model, "files"), (std::vector<double>{kLeastAlpha, 0.25, 0.625}));
}

TEST(EditedAlpha, NeedsADirichletPrior) {
  TopicModel model = sample_model();
  model.document_prior = LogisticNormalPrior{};
  EXPECT_THROW(edited_alpha(model, "files"), InvalidArgument);
}

}  // namespace
}  // namespace ldavi
