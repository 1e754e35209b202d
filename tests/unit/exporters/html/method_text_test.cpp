// SPDX-License-Identifier: Apache-2.0
#include "exporters/html/method_text.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "support/sample_model.hpp"

namespace ldavi {
namespace {

TEST(MethodText, TellsWhatTheEngineDoes) {
  TopicModel model = sample_model();
  const std::string story = method_story(model);
  EXPECT_NE(story.find("3 topics"), std::string::npos) << story;
  EXPECT_NE(story.find("collapsed variational Bayes"), std::string::npos);
  EXPECT_NE(story.find("12 passes over 8 documents (converged)"), std::string::npos) << story;
  model.provenance.engine = "vb";
  model.provenance.passes = 1;
  EXPECT_NE(method_story(model).find("1 pass over"), std::string::npos) << method_story(model);
}

TEST(MethodText, HasAMeaningForEachFigure) {
  for (const bool are_learned : {false, true}) {
    for (const auto& [name, meaning] : figure_meanings(are_learned)) {
      EXPECT_FALSE(name.empty());
      EXPECT_TRUE(meaning.ends_with('.')) << name;
    }
  }
}

TEST(MethodText, TellsOfTheModel) {
  const NamedTexts facts = model_facts(sample_model());
  const auto value = [&](const std::string& name) {
    const auto found = std::find_if(facts.begin(), facts.end(), [&](const auto& fact) { return fact.first == name; });
    return found == facts.end() ? std::string() : found->second;
  };
  EXPECT_EQ(value("learned from"), "8 documents, 27 words");
  EXPECT_EQ(value("held out"), "no document");
  EXPECT_EQ(value("inputs"), "letters");
}

}  // namespace
}  // namespace ldavi
