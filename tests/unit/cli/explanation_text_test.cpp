// SPDX-License-Identifier: Apache-2.0
#include "cli/explanation_text.hpp"

#include <gtest/gtest.h>

#include <numeric>

#include "unit/cli/cli_testing.hpp"

namespace ldavi::cli {
namespace {

const Words kNames{"crafts", "arts\x1b", "fun"};

ExplainedDocument some_document() {
  ExplainedDocument explained;
  explained.document.counted.id = "letters/1\x1b.txt";
  explained.document.counted.known_tokens = 2;
  explained.document.text = "Dance, my zebra\tof\r\nbread!\n\n";
  explained.document.words = {{{0, 5}, 3}, {{10, 15}, kNoTerm}, {{20, 25}, 1}};
  explained.mixture = {0.125F, 0.005F, 0.87F};
  explained.topics = {2, kNoTopic, 0};
  return explained;
}

TEST(ExplanationText, NumbersWordsWithoutColour) {
  EXPECT_EQ(explanation_text(some_document(), kNames, 6, {}),
            "letters/1\\u{1b}.txt\n"
            "   87.0 %  2  fun\n"
            "   12.5 %  0  crafts\n"
            "\n"
            "Dance[2], my zebra[-] of\nbread[0]!\n"
            "\n");
}

TEST(ExplanationText, HasTheIdOnOneLine) {
  ExplainedDocument explained = some_document();
  explained.document.counted.id = "a\n   99.0 %  7  forged";
  EXPECT_EQ(explanation_text(explained, kNames, 6, {}).find("a\\u{a}   99.0 %  7  forged\n   87.0 %"), 0U);
}

TEST(ExplanationText, ColoursWordsAsTheMixtureAbove) {
  const Style style(true, false);
  const std::string text = explanation_text(some_document(), kNames, 6, style);
  for (const std::string& part :
       {style.coloured("Dance", 2), style.coloured("2", 2), style.dim("zebra"), style.coloured("bread", 0)})
    EXPECT_NE(text.find(part), std::string::npos) << part << " in " << text;
  EXPECT_EQ(text.find('['), text.find("\x1b[") + 1) << "no number where there is a colour";
  EXPECT_EQ(text.find("arts"), std::string::npos) << "too small";
}

TEST(ExplanationText, ListsAsManyTopicsAsAsked) {
  const std::string text = explanation_text(some_document(), kNames, 1, {});
  EXPECT_NE(text.find("fun"), std::string::npos);
  EXPECT_EQ(text.find("crafts"), std::string::npos);
}

TEST(ExplanationText, NumbersTopicsThatAreTooSmallForAColour) {
  ExplainedDocument explained = some_document();
  explained.mixture.assign(30, 0.03F);
  explained.topics = {29, 24, 0};
  const Style style(true, false);
  const std::string text = explanation_text(explained, Words(30, "name"), 2, style);
  EXPECT_NE(text.find("Dance[29]"), std::string::npos) << text;
  EXPECT_NE(text.find("zebra[24]"), std::string::npos) << text;
  EXPECT_NE(text.find(style.coloured("bread", 0)), std::string::npos) << text;
}

TEST(ExplanationText, GivesTopicsOfTheSameColourDifferentOnes) {
  ExplainedDocument explained = some_document();
  explained.mixture.assign(15, 0.0F);
  explained.mixture[0] = 0.7F;
  explained.mixture[12] = 0.3F;
  explained.topics = {0, kNoTopic, 12};
  const Style style(true, false);
  const std::string text = explanation_text(explained, Words(15, "name"), 2, style);
  EXPECT_NE(text.find(style.coloured("Dance", 0)), std::string::npos) << text;
  EXPECT_NE(text.find(style.coloured("bread", 1)), std::string::npos) << text;
}

TEST(ExplanationText, SaysWhereNothingIsKnown) {
  ExplainedDocument explained;
  explained.document.counted.id = "empty";
  explained.mixture = {0.5F, 0.25F, 0.25F};
  EXPECT_EQ(explanation_text(explained, kNames, 6, {}), "empty\n  no word that the model knows\n\n");
}

}  // namespace
}  // namespace ldavi::cli
